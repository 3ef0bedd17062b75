//! A row of fields in the strip that asks for something that is no cell: what a waiver needs, a day.

pub mod account;
pub mod event;
pub mod waive;

use crate::domain::day::{DateForm, Day, Period};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::clean_line;
use crate::domain::outline::RowKey;
use crate::domain::query::Dossier;
use crate::messages::{
    Lang, account_sheet as accounts, event as event_words, labels, trial, waivers as words,
};
use crate::tui::edit::live::Overlay;
use crate::tui::field::Editor;
use crate::tui::field::choice::{Choice, ChoiceField, Takes};
use crate::tui::field::date::DateOf;
use crate::tui::field::text::TextField;
use crate::tui::prompt::account::AccountFor;
use crate::tui::prompt::event::Event;
use crate::tui::prompt::waive::Waive;

/// What a field of the row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Number of the decision.
    DecisionNo,
    /// Last day.
    LastDay,
    /// Why.
    Reason,
    /// First day.
    FirstDay,
    /// What a waiver does.
    Effect,
    /// Whether it holds below, too.
    Reach,
    /// A day.
    Day,
    /// The name of an account.
    AccountName,
    /// Its role.
    Role,
    /// A public key.
    PublicKey,
    /// The last day of a key.
    Expires,
    /// A topic.
    Topic,
    /// Free text.
    Note,
    /// A file of this machine.
    File,
}

impl Asks {
    /// The label before the field.
    pub fn label(self, lang: Lang) -> String {
        match self {
            Self::DecisionNo => words::ask_decision_no(lang),
            Self::LastDay => words::ask_last_day(lang),
            Self::Reason => words::ask_reason(lang),
            Self::FirstDay => words::ask_first_day(lang),
            Self::Effect => words::ask_effect(lang),
            Self::Reach => words::ask_reach(lang),
            Self::Day => labels::ask_day(lang),
            Self::AccountName => accounts::ask_name(lang),
            Self::Role => accounts::ask_role(lang),
            Self::PublicKey => accounts::ask_key(lang),
            Self::Expires => accounts::ask_expires(lang),
            Self::Topic => event_words::ask_topic(lang),
            Self::Note => event_words::ask_note(lang),
            Self::File => trial::ask_file(lang),
        }
    }

    /// Cells of the field.
    pub fn cells(self) -> usize {
        match self {
            Self::LastDay | Self::FirstDay | Self::Day | Self::Expires => 11,
            Self::DecisionNo | Self::Topic => 12,
            Self::Reach => 14,
            Self::AccountName | Self::Role => 16,
            Self::Reason | Self::Effect | Self::PublicKey | Self::Note => 24,
            Self::File => 66,
        }
    }
}

/// A field of the row.
#[derive(Clone, Debug)]
pub struct Blank {
    /// What it asks for.
    pub asks: Asks,
    /// What is typed.
    pub editor: Editor,
}

impl Blank {
    /// An empty text.
    pub fn text(asks: Asks) -> Self {
        Self { asks, editor: Editor::Text(TextField::default()) }
    }

    /// A text, with this one in it.
    pub fn written(asks: Asks, text: &str) -> Self {
        Self { asks, editor: Editor::Text(TextField::selected(text)) }
    }

    /// A day, with this one in it.
    pub fn day(asks: Asks, of: DateOf, day: Option<Day>, dates: DateForm) -> Self {
        let shown = day.map(|day| dates.show(day)).unwrap_or_default();
        Self { asks, editor: Editor::Date(TextField::selected(&shown), of) }
    }

    /// One of these, the first to begin with.
    pub fn choice(asks: Asks, choices: Vec<Choice>) -> Self {
        let first = choices.first().cloned().unwrap_or_else(|| Choice::new("", ""));
        let line = TextField::selected(&first.shown);
        Self { asks, editor: Editor::Choice(ChoiceField::new(line, &first.word, Takes::Choices, choices)) }
    }

