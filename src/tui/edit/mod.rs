//! The one edit that may be open: a draft, the field in which the cursor stands, and the effect on the findings.

pub mod clash;
pub mod draft;
pub mod kept;
pub mod live;
pub mod offers;
pub mod pending;

use std::collections::BTreeMap;
use std::mem;

use crate::domain::change::{Cause, Step};
use crate::domain::contact;
use crate::domain::day::{DateForm, Day, PartialDate};
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::DraftId;
use crate::domain::outline::RowKey;
use crate::domain::patch::Patch;
use crate::domain::profile::Profile;
use crate::domain::query::Dossier;
use crate::domain::unit::Unit;
use crate::messages::{Lang, names};
use crate::rules::judge::Judge;
use crate::tui::edit::draft::{Draft, Intent};
use crate::tui::edit::live::Overlay;
use crate::tui::field::Editor;
use crate::tui::field::choice::{Choice, ChoiceField, Takes};
use crate::tui::field::date::DateOf;
use crate::tui::field::text::TextField;

/// How a field opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The value selected: the first character replaces it.
    Selected,
    /// The caret at its end.
    AtEnd,
}

/// An open edit.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its identity, also for a later session.
    pub id: DraftId,
    /// Its number: answers for another one are dropped.
    pub serial: u32,
    /// What has been typed.
    pub draft: Draft,
    /// The other officers to whom the same is done: all get what is typed.
    pub others: Vec<Draft>,
    /// The row in which it stands; that of a new officer is not stored.
    pub row: RowKey,
    /// The row at which it was asked for.
    pub anchor: RowKey,
    /// The fields in their order.
    pub steps: Vec<Field>,
    /// Which of them is open.
    pub at: usize,
    /// The open field.
    pub editor: Editor,
    /// What judging needs.
    pub dossier: Option<Box<Dossier>>,
    /// The effect of what is typed.
    pub overlay: Overlay,
    /// Why what is typed cannot be stored.
    pub fault: Option<EditFault>,
    /// Which marked rows are left out, in words: those that may not be edited.
    pub left_out: Option<String>,
    /// What is said once it is stored, in the place of the usual sentence.
    pub said: Option<String>,
    /// Whether the draft had been left and is open again.
    pub is_reopened: bool,
    /// What fields were when they were opened, where an earlier session has opened them.
    pub bases: BTreeMap<Field, String>,
    /// What stands in the open field if nothing is typed.
    pub opened: String,
}

/// What a field needs to know to open.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The language.
    pub lang: Lang,
    /// How dates are shown.
    pub dates: DateForm,
    /// The judged day.
    pub day: Day,
    /// The rules in force.
    pub profile: Option<&'a Profile>,
}

impl Edit {
    /// An edit of these fields, the one at this place open.
    pub fn new(
        (id, serial): (DraftId, u32),
        draft: Draft,
        row: RowKey,
        steps: Vec<Field>,
        at: usize,
    ) -> Self {
        Self {
            id,
            serial,
            draft,
            others: Vec::new(),
            row,
            anchor: row,
            steps,
            at,
            editor: Editor::Text(TextField::default()),
            dossier: None,
            overlay: Overlay::default(),
            fault: None,
            left_out: None,
            said: None,
            is_reopened: false,
            bases: BTreeMap::new(),
            opened: String::new(),
        }
    }

    /// Whether anything has been typed.
    pub fn is_typed(&self) -> bool {
        let typed = self.draft.values.values().map(String::as_str);
        typed.chain([self.editor.line().text()]).any(|text| !text.trim().is_empty())
    }

    /// What a field was when it was opened.
    pub fn base(&self, field: Field) -> String {
        self.bases.get(&field).cloned().unwrap_or_else(|| self.draft.read(field))
    }

    /// The open field.
    pub fn field(&self) -> Field {
        self.steps.get(self.at).copied().unwrap_or(Field::Note)
    }

    /// The unit in which the edit begins.
    pub fn unit(&self) -> Option<&Unit> {
        let units = &self.dossier.as_ref()?.units;
        units.iter().map(|unit| &unit.unit).find(|unit| unit.id == self.row.unit)
    }

