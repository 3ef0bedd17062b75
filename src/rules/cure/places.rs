//! Cures of what is said of one person, or of a unit that nobody has visited: data, dates, classes, visits.

use crate::domain::cure::{Near, Remedy};
use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::patch::Patch;
use crate::domain::person::{Person, Training};
use crate::domain::profile::rule::{DueDate, Recent, RuleBody};
use crate::domain::seat::Seat;
use crate::rules::cure::{Search, unknown};

impl Search<'_> {
    /// What of the person would have to be otherwise; where that is no lack of data, he may also leave.
    pub(super) fn need(&mut self) {
        let Some(person) = self.about.person else { return };
        let wanting = self.bench.judge.wanting(&self.target.facts, self.day(), self.about);
        for field in wanting.iter().filter(|field| !self.about.ask.iter().any(|ask| ask.field == **field)) {
            let who = self.who(person);
            self.offer(Remedy::Fill(*field), who, (Near::Here, self.day()), &unknown());
        }
        if self.about.ask.is_empty() {
            self.off(self.day());
        }
    }

    /// The date put off by a decision, or the seat left when the date has come: who follows is another cure then.
    pub(super) fn due(&mut self) {
        let (facts, day) = (&self.target.facts, self.day());
        let date = self.bench.judge.told(facts, day, self.about).date;
        let Some((date, person)) = date.zip(self.about.person) else { return };
        if let RuleBody::Due(due) = &self.rule.body
            && let Some(field) = field(due.date)
        {
            let who = self.who(person);
            self.offer(Remedy::Fill(field), who, (Near::Here, day), &unknown());
        }
        self.off(date.next().max(day));
    }

    /// The person's counted seats in the unit end on the day.
    fn off(&mut self, day: Day) {
        let target = self.target;
        let him = target.people.iter().find(|(person, _)| Some(person.id) == self.about.person);
        let seats: Vec<(&Person, &Seat)> = him
            .into_iter()
            .flat_map(|(person, seats)| seats.iter().map(move |seat| (person, seat)))
            .collect();
        for (person, seat) in seats {
            if seat.period.holds(day) && self.counts(seat) {
                self.leaver((person, seat), target, day);
            }
        }
    }

    /// A class or a visit of the judged day, of the first topic of the rule.
    pub(super) fn recent(&mut self) {
        let RuleBody::Recent(recent) = &self.rule.body else { return };
        let day = self.day();
        let Some(whom) = self.about.person else { return self.visit(recent) };
        let Some(who) = self.who(whom) else { return };
        let topic = recent.spoken.first().cloned();
        let mut person = who.person.clone();
        person.trained.push(Training { day, topic });
        let patch = Patch { people: vec![person], seats: Vec::new() };
        if let Some(came) = self.bench.people(&patch, day) {
            self.offer(Remedy::Attend, Some(who), (Near::Here, day), &came);
        }
    }

    fn visit(&mut self, recent: &Recent) {
        let (unit, day) = (self.target.unit.id, self.day());
        let visit = Training { day, topic: recent.topics.first().cloned() };
        let came = self.bench.facts(unit, day, |facts| facts.inspections.push(visit.clone()));
        if let Some(came) = came {
            self.offer(Remedy::Visit, None, (Near::Here, day), &came);
        }
    }
}

/// The field in which a date is put off.
fn field(date: DueDate) -> Option<Field> {
    Some(match date {
        DueDate::Retirement => Field::RetirementDate,
        DueDate::DecisionExpiry => Field::DecisionExpiry,
        DueDate::DecisionDate => Field::DecisionDate,
        DueDate::SeatFrom => Field::SeatFrom,
        DueDate::SeatTo => Field::SeatTo,
        DueDate::Deadline => return None,
    })
}
