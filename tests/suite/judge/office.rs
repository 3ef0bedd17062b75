//! A small office in words: rules as in a rule file, officers as columns of the officers file, findings as lines.

use std::fmt::Write;
use std::sync::Arc;

use daumoi::domain::day::Day;
use daumoi::domain::facts::{PersonFacts, Place, UnitFacts};
use daumoi::domain::field::{Field, Owner};
use daumoi::domain::finding::{Finding, Judgement};
use daumoi::domain::id::{PersonId, UnitId};
use daumoi::domain::person::Person;
use daumoi::domain::profile::Profile;
use daumoi::domain::seat::Seat;
use daumoi::domain::unit::Level;
use daumoi::rules::decode::decode;
use daumoi::rules::judge::Judge;

const VOCABULARY: &str = r#"
[scale]
qualification = ["none", "intermediate", "college", "university", "master"]
severity = ["info", "notice", "warning", "error", "critical"]

[unit_kind]
department = { level = "agency", kind = ["so", "ban", "office"] }
office = { code = ["VPUBND"] }
agency = { level = "agency" }
commune = { level = "commune" }

[class]
agency_leader = [ { in = "department", titles = ["Giám đốc", "Phó Giám đốc"] },
                  { in = "office", titles = ["Chánh Văn phòng"] } ]
division_leader = [ { in = "department", titles = ["Trưởng phòng", "Chánh Văn phòng"] },
                    { in = "office", titles = ["Trưởng phòng"] } ]

[who]
experienced = { years = { since = "service_start", min = 2 } }
div_or_2y = { any = [ { class = "division_leader" }, "experienced" ] }
university = { at_least = { field = "qualification", value = "university" } }
"#;

/// A rule with two slots, as the agencies of a province have it.
pub(super) const P1: &str = r#"
[[rule]]
id = "P1"
kind = "slots"
for = "department"
severity = "error"
count = { min = 2, max = 2, over = "notice" }
slot = [ { id = "lead", text = "", need = { class = "agency_leader" } },
         { id = "work", text = "", need = "div_or_2y" } ]
"#;

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A profile of the vocabulary above and these rules; lines before the first table come first in the file.
pub(super) fn profile(rules: &str) -> Arc<Profile> {
    let (keys, tables) = rules.split_at(rules.find('[').unwrap_or(rules.len()));
    let head = format!("format = 1\nprofile = \"p\"\ntitle = \"P\"\n{keys}");
    let source = format!("{head}{VOCABULARY}{tables}");
    let decoded = decode(&source, "rules.toml");
    assert!(decoded.faults.is_empty(), "{:#?}", decoded.faults);
    Arc::new(decoded.profile.unwrap())
}

/// A judge by these rules.
pub(super) fn judge(rules: &str) -> Judge {
    Judge::new(profile(rules))
}

/// A unit of this code, level and kind, with these officers, numbered from 1.
pub(super) fn unit(code: &str, level: Level, kind: &str, officers: &[&[&str]]) -> UnitFacts {
    UnitFacts {
        unit: UnitId(7),
        code: code.to_owned(),
        level,
        kind: kind.to_owned(),
        place: Place::default(),
        people: (1..).zip(officers).map(|(number, seats)| officer(number, seats)).collect(),
        inspections: Vec::new(),
    }
}

/// A department with these officers.
pub(super) fn department(officers: &[&[&str]]) -> UnitFacts {
    unit("S01", Level::Agency, "so", officers)
}

/// A person: each text gives one seat, `title=Giám đốc; seat_from=2021-01-01; service_start=2019`.
pub(super) fn officer(number: i64, seats: &[&str]) -> PersonFacts {
    let mut person = Person { id: PersonId(number), ..Person::blank() };
    let mut held = Vec::new();
    for text in seats {
        let mut seat = Seat::blank(person.id, UnitId(7));
        for cell in text.split("; ").filter(|cell| !cell.is_empty()) {
            let (column, value) = cell.split_once('=').unwrap();
            let field = Field::from_column(column).unwrap();
            match field.owner() {
                Owner::Person => person.set(field, value).unwrap(),
                Owner::Seat | Owner::Unit => seat.set(field, value).unwrap(),
            }
        }
        held.push(seat);
    }
    let appointed = held.iter().map(|seat| seat.period.from).min().flatten();
    PersonFacts::new(&person, &held.iter().collect::<Vec<_>>(), appointed)
}

/// A finding in one line: `P1 short breach error [lead] 1 missing, 1 counted, since 2021-01-01`.
pub(super) fn line(judge: &Judge, finding: &Finding) -> String {
    let rule = &judge.profile().rule(finding.rule).unwrap().id;
    let mut line = format!("{rule} {} {} {}", finding.facet, finding.state.word(), finding.severity.word());
    if let Some(PersonId(person)) = finding.person {
        write!(line, " of {person}").unwrap();
    }
    if !finding.missing.is_empty() {
        write!(line, " [{}]", finding.missing.join(" ")).unwrap();
    }
    if let Some(missing) = finding.missing_count {
        write!(line, " {missing} missing").unwrap();
    }
    if let Some(count) = finding.count {
        write!(line, " {count} counted").unwrap();
    }
    if let Some(since) = finding.since {
        write!(line, " since {since}").unwrap();
    }
    for ask in &finding.ask {
        write!(line, " ask {} of {}", ask.field.column(), ask.person.0).unwrap();
    }
    line
}

/// The findings of a judgement, each in one line.
pub(super) fn lines(judge: &Judge, said: &Judgement) -> Vec<String> {
    said.findings.iter().map(|finding| line(judge, finding)).collect()
}

/// What the rules say of the unit on the day.
#[track_caller]
pub(super) fn says(judge: &mut Judge, facts: &UnitFacts, on: &str, expected: &[&str]) {
    let said = judge.unit(facts, day(on));
    assert_eq!(lines(judge, &said), expected, "on {on}");
}
