//! What can be done about a finding, tried in memory by the same judge that will judge it once it is done.
//!
//! **Who is looked at.** Of a shortage (`short`, `prefer`): everybody with a seat on the judged day, of whatever role
//! and status, in the unit itself, the one above it, those right below it and those beside it ([`Near`]). Of a surplus
//! (`over`): the counted people of the unit, and for each of these neighbours that lacks somebody the way there. Of
//! several seats (`unique`): the person's counted seats. Of a person (`need`, `due`, `recent`): he.
//!
//! **When.** A move is tried on the judged day and, within the next twelve months, on each day on which years that a
//! rule of the unit asks for are full; the best of these days is offered. A seat can be left on a day only if it is
//! held on it and has begun before it; the one that follows is tried as appointed by a decision of that day.
//!
//! **What helps.** A thing is offered if, with it, on its day, the finding is gone ([`Effect::Heals`]), or still there
//! with less missing or too much ([`Effect::Lessens`]), or no longer certain ([`Effect::Perhaps`]). What it opens are
//! the findings with a mark that stand then and would not without it, or not as gravely, in any unit that it touches and
//! in the shares above. The shares stand on everybody else as he is on the judged day; the rules are those of that day.
//!
//! **What is better.** First what opens nothing; then by what it does to the finding; then the earlier day; then the
//! nearer unit; then the order of [`Remedy`]; then by name, by tree and by entry.

mod attempt;
mod people;
mod places;

use std::cmp::Ordering;

use crate::domain::cure::{Cure, Effect, Near, Remedy, Who};
use crate::domain::day::{Day, Term, TermUnit};
use crate::domain::facts::{PersonFacts, UnitFacts};
use crate::domain::finding::{Facet, Finding, State};
use crate::domain::id::PersonId;
use crate::domain::patch::Patch;
use crate::domain::profile::rule::Rule;
use crate::domain::query::{Dossier, DossierUnit, FindingRow, Particulars};
use crate::domain::report::Turned;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::rules::cure::attempt::{Bench, Outcome};
use crate::rules::judge::Judge;
use crate::vietnamese::name::sort_key;

/// So many months ahead a person who ripens is waited for.
pub const MONTHS: u16 = 12;

/// What can be done about a finding that stands on the day of the dossier, the best first. The dossier holds its unit,
/// the neighbours, and every other unit where one of their people ever had a seat.
pub fn cures(judge: &mut Judge, dossier: &Dossier, about: &Finding) -> Vec<Cure> {
    let rule = judge.profile().rule(about.rule).cloned();
    let unit = dossier.units.iter().find(|known| known.unit.id == about.unit);
    let Some((rule, target)) = rule.zip(unit) else { return Vec::new() };
    let bench = Bench { judge, dossier, key: about.key() };
    let mut search = Search { bench, rule: &rule, about, target, rows: Vec::new() };
    search.all();
    search.in_order()
}

/// A search for cures of one finding.
struct Search<'a> {
    bench: Bench<'a>,
    rule: &'a Rule,
    about: &'a Finding,
    /// The unit of the finding.
    target: &'a DossierUnit,
    rows: Vec<Cure>,
}

