//! Reading examples: all faults at once, each with its place, by the same reader as the rules.

mod roster;
mod waivers;

use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::domain::fault::Fault;
use crate::domain::fault::rule_file::{Noun, RuleFileFault, Shape};
use crate::domain::finding::{Facet, RuleIx, Severity, State};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::RuleBody;
use crate::rules::decode::examples::roster::{Roster, Usual};
use crate::rules::decode::reader::{Item, Reader, Span, Table};
use crate::rules::decode::{formatted, scan, vocabulary};
use crate::rules::examples::{Example, Expected};

const STATES: [(&str, State); 3] =
    [("breach", State::Breach), ("unknown", State::Unknown), ("waived", State::Waived)];

/// Reads the text of an examples file that belongs to the profile; `file` is its name for the places of the faults.
///
/// # Errors
/// The faults in the order of the file, each with its place; the first 1,000.
pub fn decode(source: &str, file: &str, profile: &Profile) -> Result<Vec<Example>, Vec<Fault>> {
    let mut reader = Reader::default();
    let text = scan::scan(&mut reader, source);
    let examples = text.and_then(|text| {
        let (root, errors) = DeTable::parse_recoverable(&text);
        for error in &errors {
            reader.syntax(&text, error);
        }
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        read(&mut reader, &Context { profile, ends: ends.collect() }, &Table::of(root.get_ref(), (0, 0)))
    });
    let faults = reader.finish(source, file);
    if faults.is_empty() { Ok(examples.unwrap_or_default()) } else { Err(faults) }
}

/// What the examples are held against.
struct Context<'a> {
    profile: &'a Profile,
    /// Where lines end.
    ends: Vec<usize>,
}

impl Context<'_> {
    fn line(&self, span: Span) -> u64 {
        let before = self.ends.partition_point(|end| *end < span.0);
        u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1)
    }

    fn rule(&self, reader: &mut Reader, word: &str, span: Span) -> Option<RuleIx> {
        let found = self.profile.rule_ix(word);
        if found.is_none() {
            let known = self.profile.rules.iter().map(|rule| rule.id.as_str());
            reader.unknown(span, Noun::Rule, word, known);
        }
        found
    }
}

fn read(reader: &mut Reader, context: &Context<'_>, root: &Table<'_>) -> Option<Vec<Example>> {
    if !formatted(reader, root) {
        return None;
    }
    reader.allow(root, &["format", "units", "every_officer", "example"]);
    let units = root.get("units").and_then(|item| reader.tables(item)).unwrap_or_default();
    let officer = root.get("every_officer").and_then(|item| reader.table(item));
    let usual = Usual { units, officer };
    let list = reader.required(root, "example").and_then(|item| reader.list(item, Shape::Examples))?;
    let mut names = BTreeSet::new();
    let mut all = Vec::new();
    for one in list {
        let Some(table) = reader.table_for(one, Shape::Examples) else { continue };
        let example = example(reader, context, &usual, &table);
        let name = table.get("name");
        if let (Some(example), Some(name)) = (&example, name)
            && !names.insert(example.name.clone())
        {
            reader.report(name.span, RuleFileFault::Twice { name: example.name.clone() });
        }
        all.extend(example);
    }
    Some(all)
}

fn example(
    reader: &mut Reader,
    context: &Context<'_>,
    usual: &Usual<'_>,
    table: &Table<'_>,
) -> Option<Example> {
    reader.allow(table, &["name", "as_of", "rules", "units", "officers", "inspections", "waivers", "expect"]);
    let name = reader.required(table, "name").and_then(|item| reader.prose(item));
    let as_of = reader.required(table, "as_of").and_then(|item| reader.day(item));
    let named = table.get("rules").and_then(|item| reader.some_names(item)).unwrap_or_default();
    let only = named.into_iter().filter_map(|(word, span)| context.rule(reader, &word, span)).collect();
    let mut roster = Roster::read(reader, context.profile, usual, table);
    roster.read_waivers(reader, (context.profile, as_of), table);
    let expected = expected(reader, context, &roster, table);
    Some(Example {
        name: name?,
        line: context.line(table.span),
        as_of: as_of?,
        only,
        expected: expected?,
        units: roster.units,
        people: roster.people,
        seats: roster.seats,
        inspections: roster.inspections,
        waivers: roster.waivers,
    })
}

