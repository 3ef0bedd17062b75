//! `rules try`: what a changed file would change on this roster.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::check::sign;
use crate::cli::exit::{Exit, say};
use crate::cli::output::{Format, Output};
use crate::cli::progress::Progress;
use crate::cli::{Call, Ended, format, one, rules, shown};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Finding, State};
use crate::domain::profile::Profile;
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::report::{FindingChange, TrialNews, Tried};
use crate::messages::rules_verbs as text;
use crate::messages::{Lang, finding as words, names};
use crate::store::Store;

/// A finding on one side.
#[derive(Serialize)]
struct Side<'a> {
    state: &'static str,
    severity: &'static str,
    missing: &'a [String],
    missing_count: Option<u32>,
    count: Option<u32>,
    num: Option<u32>,
    den: Option<u32>,
    text: String,
}

#[derive(Serialize)]
struct Row<'a> {
    change: &'static str,
    key: String,
    rule: &'a str,
    facet: String,
    unit: &'a str,
    unit_name: String,
    person: Option<&'a str>,
    before: Option<Side<'a>>,
    after: Option<Side<'a>>,
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let profile = Arc::new(rules::profile(call.lang, path)?);
    let asked = Call::as_of(verb)?;
    let mut store = call.open(verb)?;
    let day = Call::day(asked, &store)?;
    rules::fits(call.lang, &store, path, &profile)?;
    if !profile.valid.holds(day) {
        say(&text::not_valid_then(call.lang, &profile.name, &shown(call.lang, day)));
    }
    let before = store.profile_on(day).map_err(one)?;
    let mut told =
        Told { lang: call.lang, form: format(verb), before, after: profile, out: Output::new(), rows: 0 };
    let under = verb.get_one::<String>("under").map(String::as_str);
    told.head(day).map_err(one)?;
    let tried = told.body(&mut store, day, under).map_err(one)?;
    told.foot(day, &tried).map_err(one)?;
    told.out.finish().map_err(one)?;
    Ok(Exit::Done)
}

/// The answer, written as it comes.
struct Told {
    lang: Lang,
    form: Format,
    before: Option<Arc<Profile>>,
    after: Arc<Profile>,
    out: Output,
    rows: u64,
}

const COLUMNS: [&str; 13] = [
    "change",
    "key",
    "rule",
    "facet",
    "unit",
    "unit_name",
    "person",
    "state_before",
    "severity_before",
    "text_before",
    "state_after",
    "severity_after",
    "text_after",
];

impl Told {
    fn head(&mut self, day: Day) -> Result<(), Fault> {
        match self.form {
            Format::Text => Ok(()),
            Format::Csv => self.out.row(COLUMNS),
            Format::Json => {
                let name =
                    |profile: Option<&Profile>| serde_json::json!(profile.map(|profile| &profile.name));
                self.out.text(&format!(
                    "{{\n  \"as_of\": \"{day}\",\n  \"before\": {},\n  \"after\": {},\n  \"differences\": [",
                    name(self.before.as_deref()),
                    name(Some(&self.after)),
                ))
            }
        }
    }

    fn body(&mut self, store: &mut Store, day: Day, under: Option<&str>) -> Result<Tried, Fault> {
        let mut progress = Progress::new(self.lang);
        let profile = Arc::clone(&self.after);
        store.try_profile(&profile, (day, under), &mut |news| match news {
            TrialNews::Judged { done, units } => {
                progress.tell(done, units);
                Ok(())
            }
            TrialNews::Change(change) => self.change(change),
        })
    }

    fn foot(&mut self, day: Day, tried: &Tried) -> Result<(), Fault> {
        let Tried { worse, better, added, gone, changed, .. } = *tried;
        match self.form {
            Format::Text => {
                self.out.line(&text::tried(self.lang, &shown(self.lang, day), worse, better))?;
                self.out.line(&text::tried_findings(self.lang, added, gone, changed))
            }
            Format::Csv => Ok(()),
            Format::Json => self.out.text(&format!(
                "\n  ],\n  \"units_worse\": {worse},\n  \"units_better\": {better},\n  \"added\": {added},\n  \
                 \"gone\": {gone},\n  \"changed\": {changed}\n}}\n"
            )),
        }
    }