    /// Opens the field at its place with what the draft has of it.
    pub fn open(&mut self, context: Context<'_>, opening: Opening) {
        let value = self.draft.get(self.field());
        let as_typed = |value: &str| match self.field() {
            // What is typed is what is stored: grouping and line ends are only shown.
            Field::Phone | Field::Note => value.to_owned(),
            field => shown(context.lang, context.dates, field, value),
        };
        let (shown, opened) = (as_typed(&value), as_typed(&self.base(self.field())));
        self.opened = opened;
        let line = match opening {
            Opening::Selected => TextField::selected(&shown),
            Opening::AtEnd => TextField::at_end(&shown),
        };
        self.editor = match self.field() {
            Field::Sex | Field::Qualification | Field::Role | Field::Status => {
                let choices = offers::words(context, self.field());
                Editor::Choice(ChoiceField::new(line, &value, Takes::Choices, choices))
            }
            Field::Title => {
                let choices = self.title_choices(context);
                Editor::Choice(ChoiceField::new(line, &value, Takes::AnyText, choices))
            }
            Field::DecisionNo => Editor::Choice(ChoiceField::new(line, &value, Takes::AsTyped, Vec::new())),
            Field::FullName => Editor::Name(line),
            Field::Note => Editor::Lines(line.with_lines()),
            field => DateOf::of(field)
                .map_or_else(|| Editor::Text(line.clone()), |of| Editor::Date(line.clone(), of)),
        };
        self.fault = None;
    }

    /// Offers the titles of the rules, once the unit is known.
    pub fn offer_from_rules(&mut self, context: Context<'_>) {
        if self.field() == Field::Title {
            let titles = self.title_choices(context);
            self.offer(titles.into_iter().map(|choice| choice.word).collect());
        }
    }

    fn title_choices(&self, context: Context<'_>) -> Vec<Choice> {
        let unit = self
            .dossier
            .as_ref()
            .and_then(|dossier| dossier.units.iter().find(|unit| unit.unit.id == self.row.unit));
        match (context.profile, unit) {
            (Some(profile), Some(unit)) => offers::titles(profile, unit),
            _ => Vec::new(),
        }
    }

    /// Takes what stands in the field into the draft, and judges it.
    pub fn refresh(&mut self, judge: Option<&mut Judge>, earlier: &[&Patch], day: Day) {
        let field = self.field();
        let patch = self.editor.value(day).and_then(|value| {
            for draft in std::iter::once(&mut self.draft).chain(&mut self.others) {
                draft.values.insert(field, value.clone());
            }
            self.patch()
        });
        match patch {
            Ok(patch) => {
                self.fault = None;
                self.overlay = live::overlay(judge, self.dossier.as_deref(), earlier, patch);
            }
            Err(fault) => {
                self.fault = Some(fault);
                self.overlay = Overlay::default();
            }
        }
    }

    /// All people and seats as they would be.
    ///
    /// # Errors
    /// The first value that cannot be stored.
    pub fn patch(&self) -> Result<Patch, EditFault> {
        let mut all = self.draft.patch()?;
        for draft in &self.others {
            let Patch { people, seats } = draft.patch()?;
            all.people.extend(people);
            all.seats.extend(seats);
        }
        Ok(all)
    }

    /// What the store is to do; no steps if nothing has changed.
    ///
    /// # Errors
    /// The first value that cannot be stored.
    pub fn change(&self) -> Result<(Cause, Vec<Step>), EditFault> {
        let (cause, mut steps) = self.draft.change()?;
        for draft in &self.others {
            steps.extend(draft.change()?.1);
        }
        Ok((cause, steps))
    }

    /// To how many officers it is done.
    pub fn count(&self) -> usize {
        1 + self.others.len()
    }

    /// Puts the offered values of the roster behind those of the rules.
    pub fn offer(&mut self, words: Vec<String>) {
        if let Editor::Choice(field) = &mut self.editor
            && field.takes_any_text()
        {
            field.offer(words);
        }
    }

    /// Leaves the draft's typed values as they are and forgets the dossier: it is asked anew.
    pub fn take_overlay(&mut self) -> Overlay {
        mem::take(&mut self.overlay)
    }

    /// Whether the field stands in its cell of the table, and not in the strip.
    pub fn is_in_cell(&self) -> bool {
        // A text of several lines has room in the strip only.
        match self.draft.intent {
            _ if matches!(self.editor, Editor::Lines(_)) || !self.others.is_empty() => false,
            Intent::Correct | Intent::Add => true,
            Intent::ChangeFrom => self.field() == Field::Title,
            Intent::EndSeat | Intent::Transfer(_) => false,
        }
    }
}

/// A canonical value as it is shown and typed.
pub fn shown(lang: Lang, dates: DateForm, field: Field, value: &str) -> String {
    match field {
        Field::Qualification => names::qualification(lang, value).to_owned(),
        Field::Role | Field::Status => names::role_or_status(lang, value).to_owned(),
        Field::Phone => contact::grouped(value),
        Field::Note => value.replace('\n', " ¶ "),
        Field::BirthDate
        | Field::ServiceStart
        | Field::SeatFrom
        | Field::SeatTo
        | Field::DecisionDate
        | Field::DecisionExpiry
        | Field::RetirementDate => {
            PartialDate::parse(value).map_or_else(|_| value.to_owned(), |date| dates.show(date))
        }
        _ => value.to_owned(),
    }
}