fn expected(
    reader: &mut Reader,
    context: &Context<'_>,
    roster: &Roster,
    table: &Table<'_>,
) -> Option<Vec<Expected>> {
    let item = reader.required(table, "expect")?;
    let tables = reader.tables(item)?;
    Some(tables.iter().filter_map(|table| one(reader, context, roster, table)).collect())
}

fn one(reader: &mut Reader, context: &Context<'_>, roster: &Roster, table: &Table<'_>) -> Option<Expected> {
    reader.allow(
        table,
        &[
            "rule",
            "unit",
            "facet",
            "person",
            "state",
            "severity",
            "missing",
            "missing_count",
            "count",
            "num",
            "den",
            "since",
        ],
    );
    let rule = reader.required(table, "rule").and_then(|item| {
        let word = reader.text(item)?;
        context.rule(reader, &word, item.span)
    });
    let unit = reader.required(table, "unit").and_then(|item| roster.unit(reader, item));
    let person = table.get("person").map(|item| roster.person(reader, item));
    let facet = match table.get("facet") {
        Some(item) => facet(reader, item),
        None => rule.and_then(|rule| first_facet(context.profile, rule)),
    };
    let state = table.get("state").map(|item| reader.word(item, Noun::State, &STATES));
    let severity = table.get("severity").map(|item| severity(reader, item));
    let missing = table.get("missing").map(|item| reader.names(item));
    let number = |reader: &mut Reader, key: &str| {
        table.get(key).map(|item| reader.number::<u32>(item, 0, i64::from(u32::MAX)))
    };
    let (missing_count, count) = (number(reader, "missing_count"), number(reader, "count"));
    let (num, den) = (number(reader, "num"), number(reader, "den"));
    let since = table.get("since").map(|item| reader.day(item));
    Some(Expected {
        line: context.line(table.span),
        rule: rule?,
        unit: unit.and_then(|place| roster.units.get(place))?.code.clone(),
        facet: facet?,
        person: given(person)?,
        state: given(state)?.unwrap_or(State::Breach),
        severity: given(severity)?,
        missing: given(missing)?.map(|ids| ids.into_iter().map(|(id, _)| id).collect()),
        missing_count: given(missing_count)?,
        count: given(count)?,
        num: given(num)?,
        den: given(den)?,
        since: given(since)?,
    })
}

/// What is not written is not there; what is written and could not be read spoils the whole (`None`).
#[expect(clippy::option_option, reason = "not written and not read are two things")]
fn given<T>(value: Option<Option<T>>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(read) => read.map(Some),
    }
}

fn severity(reader: &mut Reader, item: Item<'_>) -> Option<Severity> {
    vocabulary::severity(reader, item)
}

fn facet(reader: &mut Reader, item: Item<'_>) -> Option<Facet> {
    let word = reader.text(item)?;
    let found = Facet::from_word(&word);
    if found.is_none() {
        let known = ["short", "over", "prefer", "need", "share", "unique", "due", "recent"];
        reader.unknown(item.span, Noun::Facet, &word, known);
    }
    found
}

/// The side of the rule that is meant where nothing is said.
fn first_facet(profile: &Profile, rule: RuleIx) -> Option<Facet> {
    Some(match profile.rule(rule)?.body {
        RuleBody::Slots(_) => Facet::Short,
        RuleBody::Each { .. } => Facet::Need,
        RuleBody::Share(_) => Facet::Share,
        RuleBody::Unique { .. } => Facet::Unique,
        RuleBody::Due(_) => Facet::Due,
        RuleBody::Recent(_) => Facet::Recent,
    })
}
