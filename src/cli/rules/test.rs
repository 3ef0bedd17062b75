//! `rules test`: the examples of rule files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use crate::app::rule_file;
use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, library, one, rules};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{Facet, RuleIx, Severity, State};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{RuleBody, Subject};
use crate::domain::query::FindingRow;
use crate::messages::rules_verbs as text;
use crate::messages::{Lang, finding as words};
use crate::rules::decode::{decode, examples};
use crate::rules::examples::{Difference, Example, Expected};

/// How the name of an examples file ends.
const ENDING: &str = ".examples.toml";

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let mut out = Output::new();
    let good = match verb.get_one::<PathBuf>("file") {
        Some(path) => of_file(call, path, &mut out)?,
        None => shipped(call, verb, &mut out)?,
    };
    out.finish().map_err(one)?;
    Ok(if good { Exit::Done } else { Exit::Found })
}

/// The rule file and its examples, whichever of them is named.
fn pair(path: &Path) -> (PathBuf, PathBuf) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(stem) = name.strip_suffix(ENDING) {
        return (path.with_file_name(format!("{stem}.toml")), path.to_owned());
    }
    let stem = name.strip_suffix(".toml").unwrap_or(&name);
    (path.to_owned(), path.with_file_name(format!("{stem}{ENDING}")))
}

fn of_file(call: &Call, path: &Path, out: &mut Output) -> Result<bool, Vec<Fault>> {
    let (rules_path, examples_path) = pair(path);
    let profile = rules::profile(call.lang, &rules_path)?;
    let source = rule_file::read(&examples_path).map_err(one)?;
    test(call.lang, &examples_path.to_string_lossy(), &source, &Arc::new(profile), out)
}

/// The shipped profiles; one that the roster has in another form is judged in that form.
fn shipped(call: &Call, verb: &ArgMatches, out: &mut Output) -> Result<bool, Vec<Fault>> {
    let in_force = in_force(call, verb);
    let mut good = true;
    for shipped in &library::SHIPPED {
        let Some(own) = decode(shipped.rules, shipped.name).profile else { continue };
        let changed = in_force.as_ref().filter(|other| other.name == own.name && other.source != own.source);
        if let Some(changed) = changed {
            say(&text::by_those_in_force(call.lang, &changed.name));
        }
        let profile = changed.map_or_else(|| Arc::new(own), Arc::clone);
        good &= test(call.lang, shipped.examples_name, shipped.examples, &profile, out)?;
    }
    Ok(good)
}

/// The profile of the roster, if there is one.
fn in_force(call: &Call, verb: &ArgMatches) -> Option<Arc<Profile>> {
    let mut store = call.open(verb).ok()?;
    let day = Call::day(Call::as_of(verb).ok()?, &store).ok()?;
    store.profile_on(day).ok()?
}

/// Runs the examples of one profile and tells what differs; whether all came as expected.
fn test(
    lang: Lang,
    file: &str,
    source: &str,
    profile: &Arc<Profile>,
    out: &mut Output,
) -> Result<bool, Vec<Fault>> {
    let all = examples::decode(source, file, profile).map_err(|faults| {
        rules::show_faults(lang, source, &faults);
        rules::count_faults(lang, faults.len());
        Vec::new()
    })?;
    let mut bad = 0;
    for example in &all {
        let differences = example.run(profile);
        if differences.is_empty() {
            continue;
        }
        bad += 1;
        out.line(&text::example_failed(lang, file, example.line, &example.name)).map_err(one)?;
        for difference in &differences {
            tell(lang, profile, difference, out).map_err(one)?;
        }
    }
    let uncovered = uncovered(profile, &all);
    if !uncovered.is_empty() {
        say(&text::not_covered(lang, &uncovered.join(", ")));
    }
    let last = if bad == 0 {
        text::examples_good(lang, &profile.name, all.len())
    } else {
        text::examples_bad(lang, &profile.name, bad, all.len())
    };
    out.line(&last).map_err(one)?;
    Ok(bad == 0)
}

/// The rules of which no example expects anything. Of a shortcoming of an inspection none can: there is no record
/// of them yet.
fn uncovered<'p>(profile: &'p Profile, all: &[Example]) -> Vec<&'p str> {
    let told = |rule| all.iter().any(|example| example.expected.iter().any(|line| line.rule == rule));
    let rules = profile.numbered().filter(|(ix, rule)| {
        let of_shortcoming = matches!(&rule.body, RuleBody::Due(due) if due.subject == Subject::Shortcoming);
        !of_shortcoming && !told(*ix)
    });
    rules.map(|(_, rule)| rule.id.as_str()).collect()
}

fn tell(lang: Lang, profile: &Profile, difference: &Difference, out: &mut Output) -> Result<(), Fault> {
    let (wanted, came) = match difference {
        Difference::Absent(wanted) => {
            (text::expected(lang, &expected(profile, wanted), wanted.line), text::came_nothing(lang))
        }
        Difference::Unexpected(row) => {
            (text::expected_nothing(lang), text::came(lang, &found(lang, profile, row)))
        }
        Difference::Other(wanted, row) => (
            text::expected(lang, &expected(profile, wanted), wanted.line),
            text::came(lang, &found(lang, profile, row)),
        ),
    };
    out.line(&wanted)?;
    out.line(&came)
}

/// What was expected, in the words of the file.
fn expected(profile: &Profile, wanted: &Expected) -> String {
    Words {
        key: key(profile, wanted.rule, &wanted.unit, wanted.facet, wanted.person.as_deref()),
        state: wanted.state,
        severity: wanted.severity,
        missing: wanted.missing.as_deref(),
        numbers: [wanted.missing_count, wanted.count, wanted.num, wanted.den],
        since: wanted.since,
    }
    .joined()
}

/// What came, in the same words and in a sentence.
fn found(lang: Lang, profile: &Profile, row: &FindingRow) -> String {
    let finding = &row.finding;
    let person = row.person.as_ref().map(|(key, _)| key.as_str());
    let (num, den) = finding.share.map(|share| (share.pass, share.den)).unzip();
    let words = Words {
        key: key(profile, finding.rule, &row.unit.code, finding.facet, person),
        state: finding.state,
        severity: Some(finding.severity),
        missing: Some(&finding.missing).filter(|ids| !ids.is_empty()).map(Vec::as_slice),
        numbers: [finding.missing_count, finding.count, num, den],
        since: finding.since,
    };
    format!("{}: {}", words.joined(), words::text(lang, profile, row))
}

/// A finding in the words of an examples file.
struct Words<'a> {
    key: String,
    state: State,
    severity: Option<Severity>,
    missing: Option<&'a [String]>,
    numbers: [Option<u32>; 4],
    since: Option<Day>,
}

impl Words<'_> {
    fn joined(self) -> String {
        let names = ["missing_count", "count", "num", "den"];
        let numbers = names.iter().zip(self.numbers);
        [Some(self.key), Some(self.state.word().to_owned())]
            .into_iter()
            .chain([self.severity.map(|severity| severity.word().to_owned())])
            .chain([self.missing.map(|ids| format!("missing=[{}]", ids.join(", ")))])
            .chain(numbers.map(|(name, value)| value.map(|value| format!("{name}={value}"))))
            .chain([self.since.map(|day| format!("since={day}"))])
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn key(profile: &Profile, rule: RuleIx, unit: &str, facet: Facet, person: Option<&str>) -> String {
    let id = profile.rule(rule).map_or("", |rule| rule.id.as_str());
    let person = person.map(|key| format!("/{key}")).unwrap_or_default();
    format!("{id}/{unit}/{facet}{person}")
}
