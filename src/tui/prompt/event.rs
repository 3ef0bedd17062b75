//! Entering a training class that somebody attended, or a visit of an inspection: the fields, and what they mean.

use crate::domain::change::{Cause, Step};
use crate::domain::day::Day;
use crate::domain::facts::comparable;
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::{InspectionId, PersonId, UnitId, Version};
use crate::domain::inspection::Inspection;
use crate::domain::patch::Patch;
use crate::domain::person::{Person, Training};
use crate::domain::query::Dossier;
use crate::rules::judge::Judge;
use crate::rules::preview::preview;
use crate::tui::edit::Context;
use crate::tui::edit::live::{self, Overlay};
use crate::tui::field::date::DateOf;
use crate::tui::prompt::{Asks, Blank, Prompt, PromptFor};

/// Of what an event is entered.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A class that the person attended.
    Class(Box<Person>),
    /// A visit of the unit.
    Visit {
        /// The unit.
        unit: UnitId,
        /// Its name.
        name: String,
    },
}

/// What is wrong, and which field says so.
type Refused = (usize, Fault);

/// The row of fields, the day and a topic filled in.
pub fn prompt(serial: u32, context: Context<'_>, event: Event, topic: &str) -> Prompt {
    let mut blanks = vec![
        Blank::day(Asks::Day, DateOf::Present, Some(context.day), context.dates),
        Blank::written(Asks::Topic, topic),
    ];
    if matches!(event, Event::Visit { .. }) {
        blanks.push(Blank::written(Asks::Note, ""));
    }
    let mut prompt = Prompt::new(serial, None, PromptFor::Event(event), blanks);
    prompt.go_to(0);
    prompt
}

impl Event {
    /// The units and the person whom it touches.
    pub fn touches(&self) -> (Vec<UnitId>, Vec<PersonId>) {
        match self {
            Self::Class(person) => (Vec::new(), vec![person.id]),
            Self::Visit { unit, .. } => (vec![*unit], Vec::new()),
        }
    }

    fn day(prompt: &Prompt, today: Day) -> Result<Day, Refused> {
        let at = prompt.place(Asks::Day).unwrap_or(0);
        prompt.day(Asks::Day, today)?.ok_or((at, EditFault::Required { field: Field::Trained }.into()))
    }

    /// The person with the class.
    fn trained(person: &Person, class: Training) -> Person {
        let mut person = person.clone();
        person.trained.push(class);
        person.trained.sort();
        person.trained.dedup();
        person
    }

    fn class(prompt: &Prompt, today: Day) -> Result<Training, Refused> {
        let topic = prompt.value(Asks::Topic, today)?;
        Ok(Training { day: Self::day(prompt, today)?, topic: Some(topic).filter(|topic| !topic.is_empty()) })
    }

    /// What the store is to do.
    ///
    /// # Errors
    /// What cannot be read, with its field.
    pub fn step(&self, prompt: &Prompt, today: Day) -> Result<(Cause, Step), Refused> {
        let class = Self::class(prompt, today)?;
        Ok(match self {
            Self::Class(person) => {
                let value = Self::trained(person, class).get(Field::Trained);
                // A list too long, or with a sign that parts its topics, would not be read again.
                let at = prompt.place(Asks::Topic).unwrap_or(0);
                person.as_ref().clone().set(Field::Trained, &value).map_err(|fault| (at, fault.into()))?;
                let fields = vec![(Field::Trained, value)];
                (Cause::Edit, Step::EditPerson { person: person.id, expect: person.version, fields })
            }
            Self::Visit { unit, .. } => {
                let visit = Inspection {
                    id: InspectionId(0),
                    version: Version(0),
                    unit: *unit,
                    day: class.day,
                    topic: class.topic.unwrap_or_default(),
                    note: prompt.value(Asks::Note, today)?,
                };
                (Cause::Edit, Step::AddInspection(Box::new(visit)))
            }
        })
    }

    /// What it would do to the findings.
    pub fn overlay(&self, prompt: &Prompt, judge: &mut Judge, dossier: &Dossier) -> Overlay {
        let Ok(class) = Self::class(prompt, dossier.day) else { return Overlay::default() };
        match self {
            Self::Class(person) => {
                let patch = Patch { people: vec![Self::trained(person, class)], seats: Vec::new() };
                live::overlay(Some(judge), Some(dossier), &[], patch)
            }
            Self::Visit { unit, .. } => {
                let edited = dossier.units.iter().filter(|known| known.unit.id == *unit).map(|known| {
                    let mut facts = known.facts.clone();
                    facts.inspections.push(comparable(&class));
                    facts
                });
                let edited: Vec<_> = edited.collect();
                Overlay { preview: Some(preview(judge, dossier, &edited)), ..Overlay::default() }
            }
        }
    }
}
