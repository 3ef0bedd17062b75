//! Commands: one table from which keys, help, palette and the hint line come.
//!
//! Their ids are `verb-object`, lower case, in English; a command acts on what the cursor stands on.

mod define;
pub mod keymap;
pub mod rules;
pub mod table;

#[cfg(test)]
mod tests;

use crate::messages::rules as rules_text;
use crate::messages::{
    Lang, account_sheet, cure, drafts, forecast, judging, labels, paste, plan, roster, statistics, trial,
    waivers,
};
use crate::tui::key::Key;
use crate::tui::model::Model;

pub use crate::tui::command::table::TABLE;

/// Where a command is there. The narrower place wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Every sheet.
    Sheets,
    /// The outline.
    Outline,
    /// Rows of officers that can be edited: outline, the officer's form.
    People,
    /// Rows that speak of units or people: these, findings, histories.
    Rows,
    /// The findings.
    Findings,
    /// Histories.
    History,
    /// The flat roster.
    Roster,
    /// The groups of a roster.
    Groups,
    /// The columns of a roster.
    Columns,
    /// Pasted rows.
    Paste,
    /// The waivers.
    Waivers,
    /// The calendar of coming changes.
    Calendar,
    /// The accounts.
    Accounts,
    /// The statistics.
    Statistics,
    /// The drafts.
    Drafts,
    /// The cures of a finding.
    Cures,
    /// What is tried.
    Plan,
    /// The rules.
    Norms,
    /// The trial of a rule text.
    Trial,
    /// The filter line.
    Filter,
    /// Where something is chosen by typing: the picker, help and palette.
    Picker,
    /// The search line.
    Search,
    /// A sheet that is being searched.
    Matches,
    /// An open field.
    Field,
}

impl Place {
    /// What the place is called in help and palette.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Sheets => labels::place_sheets(lang),
            Self::Outline => labels::place_outline(lang),
            Self::People => labels::place_people(lang),
            Self::Rows => labels::place_rows(lang),
            Self::Findings => labels::place_findings(lang),
            Self::History => labels::place_history(lang),
            Self::Roster => roster::place_roster(lang),
            Self::Groups => roster::place_groups(lang),
            Self::Columns => roster::place_columns(lang),
            Self::Drafts => drafts::place_drafts(lang),
            Self::Cures => cure::place(lang),
            Self::Plan => plan::place(lang),
            Self::Norms => rules_text::place_norms(lang),
            Self::Trial => trial::place_trial(lang),
            Self::Filter => roster::place_filter(lang),
            Self::Paste => paste::place_paste(lang),
            Self::Calendar => forecast::place_calendar(lang),
            Self::Accounts => account_sheet::place_accounts(lang),
            Self::Statistics => statistics::place_statistics(lang),
            Self::Waivers => waivers::place_waivers(lang),
            Self::Picker => labels::place_picker(lang),
            Self::Search | Self::Matches => labels::place_search(lang),
            Self::Field => labels::place_field(lang),
        }
    }
}

/// One thing that a user can do.
#[derive(Debug)]
pub struct Command {
    /// Its name, for key files and tests.
    pub id: &'static str,
    /// Where it is there.
    pub place: Place,
    /// Its keys; without any it stands in the palette only.
    pub keys: &'static [Key],
    /// What it does, in words.
    pub text: fn(Lang) -> String,
    /// Its place in the hint line.
    pub hint: Option<Hint>,
    /// Whether it can be done now, or why not.
    pub ready: fn(&Model) -> Result<(), WhyNot>,
    /// Does it.
    pub run: fn(&mut Model),
    /// Whether undo takes it back.
    pub undoable: bool,
}

/// A word of the hint line.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    /// Hints stand in this order.
    pub rank: u8,
    /// The keys as they are shown.
    pub keys: &'static str,
    /// What they do, in a word.
    pub text: fn(Lang) -> String,
}

/// Why a command cannot be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The cursor is not on an officer.
    NoOfficer,
    /// The column is shown only.
    NotThisCell,
    /// The roster can only be read.
    ReadOnly,
    /// Whoever sits here may not edit there.
    Outside,
    /// There are no rows.
    Nothing,
    /// The row is being saved.
    Saving,
    /// The row speaks of nobody.
    NoPerson,
    /// The sheet has nothing of the kind.
    NotHere,
    /// The cursor has not leapt, or was gone all the way.
    NoWay,
    /// Nothing was searched for before.
    NoSearches,
    /// The field has but one line.
    OneLine,
    /// The command belongs to another place.
    OtherPlace,
    /// Another day is looked at.
    OtherDay,
    /// There is no finding here to be cured.
    NothingToCure,
    /// Changes are being tried.
    Trying,
    /// The row is only tried.
    OnlyTried,
    /// No finding here can be excused.
    NothingToWaive,
    /// The role does not allow it.
    NotApprover,
    /// Only administrators do it.
    NotAdministrator,
    /// The account is not below one's own.
    NotBelow,
    /// The cursor is on no account.
    NoAccount,
    /// The key opens no more.
    KeyRevoked,
    /// Nothing waits to be judged.
    NotStale,
    /// Only an approver of the whole roster does that.
    NotOfAll,
    /// The rule text has faults.
    Broken,
    /// The row speaks of no finding.
    NotAFinding,
}

impl WhyNot {
    /// In words.
    pub fn sentence(self, model: &Model) -> String {
        let lang = model.lang();
        match self {
            Self::NoOfficer => labels::only_on_officers(lang),
            Self::NotThisCell => labels::not_on_this_cell(lang),
            Self::ReadOnly => labels::read_only(lang),
            Self::Outside => match model.overview.as_ref().and_then(|overview| overview.own.as_ref()) {
                Some(own) if model.may_edit_somewhere() => labels::outside_own(lang, &own.full_name()),
                _ => labels::only_reads(lang),
            },
            Self::Nothing => labels::nothing_here(lang),
            Self::Saving => labels::still_saving(lang),
            Self::NoPerson => labels::only_on_people(lang),
            Self::NotHere => labels::not_in_this_sheet(lang),
            Self::NoWay => labels::no_way(lang),
            Self::NoSearches => labels::no_searches(lang),
            Self::OneLine => labels::one_line(lang),
            Self::OtherPlace => labels::in_another_place(lang),
            Self::OtherDay => labels::only_looking(lang),
            Self::NothingToCure => cure::no_finding(lang),
            Self::Trying => plan::trying(lang),
            Self::OnlyTried => plan::only_tried(lang),
            Self::NothingToWaive => waivers::nothing_to_waive(lang),
            Self::NotApprover => waivers::only_approvers(lang),
            Self::NotAdministrator => account_sheet::only_administrators(lang),
            Self::NotBelow => account_sheet::not_below(lang),
            Self::NoAccount => account_sheet::no_account(lang),
            Self::KeyRevoked => account_sheet::no_key_any_more(lang),
            Self::NotStale => judging::not_stale(lang),
            Self::NotOfAll => trial::not_of_all(lang),
            Self::Broken => trial::broken(lang),
            Self::NotAFinding => trial::not_a_finding(lang),
        }
    }
}

/// The command of a name.
pub fn by_id(id: &str) -> Option<&'static Command> {
    TABLE.iter().find(|command| command.id == id)
}
