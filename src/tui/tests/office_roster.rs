//! The office in memory as a flat roster.

use std::collections::BTreeMap;

use crate::domain::field::{Field, Owner};
use crate::domain::finding::Finding;
use crate::domain::id::UnitId;
use crate::domain::outline::OfficerRow;
use crate::domain::paste::{Matched, Named, Place};
use crate::domain::query::Answer;
use crate::domain::roster::{Anchor, Counted, Direction, Filter, Group, RosterPage, RosterRow, Test, View};
use crate::domain::seat::Seat;
use crate::tui::tests::office::Office;
use crate::vietnamese::fold::{fold, matches_prefixes};
use crate::vietnamese::name::{sort_key, text_sort_key};

impl Office {
    fn value(&self, seat: &Seat, field: Field) -> String {
        match field.owner() {
            Owner::Person => self.person(seat.person).get(field),
            Owner::Seat => seat.get(field),
            Owner::Unit => self.find_unit(seat.unit).code.clone(),
        }
    }

    fn meets(&self, seat: &Seat, filter: &Filter) -> bool {
        let value = self.value(seat, filter.field);
        match &filter.test {
            Test::OneOf(values) => values.contains(&value),
            Test::Begins(typed) => matches_prefixes(&fold(&value), &fold(typed)),
        }
    }

    pub(super) fn shown_seats(&self, view: &View) -> Vec<&Seat> {
        let top = &self.find_unit(view.under).path;
        let mut seats: Vec<&Seat> = self
            .seats
            .iter()
            .filter(|seat| seat.period.holds(self.day) && self.find_unit(seat.unit).path.is_within(top))
            .filter(|seat| view.filters.iter().all(|filter| self.meets(seat, filter)))
            .collect();
        seats.sort_by_key(|seat| (self.find_unit(seat.unit).path.clone(), seat.id));
        for (field, direction) in view.sort.iter().rev() {
            let key = |seat: &&Seat| match field {
                Field::FullName => sort_key(&self.value(seat, *field)),
                Field::UnitCode => self.find_unit(seat.unit).path.0.clone().into_bytes(),
                field => text_sort_key(&self.value(seat, *field)),
            };
            match direction {
                Direction::Up => seats.sort_by_key(key),
                Direction::Down => seats.sort_by_key(|seat| std::cmp::Reverse(key(seat))),
            }
        }
        seats
    }

    pub(super) fn roster(&self, view: &View, anchor: Anchor, before: usize, after: usize) -> RosterPage {
        let seats = self.shown_seats(view);
        let last = seats.len().saturating_sub(1);
        let at = match anchor {
            Anchor::Start => 0,
            Anchor::End => last,
            Anchor::Row(id) => seats.iter().position(|seat| seat.id == id).unwrap_or(0),
        };
        let (from, to) = (at.saturating_sub(before), (at + after + 1).min(seats.len()));
        RosterPage {
            rows: seats[from..to].iter().map(|seat| self.roster_row(seat)).collect(),
            at: at - from,
            is_start: from == 0,
            is_end: to == seats.len(),
            counted: Some(Counted { before: from, all: seats.len() }),
        }
    }

    pub(super) fn roster_row(&self, seat: &Seat) -> RosterRow {
        let unit = self.find_unit(seat.unit).clone();
        let judged = self.judge();
        let about = |finding: &&Finding| {
            finding.person == Some(seat.person) || finding.ask.iter().any(|ask| ask.person == seat.person)
        };
        let findings = judged.units[&unit.id].findings.iter().filter(about).cloned().collect();
        let officer = OfficerRow { person: self.person(seat.person).clone(), seat: seat.clone() };
        let may_edit = self.rights.may_edit(&unit.path);
        RosterRow { officer, trail: self.trail(Some(unit.path.clone())), unit, findings, may_edit }
    }

    pub(super) fn groups(&self, view: &View, by: Field, limit: usize) -> Answer {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for seat in self.shown_seats(view) {
            *counts.entry(self.value(seat, by)).or_default() += 1;
        }
        let mut groups: Vec<Group> =
            counts.into_iter().map(|(value, count)| Group { value, unit: None, count }).collect();
        groups.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        groups.truncate(limit);
        Answer::RosterGroups(groups)
    }

    pub(super) fn matches(&self, rows: &[Named], near: UnitId) -> Vec<Matched> {
        let unit = |text: &str| match text {
            "" => Some(self.find_unit(near)),
            text => self.units.iter().find(|unit| unit.code == text || fold(&unit.full_name()) == fold(text)),
        };
        let one = |row: &Named| {
            let unit = unit(&row.unit);
            let name = |seat: &&Seat| fold(&self.person(seat.person).full_name) == fold(&row.name);
            let seat = unit.and_then(|unit| {
                let here =
                    self.seats.iter().filter(|seat| seat.unit == unit.id && seat.period.holds(self.day));
                here.into_iter().find(name)
            });
            Matched {
                place: unit.map_or(Place::Unknown, |unit| Place::Found(Box::new(unit.clone()))),
                officer: seat.map(|seat| Box::new(self.roster_row(seat))),
            }
        };
        rows.iter().map(one).collect()
    }
}
