//! What the office in memory knows of findings, people and its log, as the store does.

use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::field::Field;
use crate::domain::finding::Finding;
use crate::domain::id::{OpId, PersonId, Seq, UnitId, Version};
use crate::domain::moment;
use crate::domain::person::Person;
use crate::domain::query::{
    Answer, Changes, FindingRow, FindingsPage, HistoryEntry, HistoryFilter, HistoryOf, HistoryPage,
    Particulars, Record, RecordAction, RecordKind, SetOf,
};
use crate::domain::seat::Seat;
use crate::tui::tests::office::{Office, Records};

/// 28/09/2021 09:15 in Vietnam.
const MORNING: i64 = 1_632_795_300;

impl Office {
    pub(super) fn findings(&self, under: UnitId, skip: usize, limit: usize) -> FindingsPage {
        let top = self.find_unit(under).path.clone();
        let judged = self.judge();
        let mut rows = Vec::new();
        for unit in self.units.iter().filter(|unit| unit.path.is_within(&top)) {
            let mut all: Vec<&Finding> =
                judged.units[&unit.id].findings.iter().chain(&judged.shares[&unit.id]).collect();
            all.sort_by_key(|finding| (finding.rule, finding.facet, finding.person));
            rows.extend(all.into_iter().map(|finding| self.finding_row(finding)));
        }
        FindingsPage { total: rows.len(), rows: rows.into_iter().skip(skip).take(limit).collect() }
    }

    fn finding_row(&self, finding: &Finding) -> FindingRow {
        let person = finding.person.map(|id| self.person(id));
        let seat = |person: &Person| {
            let his = |seat: &&Seat| seat.person == person.id && seat.unit == finding.unit;
            self.seats.iter().filter(his).find(|seat| seat.period.holds(self.day)).map(|seat| seat.id)
        };
        FindingRow {
            finding: finding.clone(),
            unit: self.find_unit(finding.unit).clone(),
            person: person.map(|person| (person.key.clone(), person.full_name.clone())),
            seat: person.and_then(seat),
            particulars: Particulars::default(),
        }
    }

    pub(super) fn record(&self, person: PersonId) -> Option<Box<Record>> {
        let known = self.people.iter().find(|known| known.id == person)?.clone();
        let his = self.seats.iter().filter(|seat| seat.person == person);
        let mut seats: Vec<_> = his.map(|seat| (seat.clone(), self.find_unit(seat.unit).clone())).collect();
        seats.sort_by_key(|(seat, _)| std::cmp::Reverse(seat.period.from));
        let judged = self.judge();
        let about = judged.units.values().flat_map(|judgement| &judgement.findings);
        let findings = about.filter(|finding| finding.person == Some(person)).cloned().collect();
        Some(Box::new(Record { person: known, seats, findings }))
    }

    /// Writes a change set into the log, the values before it being those of `before`.
    pub(super) fn log(&mut self, set: &ChangeSet, (people, seats, _): &Records) {
        for step in &set.steps {
            let mut entry = self.entry(set.cause);
            match step {
                Step::EditPerson { person, fields, .. } => {
                    let before = people.iter().find(|known| known.id == *person).unwrap();
                    entry.person = Some((*person, before.full_name.clone()));
                    entry.fields = fields.iter().map(|(f, new)| (*f, before.get(*f), new.clone())).collect();
                }
                Step::EditSeat { seat, fields, .. } => {
                    let before = seats.iter().find(|known| known.id == *seat).unwrap();
                    self.place(&mut entry, before);
                    entry.fields = fields.iter().map(|(f, new)| (*f, before.get(*f), new.clone())).collect();
                }
                Step::AddPerson(person) => {
                    let made = self.people.iter().rfind(|known| known.full_name == person.full_name).unwrap();
                    entry.person = Some((made.id, made.full_name.clone()));
                    entry.action = RecordAction::Created;
                }
                Step::AddSeat { .. } => {
                    let made = self.seats.last().unwrap().clone();
                    self.place(&mut entry, &made);
                    entry.action = RecordAction::Created;
                }
                Step::DeleteSeat { seat, .. } => {
                    let before = seats.iter().find(|known| known.id == *seat).unwrap();
                    self.place(&mut entry, before);
                    entry.action = RecordAction::Deleted;
                }
                Step::TakeRules { .. }
                | Step::Account(_)
                | Step::AddWaiver(_)
                | Step::RemoveWaiver { .. }
                | Step::AddInspection(_)
                | Step::RemoveInspection { .. } => {}
            }
            self.logged.insert(0, entry);
        }
    }

