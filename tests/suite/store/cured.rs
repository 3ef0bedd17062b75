//! What is offered as a cure does what is said of it, once it is stored; and nobody near who would cure is left out.

use std::collections::{BTreeMap, BTreeSet};

use daumoi::domain::change::{Cause, PersonRef, Step};
use daumoi::domain::cure::{Cure, Cures, Effect, Remedy};
use daumoi::domain::day::Day;
use daumoi::domain::field::Field;
use daumoi::domain::finding::{Facet, Finding, FindingKey, Severity, State};
use daumoi::domain::id::{InspectionId, PersonId, SeatId, UnitId, Version};
use daumoi::domain::inspection::Inspection;
use daumoi::domain::patch::Patch;
use daumoi::domain::profile::rule::RuleBody;
use daumoi::domain::query::{Answer, Question};
use daumoi::domain::seat::{Role, Seat, Status};

use crate::store::history::of_every_kind;
use crate::store::office::{Doing, Office, day, set};

/// A finding as it is compared: what it is of, and how grave it is.
type Told = (FindingKey, State, Severity, Option<u32>, Option<u32>);

fn told(finding: &Finding) -> Told {
    (finding.key(), finding.state, finding.severity, finding.missing_count, finding.count)
}

struct Trial {
    doing: Doing,
    /// Its folder goes with it.
    _office: Office,
    today: Day,
}

impl Trial {
    fn new(seed: u64) -> Self {
        let office = Office::of(&of_every_kind("2021-09-28"));
        let mut doing = Doing::new(&office.roster, seed, "lan", day("2021-09-28"));
        for _ in 0..60 {
            // What is refused changes nothing.
            let _refused = doing.act().1;
        }
        let today = doing.store.judged_day().unwrap();
        Self { doing, _office: office, today }
    }

    fn findings(&mut self, on: Day) -> Vec<Finding> {
        let checked = self.doing.store.check(on, None).unwrap();
        checked.findings.into_iter().map(|row| row.row.finding).collect()
    }

    fn cures(&mut self, key: FindingKey) -> Cures {
        let Answer::Cures(Some(found)) =
            self.doing.store.ask(&Question::Cures { key, tried: Patch::default() }).unwrap()
        else {
            panic!()
        };
        *found
    }

    fn rule_counts(&mut self, key: FindingKey) -> (Vec<Role>, Vec<Status>, RuleBody) {
        let profile = self.doing.store.check(self.today, None).unwrap().profile.unwrap();
        let rule = profile.rule(key.rule).unwrap();
        (rule.counts.roles.clone(), rule.counts.statuses.clone(), rule.body.clone())
    }

    /// What a person does who takes the cure.
    fn steps(&mut self, key: FindingKey, cure: &Cure) -> Option<Vec<Step>> {
        let (roles, statuses, body) = self.rule_counts(key);
        let topic = match &body {
            RuleBody::Recent(recent) => recent.spoken.first().cloned(),
            _ => None,
        };
        let who = cure.who.as_ref();
        Some(match cure.remedy {
            Remedy::Transfer | Remedy::Send | Remedy::Call | Remedy::Reserve => {
                let seat = &who?.seat;
                let mut next = decided(seat, cure.from);
                if let Some(to) = &cure.to {
                    (next.unit, next.period.to) = (to.id, None);
                }
                match cure.remedy {
                    Remedy::Reserve => next.role = Role::Reserve,
                    Remedy::Send => {}
                    _ => counted(&mut next, &roles, &statuses),
                }
                moved(seat, cure.from, next)
            }
            Remedy::End => vec![off(&who?.seat, cure.from)],
            Remedy::Attend => {
                let person = &who?.person;
                let class =
                    topic.map_or_else(|| cure.from.to_string(), |topic| format!("{}:{topic}", cure.from));
                let fields = vec![(Field::Trained, format!("{};{class}", person.get(Field::Trained)))];
                vec![Step::EditPerson { person: person.id, expect: person.version, fields }]
            }
            Remedy::Visit => {
                let visit = Inspection {
                    id: InspectionId(0),
                    version: Version(0),
                    unit: key.unit,
                    day: cure.from,
                    topic: topic.unwrap_or_default(),
                    note: String::new(),
                };
                vec![Step::AddInspection(Box::new(visit))]
            }
            Remedy::Wait | Remedy::Fill(_) | Remedy::Add => return None,
        })
    }

