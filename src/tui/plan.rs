//! What-if (phương án thử): changes tried one after the other, judged together, and not stored until all of them are.

use crate::domain::change::{Step, joined};
use crate::domain::fault::edit::EditFault;
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::patch::Patch;
use crate::domain::query::Dossier;
use crate::domain::unit::Unit;
use crate::rules::compare::{Pair, differences};
use crate::rules::judge::Judge;
use crate::rules::preview::preview;
use crate::tui::edit::Edit;
use crate::tui::edit::live::{Overlay, overlay};
use crate::tui::sheet::outline::ghost;

/// One change of the plan.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What was done; it could be done again.
    pub edit: Box<Edit>,
    /// What it leaves; seats that it makes have ids of their own.
    pub patch: Patch,
}

/// Changes that are tried.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its number: answers for another one are dropped.
    pub serial: u32,
    /// The changes in their order.
    pub moves: Vec<Tried>,
    /// What judging them needs.
    pub dossier: Option<Box<Dossier>>,
    /// All of them together, and their effect.
    pub overlay: Overlay,
    /// The findings that come, go or change.
    pub pairs: Vec<(Unit, Pair)>,
}

impl Plan {
    /// Nothing tried yet.
    pub fn new(serial: u32) -> Self {
        Self { serial, moves: Vec::new(), dossier: None, overlay: Overlay::default(), pairs: Vec::new() }
    }

    /// Takes a change in; `number` makes the ids of what it makes.
    pub fn push(&mut self, edit: Box<Edit>, mut patch: Patch, mut number: impl FnMut() -> u32) {
        patch.bump();
        for seat in &mut patch.seats {
            if seat.id.0 < 0 && !ghost::is_ghost(row(seat.unit, seat.id)) {
                seat.id = ghost::ids(number()).1;
            }
        }
        self.moves.push(Tried { edit, patch });
        self.overlay.patch = self.patch();
    }

    /// Takes a change out again.
    pub fn remove(&mut self, at: usize) -> Option<Tried> {
        (at < self.moves.len()).then(|| self.moves.remove(at)).inspect(|_| self.overlay.patch = self.patch())
    }

    /// All changes together: of a record the last one says what it is.
    fn patch(&self) -> Patch {
        let mut all = Patch::default();
        for Tried { patch, .. } in &self.moves {
            for person in &patch.people {
                all.people.retain(|known| known.id != person.id);
                all.people.push(person.clone());
            }
            for seat in &patch.seats {
                all.seats.retain(|known| known.id != seat.id);
                all.seats.push(seat.clone());
            }
        }
        all
    }

    /// The units and people that they touch.
    pub fn touches(&self) -> (Vec<UnitId>, Vec<PersonId>) {
        let patch = &self.overlay.patch;
        let mut units: Vec<UnitId> = patch.seats.iter().map(|seat| seat.unit).collect();
        let people = patch.people.iter().map(|person| person.id);
        let mut people: Vec<PersonId> = people.chain(patch.seats.iter().map(|seat| seat.person)).collect();
        people.retain(|person| person.0 > 0);
        units.sort_unstable();
        units.dedup();
        people.sort_unstable();
        people.dedup();
        (units, people)
    }

    /// Judges all of it anew.
    pub fn judge(&mut self, judge: &mut Judge) {
        let patch = self.patch();
        let Some(dossier) = &self.dossier else {
            self.overlay.patch = patch;
            return;
        };
        let before = preview(judge, dossier, &[]);
        self.overlay = overlay(Some(judge), Some(dossier), &[], patch);
        let profile = judge.profile();
        let mut pairs = Vec::new();
        for above in &dossier.line {
            let id = above.unit.id;
            let stored = dossier.units.iter().find(|known| known.unit.id == id);
            let shares = before.line.iter().find(|above| above.unit == id).map(|above| above.shares.clone());
            let mut then = stored.map(|known| known.stored.findings.clone()).unwrap_or_default();
            then.extend(shares.unwrap_or_default());
            let own = self.overlay.judgement(id).map(|said| said.findings.clone());
            let mut now = own.or(stored.map(|known| known.stored.findings.clone())).unwrap_or_default();
            now.extend(self.overlay.ancestor(id).map(|above| above.shares.clone()).unwrap_or_default());
            let found = differences((profile, &then), (profile, &now));
            pairs.extend(found.into_iter().map(|pair| (above.unit.clone(), pair)));
        }
        self.pairs = pairs;
    }

    /// What the store is to do.
    ///
    /// # Errors
    /// The first value that cannot be stored.
    pub fn steps(&self) -> Result<Vec<Step>, EditFault> {
        let all = self.moves.iter().map(|tried| Ok(tried.edit.change()?.1));
        Ok(joined(all.collect::<Result<Vec<_>, EditFault>>()?))
    }

    /// Whether the row stands for a seat that was only tried.
    pub fn makes(&self, key: RowKey) -> bool {
        let patches = self.moves.iter().map(|tried| &tried.patch);
        ghost::is_ghost(key)
            && patches.flat_map(|patch| &patch.seats).any(|seat| row(seat.unit, seat.id) == key)
    }

    /// Whether a change speaks of the seat of the row, or of its person.
    pub fn changes(&self, key: RowKey) -> bool {
        self.moves.iter().any(|tried| {
            let others = tried.edit.others.iter().map(crate::tui::edit::draft::Draft::row);
            tried.edit.row == key || others.into_iter().any(|row| row == key)
        })
    }
}

fn row(unit: UnitId, seat: SeatId) -> RowKey {
    RowKey { unit, at: RowAt::Seat(seat) }
}
