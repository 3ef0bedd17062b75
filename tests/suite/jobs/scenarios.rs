//! The acceptance scenarios: each is done in the real program with at most so many keys.
//!
//! A scenario is a function of another module here that does it, looks at what must be seen, and gives back the keys
//! that it took from where the scenario begins. A paste counts one. Those of bytes (a typing aid, a torn arrow) press
//! no key.

use crate::harness::keys::Pressed;

/// Makes a test of each row, and the list of their numbers.
macro_rules! scenarios {
    ($($module:ident::$does:ident: number $number:literal, keys $keys:literal;)+) => {
        $(
            #[test]
            fn $does() {
                within($number, $keys, super::$module::$does);
            }
        )+
        const NUMBERS: &[u8] = &[$($number),+];
    };
}

fn within(number: u8, allowed: usize, does: fn() -> Pressed) {
    let pressed = does().keys();
    assert!(pressed <= allowed, "scenario {number} took {pressed} keys, at most {allowed} are allowed");
}

scenarios! {
    leaving::help_and_out: number 1, keys 4;
    leaving::escape_never_leaves: number 2, keys 5;
    leaving::ctrl_c_copies_and_runs_on: number 3, keys 1;
    moving::f8_stands_on_the_next_finding_with_its_reason: number 4, keys 1;
    moving::a_commune_is_reached: number 5, keys 7;
    editing::an_officer_is_transferred: number 6, keys 9;
    editing::a_vacancy_is_filled: number 7, keys 19;
    editing::a_qualification_is_corrected: number 8, keys 6;
    editing::it_is_undone_and_redone: number 9, keys 2;
    editing::escape_gives_the_old_value_back: number 10, keys 5;
    editing::a_burst_of_the_typing_aid_is_taken_literally: number 11, keys 0;
    editing::the_typing_aid_harms_nothing_on_a_sheet: number 12, keys 0;
    moving::a_torn_arrow_changes_nothing: number 13, keys 0;
    paste::three_rows_from_a_spreadsheet_are_one_key_and_one_undo: number 14, keys 2;
    paste::a_paste_without_brackets_runs_nothing: number 15, keys 0;
    bulk::one_edit_for_three_marked_rows: number 16, keys 9;
    bulk::the_value_above_is_filled_down: number 17, keys 1;
    waiving::a_finding_is_waived_until_a_day_and_comes_back_after_it: number 18, keys 13;
    moving::a_name_is_found_without_marks: number 19, keys 6;
    roster::the_cells_value_filters: number 20, keys 3;
    bulk::the_last_change_is_repeated: number 21, keys 1;
    rough::sizes_and_colours: number 25, keys 0;
}

#[test]
fn every_scenario_has_its_row() {
    let elsewhere = 22..=24;
    let all: Vec<u8> = (1..=25).filter(|number| !elsewhere.contains(number)).collect();
    assert_eq!(NUMBERS, all);
}