impl Search<'_> {
    fn day(&self) -> Day {
        self.bench.dossier.day
    }

    fn all(&mut self) {
        if self.about.state == State::Waived {
            return;
        }
        self.wait();
        self.asked();
        match self.about.facet {
            Facet::Short => {
                self.movers();
                self.offer(Remedy::Add, None, (Near::Here, self.day()), &unknown());
            }
            Facet::Prefer(_) => self.movers(),
            Facet::Over => self.leavers(),
            Facet::Unique => self.seats(),
            Facet::Need => self.need(),
            Facet::Due => self.due(),
            Facet::Recent => self.recent(),
            Facet::Share => {}
        }
    }

    /// The last day that is looked at.
    fn horizon(&self) -> Day {
        self.day().plus(Term { count: MONTHS, unit: TermUnit::Months })
    }

    /// Time heals it, if it does within the months that are looked at.
    fn wait(&mut self) {
        if self.about.facet == Facet::Share {
            return;
        }
        let (facts, day) = (&self.target.facts, self.day());
        let spans = self.bench.judge.spans(facts, day, std::slice::from_ref(self.about));
        let span = spans.first().copied().unwrap_or_default();
        let heals = span.changes_on.filter(|heals| span.becomes.is_none() && *heals <= self.horizon());
        let Some(heals) = heals else { return };
        let (_, whom) = self.bench.judge.why(facts, heals, &Turned::Goes(self.about.clone()));
        let who = whom.and_then(|person| self.who(person));
        let healed = Outcome { effect: Effect::Heals, opens: Vec::new() };
        self.offer(Remedy::Wait, who, (Near::Here, heals), &healed);
    }

    /// The data that would decide it, or whose lack it is.
    fn asked(&mut self) {
        for ask in &self.about.ask {
            let who = self.who(ask.person);
            self.offer(Remedy::Fill(ask.field), who, (Near::Here, self.day()), &unknown());
        }
    }

    /// A person of the finding's unit with his seat there: the one that counts, else one that is held.
    fn who(&self, id: PersonId) -> Option<Who> {
        let (person, seats) = self.target.people.iter().find(|(person, _)| person.id == id)?;
        let held = || seats.iter().filter(|seat| seat.period.holds(self.day()));
        let seat = held().find(|seat| self.counts(seat)).or_else(|| held().next()).or(seats.last())?;
        Some(Who { person: person.clone(), seat: seat.clone(), unit: self.target.unit.clone() })
    }

    /// Whether a seat of this role and status is counted by the rule, days aside.
    fn counts(&self, seat: &Seat) -> bool {
        let counts = &self.rule.counts;
        counts.roles.contains(&seat.role) && counts.statuses.contains(&seat.status)
    }

    fn offer(&mut self, remedy: Remedy, who: Option<Who>, (near, from): (Near, Day), came: &Outcome) {
        self.offer_to(remedy, (who, None), (near, from), came);
    }

    fn offer_to(
        &mut self,
        remedy: Remedy,
        (who, to): (Option<Who>, Option<&Unit>),
        (near, from): (Near, Day),
        came: &Outcome,
    ) {
        let opens = came.opens.iter().filter_map(|finding| self.named(finding)).collect();
        let (who, to) = (who.map(Box::new), to.cloned().map(Box::new));
        self.rows.push(Cure { remedy, who, to, near, from, effect: came.effect, opens, may: true });
    }

    fn named(&self, finding: &Finding) -> Option<FindingRow> {
        let dossier = self.bench.dossier;
        let units = dossier.units.iter().map(|known| &known.unit);
        let unit =
            units.chain(dossier.line.iter().map(|above| &above.unit)).find(|unit| unit.id == finding.unit)?;
        let people = dossier.units.iter().flat_map(|known| &known.people).map(|(person, _)| person);
        let mut people = people.filter(|person| Some(person.id) == finding.person);
        Some(FindingRow {
            finding: finding.clone(),
            unit: unit.clone(),
            person: people.next().map(|person| (person.key.clone(), person.full_name.clone())),
            seat: None,
            particulars: Particulars::default(),
        })
    }

    /// The judged day, and those on which the person becomes ripe for a rule of the unit.
    fn days(&mut self, unit: &UnitFacts, person: Option<&PersonFacts>) -> Vec<Day> {
        let (today, end) = (self.day(), self.horizon());
        let ripe = person.map(|person| self.bench.judge.ripening(unit, person)).unwrap_or_default();
        let mut days: Vec<Day> = ripe.into_iter().filter(|day| today < *day && *day <= end).collect();
        days.push(today);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The best of these days for what a patch does.
    fn best_day(
        &mut self,
        days: &[Day],
        patch: impl Fn(&Self, Day) -> Option<Patch>,
    ) -> Option<(Day, Outcome)> {
        let mut best: Option<(Day, Outcome)> = None;
        for day in days {
            let Some(patch) = patch(self, *day) else { continue };
            let Some(came) = self.bench.people(&patch, *day) else { continue };
            let rank = |came: &Outcome| (!came.opens.is_empty(), came.effect);
            if best.as_ref().is_none_or(|(_, known)| rank(&came) < rank(known)) {
                best = Some((*day, came));
            }
        }
        best
    }

    fn in_order(mut self) -> Vec<Cure> {
        self.rows.sort_by(better);
        self.rows
    }
}

/// What nobody can tell before it is known.
fn unknown() -> Outcome {
    Outcome { effect: Effect::Perhaps, opens: Vec::new() }
}

/// See the head of this module.
fn better(a: &Cure, b: &Cure) -> Ordering {
    let rank = |cure: &Cure| (!cure.opens.is_empty(), cure.effect, cure.from, cure.near, cure.remedy);
    let name = |cure: &Cure| cure.who.as_ref().map(|who| sort_key(&who.person.full_name));
    let entry = |cure: &Cure| cure.who.as_ref().map(|who| (who.unit.path.clone(), who.seat.id));
    let to = |cure: &Cure| cure.to.as_ref().map(|unit| unit.path.clone());
    rank(a)
        .cmp(&rank(b))
        .then_with(|| name(a).cmp(&name(b)))
        .then_with(|| entry(a).cmp(&entry(b)))
        .then_with(|| to(a).cmp(&to(b)))
}
