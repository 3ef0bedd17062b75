//! The commands of this version.

use crate::messages::rules as norms;
use crate::messages::{
    account_sheet, backup, bulk, commands as text, cure, drafts, event, forecast, judging,
    looking_back as back, paste as pasted, plan, roster as list, statistics, trial, waivers,
};
use crate::tui::act;
use crate::tui::command::define::command;
use crate::tui::command::{Command, Place};
use crate::tui::key::Key;

use Key::{
    Alt, AltLeft, AltRight, BackTab, Backspace, Char, Ctrl, Delete, Down, End, Enter, Esc, F, Home, Insert,
    Left,
};
use Key::{PageDown, PageUp, Right, Tab, Up};
use Place::{
    Accounts, Calendar, Columns, Cures, Drafts, Field, Filter, Findings, Groups, History, Matches, Norms,
    Outline, People, Picker, Roster, Rows,
};
use Place::{Paste, Plan, Search, Sheets, Statistics, Trial, Waivers};

/// All commands, in the order of help and palette.
pub static TABLE: &[Command] = &[
    command("move-up", Sheets, &[Up, Char('k')], text::move_up)
        .hint(1, "↑↓←→", text::hint_move)
        .run(act::navigate::up),
    command("move-down", Sheets, &[Down, Char('j')], text::move_down).run(act::navigate::down),
    command("move-left", Sheets, &[Left, Char('h')], text::move_left).run(act::navigate::left),
    command("move-right", Sheets, &[Right, Char('l')], text::move_right).run(act::navigate::right),
    command("page-up", Sheets, &[PageUp], text::page_up).run(act::navigate::page_up),
    command("page-down", Sheets, &[PageDown], text::page_down).run(act::navigate::page_down),
    command("go-start", Sheets, &[Home], text::go_start).run(act::navigate::start),
    command("go-end", Sheets, &[End], text::go_end).run(act::navigate::end),
    command("open-all", Outline, &[Char('+')], text::open_all)
        .ready(act::ready::row)
        .run(act::navigate::open_all),
    command("close-all", Outline, &[Char('-')], text::close_all)
        .ready(act::ready::row)
        .run(act::navigate::close_all),
    command("enter", Sheets, &[Enter], text::enter)
        .hint(2, "Enter", text::hint_enter)
        .ready(act::ready::row)
        .run(act::navigate::enter),
    command("edit-end", People, &[F(2), Alt('2'), Ctrl('e')], text::edit_end)
        .changes(act::ready::cells, act::edit::edit_end),
    command("clear-cell", People, &[Delete], text::clear_cell)
        .changes(act::ready::cells, act::edit::clear_cell),
    command("mark", People, &[Char(' ')], bulk::mark).ready(act::ready::mark).run(act::marks::mark),
    command("mark-range", People, &[Char('V')], bulk::mark_range)
        .ready(act::ready::mark)
        .run(act::marks::mark_range),
    command("mark-all", People, &[Char('*'), Ctrl('a')], bulk::mark_all)
        .ready(act::ready::table)
        .run(act::marks::mark_all),
    command("fill-down", People, &[Ctrl('d')], bulk::fill_down)
        .changes(act::ready::cells, act::bulk::fill_down),
    command("repeat", People, &[F(4), Alt('4'), Char('.')], bulk::repeat)
        .changes(act::ready::officers, act::bulk::repeat),
    command("add-officer", Outline, &[Char('t'), Insert], text::add_officer)
        .hint(3, "t", text::hint_add)
        .changes(act::ready::here, act::edit::add_officer),
    command("transfer", People, &[Char('c'), F(6), Alt('6')], text::transfer)
        .changes(act::ready::officers, act::edit::transfer),
    command("change-from", People, &[], text::change_from)
        .changes(act::ready::officer, act::edit::change_from),
    command("end-seat", People, &[Char('x')], text::end_seat)
        .changes(act::ready::officers, act::edit::end_seat),
    command("delete-entry", People, &[], text::delete_entry)
        .changes(act::ready::stored_officer, act::edit::delete_entry),
    command("next-finding", Sheets, &[F(8), Alt('8'), Char('n')], text::next_finding)
        .hint(4, "F8", text::hint_next_finding)
        .run(act::navigate::next_finding),
    command("previous-finding", Sheets, &[F(7), Alt('7'), Char('N')], text::previous_finding)
        .run(act::navigate::previous_finding),
    command("go-to", Sheets, &[Char('g'), F(5), Alt('5'), Ctrl('g')], text::go_to)
        .hint(6, "g", text::hint_go_to)
        .run(act::navigate::go_to),
    command("jump-back", Sheets, &[Char('<'), AltLeft], text::jump_back)
        .ready(act::ready::way_back)
        .run(act::navigate::jump_back),
    command("jump-forward", Sheets, &[Char('>'), AltRight], text::jump_forward)
        .ready(act::ready::way_forward)
        .run(act::navigate::jump_forward),
    command("copy", Sheets, &[Ctrl('c')], text::copy).run(act::session::copy),
    command("undo", Sheets, &[Ctrl('z'), Char('z')], text::undo)
        .ready(act::ready::write)
        .run(act::session::undo),
    command("redo", Sheets, &[Ctrl('y')], text::redo).ready(act::ready::redo).run(act::session::redo),
    command("redraw", Sheets, &[Ctrl('l')], text::redraw).run(act::session::redraw),
    command("back", Sheets, &[Esc], text::back).hint(11, "Esc", text::hint_return).run(act::session::back),
    command("leave", Sheets, &[Char('q')], text::back)
        .hint(11, "q", text::hint_quit)
        .run(act::session::leave),
    command("quit", Sheets, &[F(10), Alt('0')], text::quit).run(act::session::quit),
    command("find", Sheets, &[Char('/'), Ctrl('f')], text::find)
        .hint(5, "/", text::hint_find)
        .ready(act::ready::search)
        .run(act::search::open),
    command("open-roster", Sheets, &[], list::open_roster).run(act::roster::open),
    command("open-roster-all", Sheets, &[], list::open_roster_all).run(act::roster::open_all),
    command("open-findings", Sheets, &[Char('p')], text::open_findings)
        .hint(14, "p", text::hint_findings)
        .run(act::visit::findings),
    command("open-changes", Sheets, &[], text::open_changes).run(act::visit::changes),
    command("open-record", Rows, &[Char('v'), F(3), Alt('3')], text::open_record)
        .hint(12, "v", text::hint_record)
        .ready(act::ready::person)
        .run(act::visit::record),
    command("open-history", Rows, &[Char('r')], text::open_history)
        .ready(act::ready::subject)
        .run(act::visit::history),
    command("waive", Rows, &[Char('m')], waivers::waive)
        .hint(13, "m", waivers::hint_waive)
        .changes(act::waive::ready, act::waive::waive),
    command("cures", Rows, &[Char('!')], cure::cures).ready(act::cures::ready).run(act::cures::open),
    command("take-cure", Cures, &[Enter], cure::take)
        .hint(1, "Enter", cure::hint_take)
        .changes(act::cures::can_take, act::cures::take),
    command("enter-class", People, &[], event::enter_class)
        .changes(act::event::class_ready, act::event::class),
    command("enter-visit", Rows, &[], event::enter_visit).changes(act::event::visit_ready, act::event::visit),
    command("try-changes", Sheets, &[Char('=')], plan::try_changes)
        .ready(act::plan::ready)
        .run(act::plan::begin),
    command("save-plan", Plan, &[Enter], plan::save_plan)
        .hint(1, "Enter", plan::hint_save)
        .changes(act::plan::any, act::plan::save),
    command("drop-move", Plan, &[Char('x')], plan::drop_move)
        .hint(2, "x", plan::hint_drop_move)
        .ready(act::plan::any)
        .run(act::plan::drop_move),
    command("drop-plan", Plan, &[Delete], plan::drop_plan)
        .hint(3, "Delete", plan::hint_drop)
        .run(act::plan::ask_drop),
    command("as-of", Sheets, &[Char('@')], text::as_of).ready(act::other_day::ready).run(act::other_day::ask),
    command("open-waivers", Sheets, &[], waivers::open_waivers).run(act::waive::list),
    command("open-calendar", Sheets, &[], forecast::open_calendar).run(act::calendar::open),
    command("go-to-change", Calendar, &[Enter], forecast::go_to_change)
        .hint(2, "Enter", text::hint_go_there)
        .ready(act::calendar::ready)
        .run(act::visit::enter),
    command("calendar-order", Calendar, &[Char('s')], forecast::turn_order)
        .hint(3, "s", forecast::hint_order)
        .ready(act::calendar::ready)
        .run(act::calendar::turn),
    command("open-accounts", Sheets, &[], account_sheet::open_accounts)
        .ready(act::accounts::administrator)
        .run(act::accounts::open),
    command("add-account", Accounts, &[Char('t'), Insert], account_sheet::add_account)
        .hint(2, "t", account_sheet::hint_add)
        .ready(act::accounts::ready_write)
        .run(act::accounts::add),
    command("change-account", Accounts, &[Enter], account_sheet::change_account)
        .hint(1, "Enter", account_sheet::hint_change)
        .ready(act::accounts::ready_row)
        .run(act::accounts::change),
    command("move-account", Accounts, &[Char('c'), F(6), Alt('6')], account_sheet::move_account)
        .hint(3, "c", account_sheet::hint_move)
        .ready(act::accounts::ready_below)
        .run(act::accounts::move_unit),
    command("add-key", Accounts, &[Char('+')], account_sheet::add_key)
        .hint(3, "+", account_sheet::hint_key)
        .ready(act::accounts::ready_below)
        .run(act::accounts::add_key),
    command("revoke", Accounts, &[Char('x')], account_sheet::revoke)
        .hint(3, "x", account_sheet::hint_revoke)
        .ready(act::accounts::ready_row)
        .run(act::accounts::revoke),
    command("open-statistics", Sheets, &[], statistics::open_statistics).run(act::statistics::open),
    command("go-into-part", Statistics, &[Enter], statistics::go_into_part)
        .hint(2, "Enter", statistics::hint_into)
        .ready(act::statistics::ready)
        .run(act::statistics::enter),
    command("statistics-order", Statistics, &[Char('s')], statistics::turn_order)
        .hint(3, "s", statistics::hint_order)
        .ready(act::statistics::ready)
        .run(act::statistics::turn),
    command("copy-sentence", Statistics, &[Ctrl('c')], statistics::copy_sentence)
        .hint(3, "Ctrl-C", statistics::hint_sentence)
        .run(act::session::copy),
    command("open-norms", Sheets, &[Char('L')], norms::open_norms).run(act::norms::open),
    command("show-norm", Norms, &[Enter], norms::show_norm)
        .hint(2, "Enter", norms::hint_show)
        .ready(act::norms::ready)
        .run(act::norms::enter),
    command("try-rules", Norms, &[Char('t')], trial::try_rules)
        .hint(3, "t", trial::hint_try)
        .run(act::trial::ask),
    command("take-back-rules", Norms, &[Char('x')], trial::take_back)
        .hint(7, "x", trial::hint_back)
        .changes(act::trial::may_change, act::trial::ask_back),
    command("take-rules", Trial, &[Char('t')], trial::take_over)
        .hint(1, "t", trial::hint_take)
        .changes(act::trial::ready_to_take, act::trial::take),
    command("try-again", Trial, &[Char('r')], trial::again)
        .hint(2, "r", trial::hint_again)
        .ready(act::trial::ready)
        .run(act::trial::again),
    command("go-to-tried", Trial, &[Enter], trial::go_there)
        .hint(3, "Enter", text::hint_go_there)
        .ready(act::trial::ready_to_go)
        .run(act::visit::enter),
    command("go-to-waived", Waivers, &[Enter], waivers::go_to_waived)
        .hint(2, "Enter", text::hint_go_there)
        .ready(act::ready::row)
        .run(act::visit::enter),
    command("open-sheets", Sheets, &[Char('b')], list::open_sheets)
        .hint(15, "b", list::hint_sheets)
        .run(act::visit::sheets),
    command("roster-sorted", Outline, &[Char('s')], list::roster_sorted)
        .ready(act::ready::row)
        .run(act::roster::sort),
    command("roster-filtered", Outline, &[Char('f')], list::roster_filtered)
        .ready(act::ready::row)
        .run(act::roster::filter),
    command("clear-sort", Roster, &[], list::clear_sort).run(act::roster::clear_sort),
    command("group", Rows, &[], list::group).ready(act::ready::table).run(act::roster::group),
    command("choose-columns", Roster, &[], list::choose_columns).run(act::roster::columns),
    command("sort", Roster, &[Char('s')], list::sort).hint(3, "s", list::hint_sort).run(act::roster::sort),
    command("filter", Roster, &[Char('f')], list::filter)
        .hint(3, "f", list::hint_filter)
        .ready(act::ready::row)
        .run(act::roster::filter),
    command("filter-by-name", Roster, &[Char('/'), Ctrl('f')], list::filter_by_name)
        .hint(5, "/", text::hint_find)
        .run(act::roster::filter_by_name),
    command("open-group", Groups, &[Enter], list::open_group)
        .hint(2, "Enter", list::hint_list_them)
        .run(act::roster::open_group),
    command("toggle-column", Columns, &[Char(' '), Enter], list::toggle_column)
        .hint(2, "Space", list::hint_toggle)
        .run(act::roster::toggle_column),
    command("column-left", Columns, &[Char('-')], list::column_left).run(act::roster::column_left),
    command("column-right", Columns, &[Char('+')], list::column_right).run(act::roster::column_right),
    command("paste-rows", Sheets, &[], pasted::paste_rows).run(act::paste::how_to),
    command("apply-paste", Paste, &[Enter], pasted::apply_paste)
        .hint(1, "Enter", pasted::hint_apply)
        .run(act::paste::apply)
        .undoable(),
    command("correct-cell", Paste, &[F(2), Alt('2'), Ctrl('e')], pasted::correct_cell)
        .hint(2, "F2", pasted::hint_correct)
        .run(act::paste::open_cell),
    command("next-meaning", Paste, &[Char('+')], pasted::next_meaning)
        .hint(3, "- +", pasted::hint_meaning)
        .run(act::paste::next_meaning),
    command("previous-meaning", Paste, &[Char('-')], pasted::previous_meaning)
        .run(act::paste::previous_meaning),
    command("drop-row", Paste, &[Char('x'), Delete], pasted::drop_row)
        .hint(4, "x", pasted::hint_drop)
        .run(act::paste::drop_row),
    command("apply-filter", Filter, &[Enter], list::apply_filter)
        .hint(1, "Enter", text::hint_pick)
        .run(act::roster::apply_filter),
    command("leave-filter", Filter, &[Esc], list::leave_filter)
        .hint(2, "Esc", text::hint_back)
        .run(act::roster::leave_filter),
    command("delete-left-filter", Filter, &[Backspace, Ctrl('h')], text::delete_left)
        .run(act::field::delete_left),
    command("delete-word-filter", Filter, &[Ctrl('w')], text::delete_word).run(act::field::delete_word),
    command("clear-filter", Filter, &[Ctrl('u')], text::clear_field).run(act::field::clear),
    command("judge-anew", Sheets, &[], judging::judge_anew)
        .ready(act::judging::ready)
        .run(act::judging::anew),
    command("open-palette", Sheets, &[F(9), Alt('9'), Char(':')], text::open_palette)
        .hint(10, "F9", text::hint_palette)
        .run(act::visit::palette),
    command("open-help", Sheets, &[F(1), Alt('1'), Char('?')], text::open_help)
        .hint(10, "F1", text::hint_help)
        .run(act::visit::help),
    command("open-messages", Sheets, &[Char('#')], text::open_messages).run(act::visit::messages),
    command("make-copy", Sheets, &[], backup::keep_copy)
        .ready(act::ready::copying)
        .run(crate::tui::copies::ask),
    command("open-drafts", Sheets, &[], drafts::open_drafts).run(act::drafts::open_sheet),
    command("open-draft", Drafts, &[Enter], drafts::open_draft)
        .hint(1, "Enter", drafts::hint_open)
        .ready(act::ready::draft)
        .run(act::drafts::open),
    command("drop-draft", Drafts, &[Char('x')], drafts::drop_draft)
        .hint(2, "x", drafts::hint_drop)
        .ready(act::ready::draft)
        .run(act::drafts::discard),
    command("go-to-finding", Findings, &[Enter], text::go_to_finding)
        .hint(2, "Enter", text::hint_go_there)
        .ready(act::ready::row)
        .run(act::visit::enter),
    command("open-entry", History, &[Enter], text::open_entry)
        .hint(2, "Enter", text::hint_open_entry)
        .ready(act::ready::subject)
        .run(act::visit::enter),
    command("revert-change", History, &[Char('z')], back::revert_change)
        .hint(3, "z", back::hint_revert)
        .changes(act::history::ready, act::history::revert),
    command("look-at-change", History, &[Char('@')], back::look_at_change)
        .hint(3, "@", back::hint_look)
        .ready(act::history::back)
        .run(act::history::look),
    command("history-of-admin", History, &[Char('f')], back::of_admin)
        .hint(3, "f", back::hint_admin)
        .ready(act::history::entry)
        .run(act::history::of_admin),
    command("history-of-day", History, &[Char('s')], back::of_day)
        .hint(3, "s", back::hint_day)
        .ready(act::history::entry)
        .run(act::history::of_day),
    command("search-first", Search, &[Enter], text::search_first)
        .hint(1, "Enter", text::hint_search_first)
        .run(act::search::first),
    command("leave-search", Search, &[Esc], text::leave_search)
        .hint(2, "Esc", text::hint_back)
        .run(act::search::end),
    command("search-earlier", Search, &[Up], text::search_earlier)
        .hint(3, "↑", text::hint_search_earlier)
        .ready(act::ready::searches)
        .run(act::search::earlier),
    command("search-later", Search, &[Down], text::search_later)
        .ready(act::ready::searches)
        .run(act::search::later),
    command("delete-left-search", Search, &[Backspace, Ctrl('h')], text::delete_left)
        .run(act::field::delete_left),
    command("delete-word-search", Search, &[Ctrl('w')], text::delete_word).run(act::field::delete_word),
    command("clear-search", Search, &[Ctrl('u')], text::clear_field).run(act::field::clear),
    command("next-match", Matches, &[Char('n')], text::next_match)
        .hint(0, "n", text::hint_next_match)
        .run(act::search::next),
    command("previous-match", Matches, &[Char('N')], text::previous_match)
        .hint(0, "N", text::hint_previous_match)
        .run(act::search::previous),
    command("end-search", Matches, &[Esc], text::leave_search)
        .hint(0, "Esc", text::hint_end_search)
        .run(act::search::end),
    command("pick", Picker, &[Enter], text::pick)
        .hint(1, "Enter", text::hint_pick)
        .ready(act::ready::choice)
        .run(act::navigate::pick),
    command("leave-picker", Picker, &[Esc], text::back)
        .hint(2, "Esc", text::hint_back)
        .run(act::session::back),
    command("commit-down", Field, &[Enter], text::commit_down)
        .hint(1, "Enter", text::hint_commit_down)
        .run(act::save::down)
        .undoable(),
    command("commit-right", Field, &[Tab], text::commit_right)
        .hint(2, "Tab", text::hint_commit_right)
        .run(act::save::right)
        .undoable(),
    command("commit-left", Field, &[BackTab], text::commit_left).run(act::save::left).undoable(),
    command("save-now", Field, &[Ctrl('s')], text::save_now).run(act::save::now).undoable(),
    command("list", Field, &[Down], text::list).hint(3, "↓", text::hint_list).run(act::field::list_down),
    command("list-up", Field, &[Up], text::list_up).run(act::field::list_up),
    command("cancel-edit", Field, &[Esc], text::cancel_edit)
        .hint(4, "Esc", text::hint_cancel)
        .run(act::edit::cancel),
    command("new-line", Field, &[Ctrl('n')], text::new_line)
        .hint(3, "Ctrl-N", text::hint_new_line)
        .ready(act::ready::lines)
        .run(act::field::new_line),
    command("help-field", Field, &[F(1), Alt('1')], text::open_help)
        .hint(5, "F1", text::hint_help)
        .run(act::visit::help),
    command("delete-left", Field, &[Backspace, Ctrl('h')], text::delete_left).run(act::field::delete_left),
    command("delete-word", Field, &[Ctrl('w')], text::delete_word).run(act::field::delete_word),
    command("clear-field", Field, &[Ctrl('u')], text::clear_field).run(act::field::clear),
    command("delete-left-picker", Picker, &[Backspace, Ctrl('h')], text::delete_left)
        .run(act::field::delete_left),
    command("delete-word-picker", Picker, &[Ctrl('w')], text::delete_word).run(act::field::delete_word),
    command("clear-picker", Picker, &[Ctrl('u')], text::clear_field).run(act::field::clear),
];
