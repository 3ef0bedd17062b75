//! Random profiles and units. The dates crowd around one day, so that ends of seats, full years and steps meet.

use daumoi::domain::day::{Day, PartialDate, Period, Term, TermUnit};
use daumoi::domain::facts::{PersonFacts, Place, Scopes, SeatFacts, UnitFacts};
use daumoi::domain::field::{Field, FieldSet};
use daumoi::domain::finding::Severity;
use daumoi::domain::id::{PersonId, UnitId};
use daumoi::domain::person::{Sex, Training};
use daumoi::domain::profile::condition::Condition;
use daumoi::domain::profile::rule::{
    Counts, Due, DueDate, Escalation, EventKind, Prefer, Recent, Rule, RuleBody, Share, Slot, Slots, Step,
    Subject, When, Window,
};
use daumoi::domain::profile::select::{Class, ClassEntry, Selector, UnitKindDef};
use daumoi::domain::profile::{Missing, Profile};
use daumoi::domain::seat::{Role, Status};
use daumoi::domain::unit::Level;

use crate::harness::dice::Dice;

const TITLES: [&str; 5] = ["giám đốc", "chánh văn phòng", "trưởng phòng", "chuyên viên", ""];
const SCALE: [&str; 4] = ["none", "college", "university", "master"];
pub(super) const KINDS: [&str; 3] = ["so", "office", "xa"];
pub(super) const CODES: [&str; 3] = ["A1", "A2", "A3"];
const TOPICS: [&str; 2] = ["ksttHc", "khác"];
const LEVELS: [Level; 2] = [Level::Agency, Level::Commune];
/// Those of the units above, too.
const ABOVE: [Level; 4] = [Level::Province, Level::District, Level::Agency, Level::Commune];
const HAVE: [Field; 5] = [Field::Phone, Field::Email, Field::DecisionNo, Field::BirthDate, Field::Note];
const SINCE: [Field; 4] = [Field::ServiceStart, Field::SeatFrom, Field::DecisionDate, Field::BirthDate];

/// A case: rules, a unit and the day around which its dates lie.
pub(super) struct Case {
    pub(super) profile: Profile,
    pub(super) facts: UnitFacts,
    pub(super) day: Day,
}

pub(super) struct Maker {
    pub(super) dice: Dice,
    around: Day,
    /// The years that most conditions ask for.
    years: u8,
    /// Whether people are near retirement; conditions then leave their birth dates alone, as the oracle goes
    /// back day by day.
    old: bool,
}

