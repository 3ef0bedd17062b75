//! What does not touch the meaning of a roster does not touch its findings: the order of the rows, the number of files
//! that bring them, names, keys, and the year in which all of it happens.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use daumoi::domain::change::{OfficerRow, UnitRecord, WaiverAct, WaiverRow};
use daumoi::domain::day::{Day, PartialDate, Period, Term};
use daumoi::domain::id::OpId;
use daumoi::domain::profile::Profile;
use daumoi::domain::report::CheckedRow;
use daumoi::exchange;
use daumoi::rules::decode::decode;

use crate::store::office::{NewRoster, Office, admin};

/// A roster as its files tell it.
#[derive(Clone)]
struct Files {
    units: Vec<UnitRecord>,
    profile: Profile,
    officers: Vec<OfficerRow>,
    waivers: Vec<WaiverRow>,
    day: Day,
}

/// A finding without what may differ: which of several waivers excuses it first.
type Line = (String, Option<Day>, Option<Day>);

impl Files {
    /// Everybody gets a key, so that the program makes none of its own.
    fn read(folder: &Path) -> Self {
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let profile = decode(&text("rules.toml"), "rules.toml").profile.unwrap();
        let (officers, scale) = (text("officers.csv"), profile.qualifications.clone());
        let rows = exchange::officers::read(officers.as_bytes(), "officers.csv", &scale).unwrap();
        let with_key = |(nth, row): (usize, Result<OfficerRow, _>)| {
            let mut row = row.unwrap();
            if row.person.key.is_empty() {
                row.person.key = format!("N{nth:03}");
            }
            row
        };
        Self {
            units: exchange::units::read(text("units.csv").as_bytes(), "units.csv").unwrap(),
            profile,
            officers: rows.enumerate().map(with_key).collect(),
            waivers: exchange::waivers::read(text("waivers.csv").as_bytes(), "waivers.csv").unwrap(),
            day: Day::parse(text("as_of.txt").trim()).unwrap(),
        }
    }

    /// The findings of the roster, when the officers come in files of at most so many rows.
    fn findings(&self, rows_a_file: usize) -> Vec<Line> {
        let office = Office::of(&NewRoster {
            units: self.units.clone(),
            lineage: Vec::new(),
            profiles: vec![self.profile.clone()],
            working_day: None,
            today: self.day,
        });
        let mut store = office.open(&self.day.to_string());
        for (file, rows) in (1..).zip(self.officers.chunks(rows_a_file)) {
            let mut rows = rows.iter().cloned().map(Ok);
            store.import_officers(&admin("lan"), OpId([file; 16]), 2_000, &mut rows, false).unwrap();
        }
        store.import_waivers(&admin("lan"), OpId([255; 16]), 3_000, &self.waivers, false).unwrap();
        assert_eq!(store.verify().unwrap().flaws, []);
        let checked = store.check(self.day, None).unwrap();
        let mut lines: Vec<Line> = checked.findings.iter().map(|row| self.line(row)).collect();
        lines.sort();
        lines
    }

    fn line(&self, checked: &CheckedRow) -> Line {
        let (row, finding) = (&checked.row, &checked.row.finding);
        let person = row.person.as_ref().map(|(key, _)| key.as_str()).unwrap_or_default();
        let text = format!(
            "{}/{}/{}/{person} {} {} {:?} {:?} {:?} {:?}",
            self.profile.rule(finding.rule).unwrap().id,
            row.unit.code,
            finding.facet,
            finding.state.word(),
            finding.severity.word(),
            finding.missing,
            finding.missing_count,
            finding.count,
            finding.share,
        );
        (text, checked.span.since, checked.span.changes_on)
    }

