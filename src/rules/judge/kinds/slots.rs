//! `slots`: places in a unit, each filled by another person.

use crate::domain::day::Day;
use crate::domain::finding::{Ask, Facet, Finding, Judgement, Severity, State};
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::{Counts, Prefer, Rule, Slot, Slots};
use crate::rules::judge::condition::{Truth, need};
use crate::rules::judge::matching::empty_slots;
use crate::rules::judge::scene::{Officer, Scene};
use crate::rules::judge::{Subject, ask, since};

/// Adds what the rule says of the unit.
pub(in crate::rules::judge) fn judge(
    scene: Scene,
    rule: &Rule,
    slots: &Slots,
    subject: Subject,
    said: &mut Judgement,
) {
    let standing = Standing::of(scene, rule, slots);
    if let Some(state) = standing.state {
        let since = since::run_start(scene, |scene| Standing::of(scene, rule, slots).state);
        let mut short = short(scene, rule, slots, (state, &standing), (subject, since));
        if state == State::Unknown {
            short.ask = asked_for_slots(scene, rule, slots);
        }
        said.due_on = escalation_ahead(scene.day, slots, (state, since)).into_iter().chain(said.due_on).min();
        said.findings.push(short);
    }
    said.findings.extend(besides(scene, rule, slots, subject));
}

/// What it says of the people that are there, however many are missing.
pub(in crate::rules::judge) fn besides(
    scene: Scene,
    rule: &Rule,
    slots: &Slots,
    subject: Subject,
) -> Vec<Finding> {
    let counted = scene.count(&rule.counts);
    let mut found = Vec::new();
    let max = scene.waivers(&rule.id).max(slots.max);
    if max.is_some_and(|max| counted > max) {
        let over = subject.finding(Facet::Over, State::Breach, slots.over);
        found.push(Finding { count: Some(counted), ..over });
    }
    if counted > 0 {
        found.extend(preferences(scene, rule, slots, subject));
    }
    found
}

/// What it says on the scene's day of a shortage that was so before, since then: looked for on many days, so without what
/// would have to be asked.
pub(in crate::rules::judge) fn still_short(
    scene: Scene,
    rule: &Rule,
    slots: &Slots,
    (subject, before): (Subject, (State, Option<Day>)),
) -> Option<Finding> {
    let standing = Standing::of(scene, rule, slots);
    let state = standing.state?;
    let since = if state == before.0 { before.1 } else { Some(scene.day) };
    let mut short = short(scene, rule, slots, (state, &standing), (subject, since));
    scene.waivers(&rule.id).apply(&mut short);
    Some(short)
}

/// How the places of a unit are filled on a day.
struct Standing {
    /// The state of `short`; `None`: nothing is missing.
    state: Option<State>,
    /// The slots left empty: what is certainly missing in a breach, what cannot be shown in an unknown.
    empty: Vec<usize>,
    /// Counted people.
    counted: u32,
}

impl Standing {
    fn of(scene: Scene, rule: &Rule, slots: &Slots) -> Self {
        if !scene.is_alive() {
            return Self { state: None, empty: Vec::new(), counted: 0 };
        }
        let counted = scene.count(&rule.counts);
        let too_few = (counted < slots.min).then_some(State::Breach);
        if slots.slots.is_empty() {
            return Self { state: too_few, empty: Vec::new(), counted };
        }
        let table = Table::of(scene, rule, slots);
        let shown = table.empty(Truth::True);
        if shown.is_empty() {
            return Self { state: too_few, empty: shown, counted };
        }
        let missing = table.empty(Truth::Unknown);
        if too_few.is_some() || !missing.is_empty() {
            return Self { state: Some(State::Breach), empty: missing, counted };
        }
        Self { state: Some(State::Unknown), empty: shown, counted }
    }
}

/// Who fits which slot.
struct Table<'a> {
    officers: Vec<Officer<'a>>,
    /// Slot by slot, person by person.
    truths: Vec<Truth>,
    slots: usize,
}

impl<'a> Table<'a> {
    fn of(scene: Scene<'a>, rule: &'a Rule, slots: &Slots) -> Self {
        let officers: Vec<Officer> = scene.counted(&rule.counts).collect();
        let waivers = scene.waivers(&rule.id);
        let fits = |slot: &Slot, officer: &Officer| {
            if waivers.accept(&slot.id, officer.person.person) {
                return Truth::True;
            }
            need(scene, &slot.need, *officer)
        };
        let of_slot = |slot| -> Vec<Truth> { officers.iter().map(|officer| fits(slot, officer)).collect() };
        let truths = slots.slots.iter().flat_map(of_slot).collect();
        Self { officers, truths, slots: slots.slots.len() }
    }