    /// What is said on the day with these steps taken, and without them; they are taken back.
    fn with(&mut self, on: Day, steps: Vec<Step>) -> (Vec<Finding>, Vec<Finding>) {
        let without = self.findings(on);
        let op = self.doing.draw.op();
        self.doing.store.apply(&self.doing.actor, &set(op, Cause::Transfer, steps), 9_000).unwrap();
        let with = self.findings(on);
        let undo = self.doing.draw.op();
        self.doing.store.undo_one(&self.doing.actor, op, (undo, 9_001)).unwrap();
        (without, with)
    }

    /// Everybody who holds a seat today in the unit of the finding, the one above, those below and beside.
    fn near(&mut self, unit: UnitId) -> Vec<(SeatId, PersonId)> {
        let sql = format!(
            "SELECT s.id, s.person FROM seat AS s JOIN unit AS u ON u.id = s.unit, unit AS h \
             WHERE h.id = {} AND s.deleted = 0 \
               AND (u.id = h.id OR u.path = substr(h.path, 1, length(h.path) - 4) \
                    OR substr(u.path, 1, length(u.path) - 4) IN (h.path, substr(h.path, 1, length(h.path) - 4))) \
               AND length(u.path) > 0 ORDER BY s.id",
            unit.0
        );
        let found = self.doing.look.numbers(&sql);
        found.into_iter().map(|(seat, person)| (SeatId(seat), PersonId(person))).collect()
    }
}

fn decided(seat: &Seat, from: Day) -> Seat {
    let mut next = Seat { id: SeatId(0), version: Version(0), ..seat.clone() };
    (next.decision_no, next.decision_date, next.decision_expiry) = ("QĐ 9".to_owned(), Some(from), None);
    next.period.from = Some(from);
    next
}

fn counted(seat: &mut Seat, roles: &[Role], statuses: &[Status]) {
    if !roles.contains(&seat.role) {
        seat.role = roles[0];
    }
    if !statuses.contains(&seat.status) {
        seat.status = statuses[0];
    }
}

fn off(seat: &Seat, from: Day) -> Step {
    let fields = vec![(Field::SeatTo, from.previous().to_string())];
    Step::EditSeat { seat: seat.id, expect: seat.version, fields }
}

fn moved(seat: &Seat, from: Day, next: Seat) -> Vec<Step> {
    vec![off(seat, from), Step::AddSeat { person: PersonRef::Known(seat.person), seat: Box::new(next) }]
}

/// How the finding has come out; `None`: no better.
fn outcome(key: FindingKey, without: &[Finding], with: &[Finding]) -> Option<Effect> {
    let own = |all: &[Finding]| all.iter().find(|finding| finding.key() == key).cloned();
    let before = own(without)?;
    let Some(after) = own(with) else { return Some(Effect::Heals) };
    let number =
        |finding: &Finding| if key.facet == Facet::Over { finding.count } else { finding.missing_count };
    match (before.state, after.state) {
        (State::Breach, State::Unknown) => Some(Effect::Perhaps),
        (State::Breach, State::Breach) if number(&after) < number(&before) => Some(Effect::Lessens),
        _ => None,
    }
}

/// What stands that did not, or is graver.
fn opened(key: FindingKey, without: &[Finding], with: &[Finding]) -> Vec<Told> {
    let rank = |state: State| match state {
        State::Waived => 0,
        State::Unknown => 1,
        State::Breach => 2,
    };
    let worse = |now: &Finding, then: &Finding| {
        let over = now.facet == Facet::Over && now.count > then.count;
        let graver = now.severity > then.severity || now.missing_count > then.missing_count || over;
        rank(now.state) > rank(then.state) || (now.state == then.state && graver)
    };
    let mut new: Vec<Told> = Vec::new();
    for now in with {
        let shown =
            now.state == State::Unknown || (now.state == State::Breach && now.severity > Severity::Info);
        let then = without.iter().find(|then| {
            (then.rule, then.facet, then.person) == (now.rule, now.facet, now.person)
                && (now.person.is_some() || then.unit == now.unit)
        });
        if shown && now.key() != key && then.is_none_or(|then| worse(now, then)) {
            new.push(told(now));
        }
    }
    new.sort_by_key(|told| format!("{told:?}"));
    new
}