    fn change(&mut self, change: &FindingChange) -> Result<(), Fault> {
        let facet = change.after.as_ref().or(change.before.as_ref()).map(|finding| finding.facet.to_string());
        let facet = facet.unwrap_or_default();
        let person = change.person.as_ref().map(|(key, _)| key.as_str());
        let mut key = format!("{}/{}/{facet}", change.rule, change.unit.code);
        if let Some(person) = person {
            key.push('/');
            key.push_str(person);
        }
        let row = Row {
            change: match (&change.before, &change.after) {
                (None, _) => "added",
                (_, None) => "gone",
                _ => "changed",
            },
            key,
            rule: &change.rule,
            facet,
            unit: &change.unit.code,
            unit_name: change.unit.full_name(),
            person,
            before: side(self.lang, self.before.as_deref(), change, change.before.as_ref()),
            after: side(self.lang, Some(&self.after), change, change.after.as_ref()),
        };
        match self.form {
            Format::Text => self.out.line(&line(self.lang, &row)),
            Format::Csv => csv(&mut self.out, &row),
            Format::Json => {
                self.out.text(if self.rows == 0 { "\n    " } else { ",\n    " })?;
                self.rows += 1;
                self.out.json_part(&row)
            }
        }
    }
}

fn side<'a>(
    lang: Lang,
    profile: Option<&Profile>,
    change: &FindingChange,
    finding: Option<&'a Finding>,
) -> Option<Side<'a>> {
    let finding = finding?;
    let row = FindingRow {
        finding: finding.clone(),
        unit: change.unit.clone(),
        person: change.person.clone(),
        seat: None,
        particulars: Particulars::default(),
    };
    Some(Side {
        state: finding.state.word(),
        severity: finding.severity.word(),
        missing: &finding.missing,
        missing_count: finding.missing_count,
        count: finding.count,
        num: finding.share.map(|share| share.pass),
        den: finding.share.map(|share| share.den),
        text: profile.map(|profile| words::text(lang, profile, &row)).unwrap_or_default(),
    })
}

/// A change for people: `+` comes, `-` goes, `~` says something else than before.
fn line(lang: Lang, row: &Row<'_>) -> String {
    let said = |side: &Side<'_>| format!("{} {}", sign(side.state, side.severity), grave(lang, side));
    let head = |mark: char| format!("{mark} {}  {}", row.rule, row.unit_name);
    match (&row.before, &row.after) {
        (None, Some(after)) => format!("{}: {} ({})", head('+'), after.text, said(after)),
        (Some(before), None) => format!("{}: {} ({})", head('-'), before.text, said(before)),
        (Some(before), Some(after)) => {
            format!("{}: {} ({}) → {} ({})", head('~'), before.text, said(before), after.text, said(after))
        }
        (None, None) => String::new(),
    }
}

/// How grave it is, or that it cannot be told.
fn grave(lang: Lang, side: &Side<'_>) -> &'static str {
    match side.state {
        word if word == State::Unknown.word() => names::state(lang, State::Unknown),
        word if word == State::Waived.word() => names::state(lang, State::Waived),
        _ => crate::domain::finding::Severity::from_word(side.severity)
            .map_or("", |severity| names::severity(lang, severity)),
    }
}

fn csv(out: &mut Output, row: &Row<'_>) -> Result<(), Fault> {
    let side = |side: Option<&Side<'_>>| {
        side.map(|side| (side.state, side.severity, side.text.clone())).unwrap_or_default()
    };
    let (state_before, severity_before, text_before) = side(row.before.as_ref());
    let (state_after, severity_after, text_after) = side(row.after.as_ref());
    out.row([
        row.change,
        &row.key,
        row.rule,
        &row.facet,
        row.unit,
        &row.unit_name,
        row.person.unwrap_or_default(),
        state_before,
        severity_before,
        &text_before,
        state_after,
        severity_after,
        &text_after,
    ])
}