    fn truth(&self, slot: usize, person: usize) -> Truth {
        self.truths.get(slot * self.officers.len() + person).copied().unwrap_or(Truth::False)
    }

    /// The slots left empty when people of at least this truth may fill them.
    fn empty(&self, least: Truth) -> Vec<usize> {
        empty_slots(self.slots, self.officers.len(), &|slot, person| self.truth(slot, person) >= least)
    }
}

fn short(
    scene: Scene,
    rule: &Rule,
    slots: &Slots,
    (state, standing): (State, &Standing),
    (subject, since): (Subject, Option<Day>),
) -> Finding {
    let id = |place: &usize| slots.slots.get(*place).map(|slot| slot.id.clone());
    let missing: Vec<String> = standing.empty.iter().filter_map(id).collect();
    let empty = u32::try_from(missing.len()).unwrap_or(u32::MAX);
    let mut finding = subject.finding(Facet::Short, state, rule.severity);
    finding.missing_count = Some(empty.max(slots.min.saturating_sub(standing.counted)));
    finding.count = Some(standing.counted);
    finding.missing = missing;
    finding.since = since;
    if state != State::Unknown {
        let steps = escalations(slots, since).filter(|(from, _)| *from <= scene.day);
        finding.severity =
            steps.map(|(_, severity)| severity).chain([rule.severity]).max().unwrap_or(rule.severity);
    }
    finding
}

/// The days from which a shortage since then is graver, and how grave.
fn escalations(slots: &Slots, since: Option<Day>) -> impl Iterator<Item = (Day, Severity)> {
    let from = move |day: Day| slots.escalate.iter().map(move |step| (day.plus(step.after), step.severity));
    since.into_iter().flat_map(from)
}

/// The next day after this one on which such a shortage is graver.
pub(in crate::rules::judge) fn escalation_ahead(
    day: Day,
    slots: &Slots,
    (state, since): (State, Option<Day>),
) -> Option<Day> {
    let since = since.filter(|_| state != State::Unknown);
    escalations(slots, since).map(|(from, _)| from).filter(|from| *from > day).min()
}

fn preferences(scene: Scene, rule: &Rule, slots: &Slots, subject: Subject) -> Vec<Finding> {
    let lines = (1..=u8::MAX).zip(&slots.prefer);
    let finding = |(line, prefer): (u8, &Prefer)| {
        let best = scene.counted(&rule.counts).map(|officer| need(scene, &prefer.need, officer)).max()?;
        let state = match best {
            Truth::True => return None,
            Truth::Unknown => State::Unknown,
            Truth::False => State::Breach,
        };
        let mut finding = subject.finding(Facet::Prefer(line), state, prefer.severity);
        if state == State::Unknown {
            finding.ask = asked_for_one(scene, &rule.counts, &prefer.need);
        }
        Some(finding)
    };
    lines.filter_map(finding).collect()
}

/// The fewest data that would show distinct people in all slots.
fn asked_for_slots(scene: Scene, rule: &Rule, slots: &Slots) -> Vec<Ask> {
    let table = Table::of(scene, rule, slots);
    let mut open = Vec::new();
    for (place, slot) in slots.slots.iter().enumerate() {
        for (person, officer) in table.officers.iter().enumerate() {
            if table.truth(place, person) == Truth::Unknown {
                ask::collect(scene, &slot.need, *officer, &mut open);
            }
        }
    }
    ask::fewest(open, |answered| {
        let fits = |place: usize, person: usize| match table.truth(place, person) {
            Truth::True => true,
            Truth::False => false,
            Truth::Unknown => match (slots.slots.get(place), table.officers.get(person)) {
                (Some(slot), Some(officer)) => ask::shows(scene, &slot.need, *officer, answered),
                _ => false,
            },
        };
        empty_slots(slots.slots.len(), table.officers.len(), &fits).is_empty()
    })
}

/// The fewest data that would show one counted person who meets the condition.
fn asked_for_one(scene: Scene, counts: &Counts, condition: &Condition) -> Vec<Ask> {
    let may = |officer: &Officer| need(scene, condition, *officer) == Truth::Unknown;
    let candidates: Vec<Officer> = scene.counted(counts).filter(may).collect();
    let mut open = Vec::new();
    for officer in &candidates {
        ask::collect(scene, condition, *officer, &mut open);
    }
    ask::fewest(open, |answered| {
        candidates.iter().any(|officer| ask::shows(scene, condition, *officer, answered))
    })
}