impl Maker {
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let days = ["2020-02-29", "2021-12-31", "2022-02-28", "2021-09-28", "2024-02-28"];
        let around = Day::parse(dice.pick(&days)).unwrap();
        let years = dice.pick(&[0, 1, 1, 2, 2]);
        let old = dice.chance(40);
        Self { dice, around, years, old }
    }

    pub(super) fn case(mut self) -> Case {
        let profile = self.profile();
        let mut facts = self.unit();
        facts.place.waivers = self.waivers(&profile, &[facts.unit], facts.people.len());
        Case { profile, facts, day: self.near() }
    }

    pub(super) fn near(&mut self) -> Day {
        let days = u16::try_from(self.dice.below(25)).unwrap();
        let term = Term { count: days, unit: TermUnit::Days };
        if self.dice.chance(40) { self.around.plus(term) } else { self.around.minus(term) }
    }

    fn long_ago(&mut self) -> Day {
        let years = Term::years(self.years.into());
        self.near().minus(years)
    }

    fn partial(&mut self, day: Day) -> PartialDate {
        let whole = day.number();
        let number = match self.dice.below(40) {
            0 => whole / 10_000 * 10_000,
            1..=4 => whole / 100 * 100,
            _ => whole,
        };
        PartialDate::from_number(number).unwrap()
    }

    pub(super) fn period(&mut self) -> Period {
        let from = match self.dice.below(30) {
            0..=9 => None,
            10 => Some(self.long_ago()),
            _ => Some(self.near()),
        };
        let to = self.dice.maybe(40, |_| ()).map(|()| self.near());
        let period = Period { from, to };
        if period.is_reversed() { Period { from: to, to: from } } else { period }
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.dice.below(n)
    }

    pub(super) fn unit(&mut self) -> UnitFacts {
        let people = self.dice.pick(&[0, 1, 1, 2, 2, 2, 3, 3, 4]);
        let life = if self.dice.chance(15) { self.period() } else { Period::default() };
        let mut people: Vec<PersonFacts> = (0..people).map(|number| self.person(number)).collect();
        if self.dice.chance(50) {
            people.reverse();
        }
        let level = self.dice.pick(&LEVELS);
        let scopes = Scopes::default().and(level, UnitId(7));
        UnitFacts {
            unit: UnitId(7),
            code: self.dice.pick(&CODES).to_owned(),
            level,
            kind: self.dice.pick(&KINDS).to_owned(),
            place: Place { life, scopes, ..Place::default() },
            people,
            inspections: self.events(),
        }
    }

    pub(super) fn events(&mut self) -> Vec<Training> {
        let n = self.dice.pick(&[0, 0, 1, 2]);
        (0..n)
            .map(|_| {
                let day = if self.dice.chance(50) { self.near() } else { self.near().minus(Term::years(1)) };
                Training { day, topic: self.dice.maybe(70, |dice| dice.pick(&TOPICS).to_owned()) }
            })
            .collect()
    }

    pub(super) fn person(&mut self, number: i64) -> PersonFacts {
        let seats = self.dice.pick(&[1, 1, 1, 2, 3]);
        let service = self.dice.maybe(80, |_| ()).map(|()| self.long_ago());
        let birth = self.dice.maybe(80, |_| ()).map(|()| match self.dice.below(3) {
            _ if !self.old => self.long_ago(),
            0 => self.near().minus(Term::years(60)),
            1 => self.near().minus(Term { count: 60 * 12 + 6, unit: TermUnit::Months }),
            _ => self.near().minus(Term { count: 55 * 12 + 8, unit: TermUnit::Months }),
        });
        let qualification = match self.dice.below(6) {
            0 => "",
            1 => "no word of this scale",
            _ => self.dice.pick(&SCALE),
        };
        PersonFacts {
            person: PersonId(number + 1),
            sex: self.dice.pick(&[None, Some(Sex::Male), Some(Sex::Female)]),
            birth_date: birth.map(|day| self.partial(day)),
            service_start: service.map(|day| self.partial(day)),
            qualification: qualification.to_owned(),
            retirement_date: self.dice.maybe(20, |_| ()).map(|()| self.near()),
            present: self.present(),
            trained: self.events(),
            appointed: self.dice.maybe(60, |_| ()).map(|()| self.near()),
            seats: (0..seats).map(|_| self.seat()).collect(),
            elsewhere: Vec::new(),
        }
    }

    fn present(&mut self) -> FieldSet {
        self.dice.some(&HAVE).into_iter().collect()
    }

    fn seat(&mut self) -> SeatFacts {
        SeatFacts {
            period: self.period(),
            role: self.dice.pick(&[Role::Official, Role::Official, Role::Official, Role::Reserve]),
            status: self.dice.pick(&[Status::Serving, Status::Serving, Status::Serving, Status::Leave]),
            title: self.dice.pick(&TITLES).to_owned(),
            decision_date: self.dice.maybe(70, |_| ()).map(|()| self.near()),
            decision_expiry: self.dice.maybe(50, |_| ()).map(|()| self.near()),
            present: self.present(),
        }
    }

    pub(super) fn profile(&mut self) -> Profile {
        let unit_kinds = self.dice.many(4, unit_kind);
        let classes = self.dice.many(3, class);
        let rules = self.dice.pick(&[1, 2, 3, 4, 5]);
        let mut profile = Profile {
            name: "random".to_owned(),
            title: String::new(),
            valid: Period::default(),
            missing: self.dice.pick(&[Missing::Unknown, Missing::Unknown, Missing::Breach, Missing::Ignore]),
            qualifications: SCALE.map(ToOwned::to_owned).to_vec(),
            unit_kinds,
            classes,
            counts: Counts { roles: vec![Role::Official], statuses: vec![Status::Serving] },
            rules: Vec::new(),
            waivers: None,
            source: String::new(),
        };
        for place in 0..rules {
            let rule = self.rule(place, &profile);
            profile.rules.push(rule);
        }
        profile
    }

    fn rule(&mut self, place: usize, profile: &Profile) -> Rule {
        let base = self.dice.maybe(40, |_| ()).and_then(|()| profile.rules.last().cloned());
        let body = match base.as_ref().map(|base| &base.body) {
            Some(RuleBody::Slots(_)) => self.slots(),
            Some(RuleBody::Each { .. }) => RuleBody::Each { need: self.condition(2) },
            Some(RuleBody::Share(_)) => self.share(),
            Some(body) => body.clone(),
            None => match self.dice.below(11) {
                0..=4 => self.slots(),
                5 | 6 => RuleBody::Each { need: self.condition(2) },
                7 => self.share(),
                8 => self.due(),
                9 => self.recent(),
                _ => RuleBody::Unique { scope: self.dice.pick(&ABOVE) },
            },
        };
        let own_counts = self.dice.chance(20);
        let counts = Counts {
            roles: self.dice.some(&Role::ALL),
            statuses: self.dice.some(&[Status::Serving, Status::Leave]),
        };
        Rule {
            id: format!("R{place}"),
            family: base.map_or(place, |base| base.family),
            units: selector(&mut self.dice),
            counts: if own_counts { counts } else { profile.counts.clone() },
            own_counts,
            severity: self.severity(),
            basis: None,
            body,
        }
    }

    fn severity(&mut self) -> Severity {
        self.dice.pick(&Severity::ALL)
    }

    fn term(&mut self) -> Term {
        let terms = ["0d", "1d", "5d", "30d", "1m", "6m", "1y"];
        Term::parse(self.dice.pick(&terms)).unwrap()
    }

    fn slots(&mut self) -> RuleBody {
        let min = self.dice.pick(&[0, 1, 1, 2, 3]);
        let places = self.dice.pick(&[0, 1, 2, 2, 3]);
        let lines = self.dice.pick(&[0, 0, 1, 2]);
        let steps = self.dice.pick(&[0, 0, 1, 2]);
        let slot = |place| Slot { id: format!("s{place}"), text: String::new(), need: self.condition(2) };
        let slots = (0..places).map(slot).collect();
        RuleBody::Slots(Slots {
            min,
            max: self.dice.maybe(60, |dice| min + dice.pick(&[0, 0, 1])),
            over: self.severity(),
            slots,
            prefer: (0..lines)
                .map(|_| Prefer { need: self.condition(1), severity: self.severity() })
                .collect(),
            escalate: (0..steps)
                .map(|_| Escalation { after: self.term(), severity: self.severity() })
                .collect(),
        })
    }

    fn share(&mut self) -> RuleBody {
        RuleBody::Share(Share {
            at: self.dice.some(&ABOVE),
            need: self.condition(2),
            min_percent: self.dice.pick(&[1, 50, 90, 100]),
            small: self.dice.maybe(30, |dice| (dice.pick(&[2, 5]), Severity::Notice)),
        })
    }

    fn due(&mut self) -> RuleBody {
        let dates = [
            DueDate::Retirement,
            DueDate::Retirement,
            DueDate::DecisionExpiry,
            DueDate::DecisionDate,
            DueDate::SeatFrom,
            DueDate::SeatTo,
        ];
        let steps = self.dice.pick(&[1, 2, 3]);
        let step = |_| {
            let term = self.term();
            let when = if self.dice.chance(50) { When::Before(term) } else { When::After(term) };
            Step { when, severity: self.severity() }
        };
        let steps = (0..steps).map(step).collect();
        RuleBody::Due(Due {
            subject: Subject::Person,
            date: self.dice.pick(&dates),
            optional: self.dice.chance(30),
            steps,
        })
    }

    fn recent(&mut self) -> RuleBody {
        let of_unit = self.dice.chance(20);
        let window = if self.dice.chance(40) {
            Window::Rolling(self.term())
        } else {
            Window::CalendarYear {
                warn_from: self.dice.maybe(70, |dice| dice.pick(&[(10, 1), (2, 29), (12, 28), (1, 1)])),
                newcomer: self.dice.maybe(60, |_| ()).map(|()| self.term()),
            }
        };
        RuleBody::Recent(Recent {
            subject: if of_unit { Subject::Unit } else { Subject::Person },
            event: if of_unit { EventKind::Inspection } else { EventKind::Training },
            topics: self.dice.pick(&[vec![], vec!["ksttHc".to_owned()]]),
            spoken: Vec::new(),
            window,
        })
    }

    fn condition(&mut self, depth: usize) -> Condition {
        if depth > 0 && self.dice.chance(45) {
            let parts = self.dice.pick(&[1, 2, 2, 3]);
            let kind = self.dice.below(5);
            if kind == 0 {
                return Condition::Not(Box::new(self.condition(depth - 1)));
            }
            let parts = (0..parts).map(|_| self.condition(depth - 1)).collect();
            return if kind < 3 { Condition::Any(parts) } else { Condition::All(parts) };
        }
        let dates = if self.old { &SINCE[..3] } else { &SINCE };
        let since = self.dice.pick(dates);
        match self.dice.below(60) {
            0..=17 => Condition::Class(self.dice.below(3)),
            18..=23 => Condition::AtLeast { rank: self.dice.below(SCALE.len()) },
            24..=29 => Condition::Has(self.dice.pick(&HAVE)),
            30 => Condition::Years { since, min: self.dice.pick(&[0, 1, 2]) },
            _ => Condition::Years { since, min: self.years },
        }
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn unit_kind(dice: &mut Dice) -> UnitKindDef {
    let mut def = UnitKindDef {
        name: String::new(),
        levels: dice.maybe(60, |dice| dice.some(&LEVELS)),
        kinds: dice.maybe(40, |dice| words(&dice.some(&KINDS))),
        codes: dice.maybe(25, |dice| words(&dice.some(&CODES))),
    };
    if def.levels.is_none() && def.kinds.is_none() && def.codes.is_none() {
        def.levels = Some(LEVELS.to_vec());
    }
    def
}

fn selector(dice: &mut Dice) -> Selector {
    if dice.chance(30) { Selector::Every } else { Selector::Kinds(dice.some(&[0, 1, 2, 3])) }
}

fn class(dice: &mut Dice) -> Class {
    let entries = dice.pick(&[1, 2, 3]);
    let entry = |dice: &mut Dice| {
        let keys = words(&dice.some(&TITLES[..4]));
        ClassEntry { within: selector(dice), titles: keys.clone(), keys }
    };
    Class { name: String::new(), entries: dice.many(entries, entry) }
}
