//! What the office in memory finds by name.

use std::sync::Arc;

use crate::domain::day::Period;
use crate::domain::outline::{RowAt, RowKey};
use crate::domain::query::{Hit, Hits};
use crate::tui::tests::office::Office;
use crate::vietnamese::fold::{fold, matches_prefixes};

impl Office {
    pub(super) fn hits(&self, text: &str, units_only: bool) -> Hits {
        let typed = fold(text);
        if typed.trim().is_empty() {
            return Hits::default();
        }
        let hit = |key, name: String, trail: Arc<str>, total| Hit {
            target: self.target(key),
            name,
            trail: trail.to_string(),
            code: String::new(),
            total,
            life: Period::default(),
        };
        let judged = self.judge();
        let units = self.units.iter().map(|unit| {
            let total = Some(judged.totals[&unit.id]);
            hit(RowKey::unit(unit.id), unit.full_name(), self.trail(unit.path.parent()), total)
        });
        let officers = self.seats.iter().filter(|_| !units_only).map(|seat| {
            let key = RowKey { unit: seat.unit, at: RowAt::Seat(seat.id) };
            let trail = self.trail(Some(self.find_unit(seat.unit).path.clone()));
            hit(key, self.person(seat.person).full_name.clone(), trail, None)
        });
        let hits = units.chain(officers).filter(|hit| matches_prefixes(&fold(&hit.name), &typed)).collect();
        Hits { hits, more: false }
    }
}
