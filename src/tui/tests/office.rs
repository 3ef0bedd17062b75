//! A small office in memory that answers questions and takes changes as the store does: invented people, rules
//! like those of the province, the real judge.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use crate::domain::change::Step;
use crate::domain::day::{Day, PartialDate, Period};
use crate::domain::facts::{PersonFacts, Place, UnitFacts};
use crate::domain::fault::Fault;
use crate::domain::finding::{Finding, Judgement, RollUp, RuleIx, Tally};
use crate::domain::id::{PersonId, SeatId, UnitId, Version};
use crate::domain::outline::{OutlinePage, RowAt, RowKey};
use crate::domain::person::Person;
use crate::domain::profile::Profile;
use crate::domain::query::{Access, Ancestor, Answer, Dossier, DossierUnit, HistoryEntry, Question, Target};
use crate::domain::rights::Rights;
use crate::domain::seat::Seat;
use crate::domain::unit::{Level, Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::decode::decode;
use crate::rules::judge::{Judge, ShareAt};

const RULES: &str = include_str!("rules.toml");

static PROFILE: LazyLock<Arc<Profile>> = LazyLock::new(|| {
    let decoded = decode(RULES, "rules.toml");
    Arc::new(decoded.profile.unwrap_or_else(|| panic!("{:?}", decoded.faults)))
});

pub(super) type Records = (Vec<Person>, Vec<Seat>, Vec<Waiver>);

/// The office.
pub(super) struct Office {
    pub(super) units: Vec<Unit>,
    pub(super) people: Vec<Person>,
    pub(super) seats: Vec<Seat>,
    pub(super) waivers: Vec<Waiver>,
    pub(super) accounts: Vec<crate::domain::account::Account>,
    pub(super) day: Day,
    pub(super) access: Access,
    pub(super) rights: Rights,
    /// The next change is refused so.
    pub(super) refuse: Option<Fault>,
    /// What was asked.
    pub(super) questions: Vec<Question>,
    /// The steps that were written, the newest last.
    pub(super) steps: Vec<Step>,
    /// How many change sets were written.
    pub(super) written: usize,
    pub(super) profile: Arc<Profile>,
    /// Rules that were taken over, and from which day on.
    pub(super) taken: Vec<(String, Option<Day>)>,
    /// Whether the marks are those of former rules.
    pub(super) stale: bool,
    /// The log, the newest first.
    pub(super) logged: Vec<HistoryEntry>,
    pub(super) past: Vec<Records>,
    pub(super) future: Vec<Records>,
    judged: RefCell<Option<Rc<Judged>>>,
}

pub(super) struct Judged {
    pub(super) units: BTreeMap<UnitId, Judgement>,
    pub(super) shares: BTreeMap<UnitId, Vec<Finding>>,
    pub(super) totals: BTreeMap<UnitId, RollUp>,
    tallies: BTreeMap<UnitId, Vec<(RuleIx, Tally)>>,
}

impl Judged {
    pub(super) fn of_unit(&self, unit: UnitId) -> Vec<Finding> {
        let own = self.units[&unit].findings.iter().filter(|finding| finding.person.is_none());
        own.chain(&self.shares[&unit]).cloned().collect()
    }
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

impl Office {
    /// Lạng Sơn: a department in order, Hữu Lũng with two communes, Chi Lăng with thirty, and the faults that
    /// the pictures of the screen show.
    pub(super) fn new() -> Self {
        let mut office = Self {
            units: Vec::new(),
            people: Vec::new(),
            seats: Vec::new(),
            waivers: Vec::new(),
            accounts: Vec::new(),
            day: day("2021-09-28"),
            access: Access::Write,
            rights: Rights::everything(),
            refuse: None,
            questions: Vec::new(),
            steps: Vec::new(),
            written: 0,
            profile: Arc::clone(&PROFILE),
            taken: Vec::new(),
            stale: false,
            logged: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            judged: RefCell::new(None),
        };
        let root = office.unit(None, "20", (Level::Province, "tinh"), "Lạng Sơn");
        let interior = office.unit(Some(root), "SNV", (Level::Agency, "so"), "Sở Nội vụ");
        let huu_lung = office.unit(Some(root), "186", (Level::District, "huyen"), "Hữu Lũng");
        let cai_kinh = office.unit(Some(huu_lung), "06448", (Level::Commune, "xa"), "Cai Kinh");
        let dong_tan = office.unit(Some(huu_lung), "06451", (Level::Commune, "xa"), "Đồng Tân");
        let chi_lang = office.unit(Some(root), "187", (Level::District, "huyen"), "Chi Lăng");
        office.officer(interior, "Lương Thị Thu", "Giám đốc", ("master", "2001"));
        office.officer(interior, "Bế Văn Quân", "Trưởng phòng", ("university", "2012"));
        office.officer(huu_lung, "Hoàng Văn Ba", "Phó Chủ tịch UBND", ("university", "2009"));
        office.officer(huu_lung, "Nông Thị Hoa", "Chuyên viên", ("university", ""));
        office.officer(dong_tan, "Lý Thị Mơ", "Văn phòng - Thống kê", ("college", "2015"));
        office.officer(dong_tan, "Triệu Văn Sơn", "Trưởng Công an", ("intermediate", "2018"));
        office.officer(chi_lang, "Vi Thị Lan", "Chủ tịch UBND", ("university", "2005"));
        office.officer(chi_lang, "Hà Văn Đức", "Chánh Văn phòng HĐND-UBND", ("university", "2010"));
        for n in 1..=30 {
            let unit = office.unit(
                Some(chi_lang),
                &format!("0{}", 6500 + n),
                (Level::Commune, "xa"),
                &format!("Bản {n}"),
            );
            office.officer(unit, &format!("Đinh Văn {n}"), "Văn phòng - Thống kê", ("college", "2016"));
        }
        assert_eq!(cai_kinh, office.id("Xã Cai Kinh"));
        office
    }

    /// The id of a unit by its name.
    pub(super) fn id(&self, name: &str) -> UnitId {
        self.units.iter().find(|unit| unit.full_name() == name).unwrap().id
    }

    fn unit(
        &mut self,
        parent: Option<UnitId>,
        code: &str,
        (level, kind): (Level, &str),
        name: &str,
    ) -> UnitId {
        let id = UnitId(i64::try_from(self.units.len()).unwrap() + 1);
        let above = parent.map(|parent| self.find_unit(parent).path.clone()).unwrap_or_default();
        let siblings =
            self.units.iter().filter(|unit| unit.path.parent().unwrap_or_default() == above).count();
        self.units.push(Unit {
            id,
            path: above.child(u32::try_from(siblings).unwrap()),
            code: code.to_owned(),
            level,
            kind: kind.to_owned(),
            name: name.to_owned(),
            life: Period::default(),
        });
        self.units.sort_by(|a, b| a.path.cmp(&b.path));
        id
    }

    /// An officer who can be reached, since 2020 in his seat.
    pub(super) fn officer(
        &mut self,
        unit: UnitId,
        name: &str,
        title: &str,
        (qualification, since): (&str, &str),
    ) {
        let mut person = Person::blank();
        person.id = PersonId(i64::try_from(self.people.len()).unwrap() + 1);
        person.version = Version(1);
        person.key = format!("{:03}", person.id.0);
        person.full_name = name.to_owned();
        person.qualification = qualification.to_owned();
        person.service_start = PartialDate::parse(since).ok();
        (person.phone, person.email) = ("0205 3 810 000".to_owned(), "a@langson.example".to_owned());
        let mut seat = Seat::blank(person.id, unit);
        seat.id = SeatId(i64::try_from(self.seats.len()).unwrap() + 1);
        (seat.version, seat.title) = (Version(1), title.to_owned());
        seat.period.from = Some(day("2020-01-01"));
        self.people.push(person);
        self.seats.push(seat);
    }

    pub(super) fn find_unit(&self, id: UnitId) -> &Unit {
        self.units.iter().find(|unit| unit.id == id).unwrap()
    }

    pub(super) fn person(&self, id: PersonId) -> &Person {
        self.people.iter().find(|person| person.id == id).unwrap()
    }

    pub(super) fn facts(&self, unit: &Unit) -> UnitFacts {
        let mut place = Place::of(unit);
        place.waivers = self.waivers.iter().filter(|waiver| waiver.unit == unit.id).cloned().collect();
        let mut facts = UnitFacts::empty(unit, place);
        for person in &self.people {
            let seats: Vec<&Seat> =
                self.seats.iter().filter(|seat| seat.person == person.id && seat.unit == unit.id).collect();
            if !seats.is_empty() {
                facts.people.push(PersonFacts::new(person, &seats, seats[0].period.from));
            }
        }
        facts
    }

    /// The records were changed from outside.
    pub(super) fn changed(&self) {
        *self.judged.borrow_mut() = None;
    }

    pub(super) fn judge(&self) -> Rc<Judged> {
        Rc::clone(self.judged.borrow_mut().get_or_insert_with(|| Rc::new(self.judge_anew())))
    }

    fn judge_anew(&self) -> Judged {
        let mut judge = Judge::new(Arc::clone(&self.profile));
        let units: BTreeMap<UnitId, Judgement> =
            self.units.iter().map(|unit| (unit.id, judge.unit(&self.facts(unit), self.day))).collect();
        let mut judged =
            Judged { units, shares: BTreeMap::new(), totals: BTreeMap::new(), tallies: BTreeMap::new() };
        for unit in &self.units {
            let below = self.units.iter().filter(|other| other.path.is_within(&unit.path));
            let mut tallies: BTreeMap<RuleIx, Tally> = BTreeMap::new();
            for part in below.clone().flat_map(|other| &judged.units[&other.id].contributions) {
                let tally = tallies.entry(part.rule).or_default();
                tally.den += part.tally.den;
                tally.pass += part.tally.pass;
                tally.unknown += part.tally.unknown;
            }
            let share = |(rule, tally): (&RuleIx, &Tally)| {
                let at = ShareAt { unit: unit.id, level: unit.level, life: &unit.life, waivers: &[] };
                judge.share(*rule, at, *tally, self.day)
            };
            judged.shares.insert(unit.id, tallies.iter().filter_map(share).collect());
            judged.tallies.insert(unit.id, tallies.into_iter().collect());
        }
        for unit in &self.units {
            let mut total = RollUp::default();
            for other in self.units.iter().filter(|other| other.path.is_within(&unit.path)) {
                total = total.plus(&judged.units[&other.id].own_roll_up());
                judged.shares[&other.id].iter().for_each(|finding| total.count(finding));
            }
            judged.totals.insert(unit.id, total);
        }
        judged
    }

    pub(super) fn line(&self, path: &UnitPath) -> Vec<UnitId> {
        path.line().map(|path| self.units.iter().find(|unit| unit.path == path).unwrap().id).collect()
    }

    pub(super) fn trail(&self, path: Option<UnitPath>) -> Arc<str> {
        let Some(path) = path else { return "".into() };
        let names = self.line(&path).into_iter().map(|id| self.find_unit(id).full_name());
        names.collect::<Vec<_>>().join(" / ").into()
    }

    pub(super) fn target(&self, key: RowKey) -> Target {
        let mut line = self.line(&self.find_unit(key.unit).path);
        if key.at == RowAt::Unit {
            line.pop();
        }
        Target { key, line }
    }

    pub(super) fn dossier(&self, units: &[UnitId], people: &[PersonId]) -> Dossier {
        let judged = self.judge();
        let served = self.seats.iter().filter(|seat| people.contains(&seat.person)).map(|seat| seat.unit);
        let mut ids: Vec<UnitId> = units.iter().copied().chain(served).collect();
        ids.sort_unstable();
        ids.dedup();
        let with_seats = |unit: UnitId| {
            let seats =
                |id| self.seats.iter().filter(|s| s.person == id && s.unit == unit).cloned().collect();
            let all = self.people.iter().map(|person| (person.clone(), seats(person.id)));
            all.filter(|(_, seats): &(Person, Vec<Seat>)| !seats.is_empty()).collect()
        };
        let mut line: Vec<UnitId> = ids.iter().flat_map(|id| self.line(&self.find_unit(*id).path)).collect();
        line.sort_by_key(|id| self.find_unit(*id).path.clone());
        line.dedup();
        Dossier {
            day: self.day,
            units: ids
                .iter()
                .map(|id| DossierUnit {
                    unit: self.find_unit(*id).clone(),
                    people: with_seats(*id),
                    facts: self.facts(self.find_unit(*id)),
                    stored: judged.units[id].clone(),
                })
                .collect(),
            line: line
                .into_iter()
                .map(|id| Ancestor {
                    unit: self.find_unit(id).clone(),
                    total: judged.totals[&id],
                    tallies: judged.tallies[&id].clone(),
                    waivers: Vec::new(),
                })
                .collect(),
        }
    }

    /// Answers a question as the store does.
    pub(super) fn ask(&mut self, question: &Question) -> Answer {
        self.questions.push(question.clone());
        match question {
            Question::Overview => Answer::Overview(Box::new(self.overview())),
            Question::Outline { shape, anchor, before, after } => {
                Answer::Outline(self.outline(shape, *anchor, *before, *after))
            }
            Question::OutlineEnd { shape } => {
                let last = self.rows(shape).pop();
                Answer::Outline(OutlinePage {
                    rows: last.into_iter().collect(),
                    is_start: false,
                    is_end: true,
                })
            }
            Question::Dossier { units, people } => Answer::Dossier(Box::new(self.dossier(units, people))),
            Question::NextFinding { from, forward } => {
                Answer::NextFinding(self.next_finding(*from, *forward))
            }
            Question::Finding(key) => Answer::Finding(self.told(*key).map(Box::new)),
            Question::Cures { key, tried } => Answer::Cures(self.cures(*key, tried).map(Box::new)),
            Question::Forecast { under, months } => {
                Answer::Forecast(Box::new(self.forecast(*under, *months)))
            }
            Question::Stats { under } => Answer::Stats(Box::new(self.stats(*under))),
            Question::Waivers { .. } => Answer::Waivers(self.listed_waivers()),
            Question::Find { text, units_only, .. } => Answer::Hits(self.hits(text, *units_only)),
            Question::Line(unit) => {
                let line = self.line(&self.find_unit(*unit).path);
                Answer::Line(line.into_iter().map(|id| self.find_unit(id).clone()).collect())
            }
            Question::Completions { .. } => Answer::Completions(vec!["Cán bộ không chuyên trách".to_owned()]),
            Question::Findings { under, skip, limit } => {
                Answer::Findings(self.findings(*under, *skip, *limit))
            }
            Question::FindingsOf { rule, skip, limit } => {
                Answer::Findings(self.findings_of(rule, *skip, *limit))
            }
            Question::Norms { .. } => Answer::Norms(Box::new(self.norms())),
            Question::Record { person } => Answer::Record(self.record(*person)),
            Question::History { of, only, skip, limit } => self.history((*of, only), (*skip, *limit)),
            Question::ChangeSet(which) => self.change_set(which),
            Question::Roster { view, anchor, before, after } => {
                Answer::Roster(Box::new(self.roster(view, *anchor, *before, *after)))
            }
            Question::RosterRows { view, limit } => {
                let seats = self.shown_seats(view);
                let key = |seat: &&Seat| RowKey { unit: seat.unit, at: RowAt::Seat(seat.id) };
                Answer::RosterRows(seats.iter().take(*limit).map(key).collect(), seats.len() > *limit)
            }
            Question::Matches { rows, near } => Answer::Matches(self.matches(rows, *near)),
            Question::Officers(seats) => {
                let held = self.seats.iter().filter(|seat| seats.contains(&seat.id));
                Answer::Officers(held.map(|seat| self.roster_row(seat)).collect())
            }
            Question::RosterCount(view) => Answer::RosterCount(self.shown_seats(view).len()),
            Question::RosterGroups { view, by, limit } => self.groups(view, *by, *limit),
            Question::Accounts => Answer::Accounts(self.listed_accounts()),
            Question::ChangesSince(seq) => Answer::Changes(self.changes(*seq)),
        }
    }
}