    /// What is typed, in canonical form.
    ///
    /// # Errors
    /// What cannot be stored.
    pub fn value(&self, today: Day) -> Result<String, EditFault> {
        let value = self.editor.value(today)?;
        if matches!(self.editor, Editor::Text(_)) { clean_line(&value) } else { Ok(value) }
    }
}

/// What the row is for.
#[derive(Clone, Debug)]
pub enum PromptFor {
    /// To excuse a finding.
    Waive(Box<Waive>),
    /// To look at another day.
    OtherDay,
    /// To make or change an account or a key.
    Account(Box<AccountFor>),
    /// To enter a class or a visit.
    Event(Event),
    /// To try a rule file.
    TryRules,
    /// To bring rules into force.
    TakeRules(Box<TakeRules>),
}

/// Rules that are to come into force.
#[derive(Clone, Debug)]
pub struct TakeRules {
    /// The name of the profile.
    pub name: String,
    /// Its text.
    pub source: String,
    /// The days that it gives itself.
    pub valid: Period,
}

impl PromptFor {
    /// The finding that is to be excused.
    pub fn waive(&self) -> Option<&Waive> {
        match self {
            Self::Waive(waive) => Some(waive),
            Self::OtherDay | Self::Account(_) | Self::Event(_) | Self::TryRules | Self::TakeRules(_) => None,
        }
    }
}

/// An open row of fields.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Its number: answers for another one are dropped.
    pub serial: u32,
    /// The row of the sheet about which it asks.
    pub row: Option<RowKey>,
    /// What for.
    pub what_for: PromptFor,
    /// The fields in their order.
    pub blanks: Vec<Blank>,
    /// Which of them is open.
    pub at: usize,
    /// What judging needs.
    pub dossier: Option<Box<Dossier>>,
    /// The effect of what is typed.
    pub overlay: Overlay,
    /// Why what is typed cannot be saved, and which field says so.
    pub fault: Option<(usize, Fault)>,
}

impl Prompt {
    /// A row of fields, the first one open.
    pub fn new(serial: u32, row: Option<RowKey>, what_for: PromptFor, blanks: Vec<Blank>) -> Self {
        Self { serial, row, what_for, blanks, at: 0, dossier: None, overlay: Overlay::default(), fault: None }
    }

    /// The open field.
    pub fn open(&self) -> Option<&Blank> {
        self.blanks.get(self.at)
    }

    /// The open field, to be typed into.
    pub fn open_mut(&mut self) -> Option<&mut Blank> {
        self.blanks.get_mut(self.at)
    }

    /// Goes to a field; what stands in it is selected.
    pub fn go_to(&mut self, at: usize) {
        let at = at.min(self.blanks.len().saturating_sub(1));
        for place in [self.at, at] {
            match self.blanks.get_mut(place).map(|blank| &mut blank.editor) {
                Some(Editor::Choice(field)) => field.settle(),
                Some(editor) => editor.edit(|line| *line = TextField::selected(line.text())),
                None => {}
            }
        }
        self.at = at;
    }

    /// The field that asks for this.
    pub fn place(&self, asks: Asks) -> Option<usize> {
        self.blanks.iter().position(|blank| blank.asks == asks)
    }

    /// The value of a field; empty where the row has none of the kind.
    ///
    /// # Errors
    /// What cannot be stored, with the field.
    pub fn value(&self, asks: Asks, today: Day) -> Result<String, (usize, Fault)> {
        let Some(at) = self.place(asks) else { return Ok(String::new()) };
        let value = self.blanks.get(at).map_or_else(|| Ok(String::new()), |blank| blank.value(today));
        value.map_err(|fault| (at, fault.into()))
    }

    /// The day in a field.
    ///
    /// # Errors
    /// What is no day, with the field.
    pub fn day(&self, asks: Asks, today: Day) -> Result<Option<Day>, (usize, Fault)> {
        let text = self.value(asks, today)?;
        Ok(Day::parse(&text).ok().filter(|_| !text.is_empty()))
    }
}
