//! An edit that met another's: what shall stand is decided record by record, and what is to be written then.

use crate::domain::change::{Cause, Step};
use crate::domain::clash::{Clash, Of, What, Written, bound};
use crate::domain::fault::edit::EditFault;
use crate::domain::field::Field;
use crate::domain::id::Version;
use crate::tui::edit::Edit;
use crate::tui::edit::draft::{Draft, Intent};

/// Whose values shall stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// One's own.
    Mine,
    /// The other's.
    Theirs,
}

/// A refused edit while it is asked what shall stand.
#[derive(Clone, Debug)]
pub struct Clashing {
    /// What was typed.
    pub edit: Box<Edit>,
    /// Where it met another's, a record each.
    pub clashes: Vec<Clash>,
    /// What has been decided of the first of them.
    pub decided: Vec<Side>,
}

impl Clashing {
    /// Nothing decided yet.
    pub fn new(edit: Box<Edit>, clashes: Vec<Clash>) -> Self {
        Self { edit, clashes, decided: Vec::new() }
    }

    /// What is asked about now.
    pub fn open(&self) -> Option<&Clash> {
        self.clashes.get(self.decided.len())
    }

    /// The own value of a field.
    pub fn mine(&self, of: Of, written: &Written) -> String {
        let steps = self.drafts().filter_map(|draft| draft.change().ok()).flat_map(|(_, steps)| steps);
        let mut own = steps.filter(|step| record(step) == Some(of));
        let typed = own.find_map(|step| {
            fields(&step).iter().find(|(field, _)| *field == written.field).map(|(_, text)| text.clone())
        });
        typed.unwrap_or_else(|| written.base.clone())
    }

    /// Whether one's own can be written over the other's: not over what is not there any more, and nobody moves away
    /// twice.
    pub fn can_be_mine(&self) -> bool {
        let moves = matches!(self.edit.draft.intent, Intent::Transfer(_) | Intent::ChangeFrom);
        match self.open().map(|clash| &clash.what) {
            Some(What::Wrote { values, .. }) => {
                !moves
                    || !values.iter().any(|written| written.field == Field::SeatTo && !written.now.is_empty())
            }
            Some(What::Ended { .. }) => !moves,
            Some(What::Deleted | What::Moved { .. }) | None => false,
        }
    }

    /// Whether none of it is about what this edit writes: it was refused only because it stood behind one that was.
    pub fn is_of_another(&self) -> bool {
        let steps: Vec<Step> =
            self.drafts().filter_map(|draft| draft.change().ok()).flat_map(|(_, steps)| steps).collect();
        !self.clashes.iter().any(|clash| {
            let mut own = steps.iter().filter(|step| record(step) == Some(clash.of));
            own.any(|step| match &clash.what {
                What::Wrote { values, .. } => fields(step).iter().any(|(field, _)| {
                    let group = bound(*field);
                    values.iter().any(|written| group.contains(&written.field))
                }),
                What::Ended { .. } | What::Deleted | What::Moved { .. } => true,
            })
        })
    }

    /// What is to be written once all is decided; no steps if nothing is.
    ///
    /// # Errors
    /// The first value that cannot be stored.
    pub fn change(&self) -> Result<(Cause, Vec<Step>), EditFault> {
        let mut all = Vec::new();
        let mut yields_only = true;
        let mut cause = Cause::Edit;
        for draft in self.drafts() {
            let (of, steps) = draft.change()?;
            cause = of;
            for (step, is_yielded) in self.settled(draft, steps) {
                yields_only &= is_yielded;
                all.push(step);
            }
        }
        Ok((if yields_only { Cause::Yield } else { cause }, all))
    }

    fn drafts(&self) -> impl Iterator<Item = &Draft> {
        std::iter::once(&self.edit.draft).chain(&self.edit.others)
    }

    fn decision(&self, step: &Step) -> Option<(&Clash, Side)> {
        let of = record(step)?;
        let place = self.clashes.iter().position(|clash| clash.of == of)?;
        Some((self.clashes.get(place)?, self.decided.get(place).copied().unwrap_or(Side::Mine)))
    }

    /// The steps of one draft, each with whether it only goes to and fro.
    fn settled(&self, draft: &Draft, steps: Vec<Step>) -> Vec<(Step, bool)> {
        let gives_way = |step: &Step| matches!(self.decision(step), Some((_, Side::Theirs)));
        let moves = matches!(draft.intent, Intent::Transfer(_) | Intent::ChangeFrom);
        if moves && steps.iter().any(gives_way) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for step in steps {
            let Some((clash, side)) = self.decision(&step) else {
                all.push((step, false));
                continue;
            };
            let Some(version) = clash.what.version() else { continue };
            let values = clash.what.values();
            if side == Side::Theirs && values.is_empty() {
                continue;
            }
            let is_whole = fields(&step).iter().all(|(field, _)| values.iter().any(|w| w.field == *field));
            let is_yielded = side == Side::Theirs && is_whole;
            let back = back(&step, version, values);
            all.push((over(step, version, values), is_yielded));
            if side == Side::Theirs {
                all.extend(back.map(|step| (step, is_yielded)));
            }
        }
        all
    }
}

fn record(step: &Step) -> Option<Of> {
    match step {
        Step::EditPerson { person, .. } => Some(Of::Person(*person)),
        Step::EditSeat { seat, .. } => Some(Of::Seat(*seat)),
        _ => None,
    }
}

fn fields(step: &Step) -> &[(Field, String)] {
    match step {
        Step::EditPerson { fields, .. } | Step::EditSeat { fields, .. } => fields,
        _ => &[],
    }
}

/// The step over what the other has written; what is bound to its fields goes back to what it was with them.
fn over(step: Step, version: Version, values: &[Written]) -> Step {
    let with = |mut fields: Vec<(Field, String)>| {
        for written in values {
            if !fields.iter().any(|(field, _)| *field == written.field) {
                fields.push((written.field, written.base.clone()));
            }
        }
        fields
    };
    match step {
        Step::EditPerson { person, fields, .. } => {
            Step::EditPerson { person, expect: version, fields: with(fields) }
        }
        Step::EditSeat { seat, fields, .. } => Step::EditSeat { seat, expect: version, fields: with(fields) },
        other => other,
    }
}

/// The step that writes the other's values again.
fn back(step: &Step, version: Version, values: &[Written]) -> Option<Step> {
    let expect = Version(version.0 + 1);
    let fields = values.iter().map(|written| (written.field, written.now.clone())).collect();
    match step {
        Step::EditPerson { person, .. } => Some(Step::EditPerson { person: *person, expect, fields }),
        Step::EditSeat { seat, .. } => Some(Step::EditSeat { seat: *seat, expect, fields }),
        _ => None,
    }
}