    /// Without the rules about retirement, which the decree ties to years.
    fn of_any_year(mut self, folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("rules.toml")).unwrap();
        let mut tables = text.split("[[rule]]");
        let head = tables.next().unwrap().to_owned();
        let kept =
            tables.filter(|table| !table.contains("\"retirement\"") && !table.contains("extends = \"R1\""));
        let text = kept.fold(head, |text, table| text + "[[rule]]" + table);
        let decoded = decode(&text, "rules.toml");
        assert_eq!(decoded.faults, []);
        self.profile = decoded.profile.unwrap();
        let known = |row: &WaiverRow| self.profile.rules.iter().any(|rule| rule.id == row.rule);
        self.waivers.retain(known);
        self
    }

    fn shifted(mut self, years: u16) -> Self {
        let term = Term::years(years);
        let shift = |day: Option<Day>| day.map(|day| day.plus(term));
        let period = |period: Period| Period { from: shift(period.from), to: shift(period.to) };
        let partial = |date: Option<PartialDate>| {
            date.map(|date| PartialDate::from_number(date.number() + i32::from(years) * 10_000).unwrap())
        };
        self.units.iter_mut().for_each(|unit| unit.life = period(unit.life));
        for row in &mut self.waivers {
            (row.period, row.decision_date) = (period(row.period), shift(row.decision_date));
        }
        for OfficerRow { person, seat, .. } in &mut self.officers {
            (person.birth_date, person.service_start) =
                (partial(person.birth_date), partial(person.service_start));
            person.retirement_date = shift(person.retirement_date);
            person.trained.iter_mut().for_each(|class| class.day = class.day.plus(term));
            seat.period = period(seat.period);
            (seat.decision_date, seat.decision_expiry) =
                (shift(seat.decision_date), shift(seat.decision_expiry));
        }
        self.day = self.day.plus(term);
        self
    }
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/conformance");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}

/// The conformance rosters with their findings.
static ROSTERS: LazyLock<Vec<(PathBuf, Files, Vec<Line>)>> = LazyLock::new(|| {
    let roster = |folder: PathBuf| {
        let files = Files::read(&folder);
        let findings = files.findings(usize::MAX);
        (folder, files, findings)
    };
    folders().into_iter().map(roster).collect()
});

/// The findings of each conformance roster are those of what is made of it.
fn same(what: impl Fn(Files) -> Files, rows_a_file: usize) {
    for (folder, files, findings) in &*ROSTERS {
        assert_eq!(what(files.clone()).findings(rows_a_file), *findings, "{}", folder.display());
    }
}

#[test]
fn the_order_of_rows_says_nothing() {
    let reversed = |mut files: Files| {
        files.officers.reverse();
        files.waivers.reverse();
        files
    };
    same(reversed, usize::MAX);
}

#[test]
fn several_files_say_what_one_says() {
    same(|files| files, 4);
}

#[test]
fn names_say_nothing() {
    let renamed = |mut files: Files| {
        files.units.iter_mut().for_each(|unit| unit.name = format!("Nơi {}", unit.code));
        files.officers.iter_mut().for_each(|row| row.person.full_name = format!("Bà {}", row.person.key));
        files
    };
    same(renamed, usize::MAX);
}

#[test]
fn keys_are_only_keys() {
    let other = |key: &str| format!("Khóa {key}");
    for (folder, files, findings) in &*ROSTERS {
        let mut renamed = files.clone();
        renamed.officers.iter_mut().for_each(|row| row.person.key = other(&row.person.key));
        for row in &mut renamed.waivers {
            match &mut row.act {
                WaiverAct::Waive(Some(key)) | WaiverAct::AcceptPerson(key) => *key = other(key),
                WaiverAct::Waive(None) | WaiverAct::ChangeCount(_) => {}
            }
        }
        let back = |(text, since, changes): Line| (text.replace("Khóa ", ""), since, changes);
        let found: Vec<Line> = renamed.findings(usize::MAX).into_iter().map(back).collect();
        assert_eq!(found, *findings, "{}", folder.display());
    }
}

#[test]
fn every_year_is_like_every_other_of_the_same_calendar() {
    for folder in folders() {
        let files = Files::read(&folder).of_any_year(&folder);
        let now = files.findings(usize::MAX);
        for years in [4, 28] {
            let later = |day: Option<Day>| day.map(|day| day.plus(Term::years(years)));
            let expected: Vec<Line> = now
                .iter()
                .cloned()
                .map(|(text, since, changes)| (text, later(since), later(changes)))
                .collect();
            let found = files.clone().shifted(years).findings(usize::MAX);
            assert_eq!(found, expected, "{} after {years} years", folder.display());
        }
    }
}
