//! Every command of the table, everywhere.

use crate::tui::command::TABLE;
use crate::tui::tests::driver::Driver;
use crate::tui::update::run;

/// Ways to each sheet and state of the screen.
const PLACES: [&str; 21] = [
    "",
    "Home Home",
    "g 'nong thi hoa' Enter",
    "g 'nong thi hoa' Enter Right Right",
    "g 'cai k' Enter Right Down",
    "g 'nong thi hoa' Enter Enter 'x'",
    "g 'nong thi hoa' Enter x",
    "g 'nong thi hoa'",
    "Home Home p",
    "Home Home p / 'dong'",
    "g 'nong thi hoa' Enter v",
    "g 'nong thi hoa' Enter v Down Down Enter '19'",
    "g 'nong thi hoa' Enter v End",
    "g 'nong thi hoa' Enter r",
    "F9 'thay doi' Enter",
    "F1 'len'",
    "g 'nong thi hoa' Enter Enter F1",
    "F9",
    "#",
    "/ 'duc'",
    "/ 'dinh' Enter",
];

#[test]
fn every_command_runs_on_every_sheet() {
    for place in PLACES {
        for command in TABLE {
            let mut screen = Driver::new();
            screen.at(place);
            run(&mut screen.model, command);
            let effects = screen.model.take_wants();
            drop(effects);
            screen.frame();
            screen.at("Esc Esc Down Up Esc");
            screen.frame();
        }
    }
}