fn without_shares(told: Vec<Told>) -> Vec<Told> {
    told.into_iter().filter(|told| told.0.facet != Facet::Share).collect()
}

#[test]
fn what_is_offered_does_what_is_said_once_it_is_stored() {
    let (mut tried, mut later) = (BTreeMap::new(), 0);
    for seed in 1..=4 {
        let mut trial = Trial::new(seed);
        let today = trial.today;
        for finding in trial.findings(today) {
            let key = finding.key();
            let found = trial.cures(key);
            for cure in found.rows.iter().take(7).chain(found.rows.iter().skip(7).step_by(9)) {
                let Some(steps) = trial.steps(key, cure) else { continue };
                let (without, with) = trial.with(cure.from, steps);
                let context = format!("seed {seed} {key:?} {cure:?}");
                assert_eq!(outcome(key, &without, &with), Some(cure.effect), "{context}");
                let mut said: Vec<Told> = cure.opens.iter().map(|row| told(&row.finding)).collect();
                said.sort_by_key(|told| format!("{told:?}"));
                let mut came = opened(key, &without, &with);
                if cure.from != today {
                    // The people of the shares are those of today.
                    (said, came) = (without_shares(said), without_shares(came));
                }
                assert_eq!(said, came, "{context}");
                later += usize::from(cure.from > today);
                *tried.entry((key.facet, cure.remedy, cure.effect)).or_insert(0) += 1;
            }
            let sorted = found
                .rows
                .is_sorted_by_key(|cure| (!cure.opens.is_empty(), cure.effect, cure.from, cure.near));
            assert!(sorted, "seed {seed} {key:?}");
        }
    }
    assert!(later > 3, "{later} on a later day");
    let remedies: BTreeSet<Remedy> = tried.keys().map(|(_, remedy, _)| *remedy).collect();
    let wanted = [Remedy::Call, Remedy::Transfer, Remedy::Send, Remedy::Reserve, Remedy::End, Remedy::Attend];
    assert!(wanted.iter().all(|remedy| remedies.contains(remedy)), "{tried:?}");
    assert!(tried.keys().any(|(_, _, effect)| *effect == Effect::Lessens), "{tried:?}");
}

#[test]
fn nobody_near_who_would_help_at_once_is_left_out() {
    let (mut looked, mut helped) = (0, 0);
    for seed in 1..=6 {
        let mut trial = Trial::new(seed);
        let today = trial.today;
        let short: Vec<Finding> = trial.findings(today);
        let short = short
            .into_iter()
            .filter(|finding| finding.facet == Facet::Short && finding.state != State::Waived);
        for finding in short.take(4).collect::<Vec<_>>() {
            let key = finding.key();
            let offered = trial.cures(key).rows;
            let (roles, statuses, _) = trial.rule_counts(key);
            for (seat, person) in trial.near(key.unit) {
                let Answer::Record(Some(record)) =
                    trial.doing.store.ask(&Question::Record { person }).unwrap()
                else {
                    continue;
                };
                let Some((seat, unit)) = record.seats.iter().find(|(known, _)| known.id == seat) else {
                    continue;
                };
                let begun = seat.period.from.is_none_or(|from| from < today);
                if !seat.period.holds(today) || !begun || !unit.life.holds(today) {
                    continue;
                }
                let mut next = decided(seat, today);
                if unit.id != key.unit {
                    (next.unit, next.period.to) = (key.unit, None);
                }
                counted(&mut next, &roles, &statuses);
                let (without, with) = trial.with(today, moved(seat, today, next));
                let came = outcome(key, &without, &with);
                let is_offered = |cure: &&Cure| cure.who.as_ref().is_some_and(|who| who.seat.id == seat.id);
                let offer = offered
                    .iter()
                    .find(|cure| is_offered(cure) && matches!(cure.remedy, Remedy::Transfer | Remedy::Call));
                looked += 1;
                helped += usize::from(came.is_some());
                if came.is_some() {
                    assert!(offer.is_some(), "seed {seed} {key:?} {seat:?} {came:?}");
                } else if let Some(offer) = offer {
                    assert!(offer.from > today, "seed {seed} {key:?} {offer:?}");
                }
            }
        }
    }
    assert!(helped > 40 && looked > helped, "{helped} of {looked}");
}