    fn place(&self, entry: &mut HistoryEntry, seat: &Seat) {
        entry.person = Some((seat.person, self.person(seat.person).full_name.clone()));
        entry.unit = Some((seat.unit, self.find_unit(seat.unit).full_name()));
    }

    fn entry(&self, cause: Cause) -> HistoryEntry {
        let number = i64::try_from(self.logged.len()).unwrap();
        HistoryEntry {
            seq: Seq(number + 1),
            at: MORNING + 60 * number,
            actor: "hlung".to_owned(),
            cause,
            kind: RecordKind::Person,
            action: RecordAction::Changed,
            person: None,
            unit: None,
            fields: Vec::new(),
            records: 1,
            account: None,
            profile: None,
            taken_back: false,
        }
    }

    /// Entries of another admin, that a history may be long.
    pub(super) fn log_many(&mut self, count: usize) {
        for _ in 0..count {
            let mut entry = self.entry(Cause::Import);
            (entry.actor, entry.records, entry.action) = ("langson".to_owned(), 3, RecordAction::Created);
            self.logged.insert(0, entry);
        }
    }

    /// Another session gives a person another value.
    pub(super) fn another_sets(&mut self, name: &str, field: Field, value: &str) {
        let person = self.people.iter_mut().find(|person| person.full_name == name).unwrap();
        let before = person.get(field);
        person.set(field, value).unwrap();
        person.version = Version(person.version.0 + 1);
        let about = Some((person.id, name.to_owned()));
        let mut entry = self.entry(Cause::Edit);
        (entry.actor, entry.person) = ("langson".to_owned(), about);
        entry.fields = vec![(field, before, value.to_owned())];
        self.logged.insert(0, entry);
    }

    /// What was done since; of whoever sits here under ids that his session draws.
    pub(super) fn changes(&self, since: Seq) -> Changes {
        let own = |entry: &HistoryEntry| entry.actor != "langson";
        let op = |entry: &HistoryEntry| OpId(if own(entry) { [7; 16] } else { [0xEE; 16] });
        let entries = self.logged.iter().filter(|entry| entry.seq > since);
        let entries: Vec<_> = entries.map(|entry| (op(entry), entry.clone())).collect();
        let seq = self.logged.first().map(|entry| entry.seq);
        Changes { seq, entries, ..Changes::default() }
    }

    pub(super) fn history(
        &self,
        (of, only): (HistoryOf, &HistoryFilter),
        (skip, limit): (usize, usize),
    ) -> Answer {
        let is_of = |entry: &&HistoryEntry| match of {
            HistoryOf::Everything => true,
            HistoryOf::Person(person) => entry.person.as_ref().is_some_and(|(id, _)| *id == person),
            HistoryOf::Unit(unit) => entry.unit.as_ref().is_some_and(|(id, _)| *id == unit),
        };
        let is_wanted = |entry: &&HistoryEntry| {
            only.actor.as_ref().is_none_or(|actor| *actor == entry.actor)
                && only.day.is_none_or(|day| day == moment::day(entry.at))
        };
        let all: Vec<&HistoryEntry> = self.logged.iter().filter(is_of).filter(is_wanted).collect();
        let total = all.len();
        let entries = all.into_iter().skip(skip).take(limit).cloned().collect();
        Answer::History(HistoryPage { entries, total })
    }

    /// Each entry is a change set of its own here.
    pub(super) fn change_set(&self, which: &SetOf) -> Answer {
        let found = self.logged.iter().find(|entry| match which {
            SetOf::LastOf(actor) => entry.actor == *actor && !entry.taken_back,
            SetOf::Entry(seq) => entry.seq == *seq,
        });
        let total = found.iter().len();
        Answer::History(HistoryPage { entries: found.cloned().into_iter().collect(), total })
    }
}
