//! The words that a file declares: scale, unit kinds, classes, conditions, whose seat counts, and the bounds of
//! waivers; and choosing units by them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::day::Period;
use crate::domain::fault::rule_file::{Noun, RuleFileFault, Shape};
use crate::domain::finding::Severity;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::Counts;
use crate::domain::profile::select::{Class, ClassEntry, Selector, UnitKindDef};
use crate::domain::profile::{Missing, WaiverBounds};
use crate::domain::seat::{Role, Status};
use crate::domain::unit::{Level, UNIT_KINDS};
use crate::rules::decode::condition::{Terms, Who};
use crate::rules::decode::reader::{Item, Reader, Table};
use crate::vietnamese::fold;

const WAIVER_KINDS: [&str; 3] = ["waive", "accept_person", "change_count"];
const WAIVER_COLUMNS: [&str; 5] = ["decision_no", "decision_date", "reason", "from", "expires"];

/// The declared words.
pub(super) struct Words {
    pub(super) qualifications: Vec<String>,
    pub(super) unit_kinds: Vec<UnitKindDef>,
    pub(super) classes: Vec<Class>,
    kind_places: BTreeMap<String, usize>,
    class_places: BTreeMap<String, usize>,
    ranks: BTreeMap<String, usize>,
    who: Who,
}

impl Words {
    /// The condition that a rule asks for.
    pub(super) fn need(&self, reader: &mut Reader, item: Item<'_>) -> Option<Condition> {
        let terms = Terms { classes: &self.class_places, ranks: &self.ranks };
        self.who.need(reader, &terms, item)
    }

    /// The levels that units of the choice can have, as far as the file tells.
    pub(super) fn levels(&self, units: &Selector) -> impl Iterator<Item = Level> {
        let kinds = match units {
            Selector::Every => None,
            Selector::Kinds(places) => Some(places.iter().filter_map(|place| self.unit_kinds.get(*place))),
        };
        let every = kinds.is_none().then_some(Level::ALL);
        let told =
            kinds.into_iter().flatten().flat_map(|def| def.levels.clone().unwrap_or(Level::ALL.to_vec()));
        every.into_iter().flatten().chain(told)
    }

    /// The units that `for`, `of` or `in` means.
    pub(super) fn selector(&self, reader: &mut Reader, item: Item<'_>) -> Option<Selector> {
        selector(reader, &self.kind_places, item)
    }
}

/// Reads everything that rules can name.
pub(super) fn declare(reader: &mut Reader, root: &Table<'_>) -> Words {
    let (qualifications, ranks) = scale(reader, root);
    let (unit_kinds, kind_places) = unit_kinds(reader, root);
    let (classes, class_places) = classes(reader, root, &kind_places);
    let terms = Terms { classes: &class_places, ranks: &ranks };
    let table = root.get("who").and_then(|item| reader.table(item));
    let who = table.map(|table| Who::read(reader, &terms, &table)).unwrap_or_default();
    Words { qualifications, unit_kinds, classes, kind_places, class_places, ranks, who }
}

pub(super) fn level_words() -> [(&'static str, Level); 5] {
    Level::ALL.map(|level| (level.word(), level))
}

pub(super) fn severity(reader: &mut Reader, item: Item<'_>) -> Option<Severity> {
    reader.word(item, Noun::Severity, &Severity::ALL.map(|severity| (severity.word(), severity)))
}

pub(super) fn valid(reader: &mut Reader, item: Item<'_>) -> Period {
    let Some(table) = reader.table(item) else { return Period::default() };
    reader.allow(&table, &["from", "to"]);
    let mut day = |key| table.get(key).and_then(|item| reader.day(item));
    let period = Period { from: day("from"), to: day("to") };
    if period.is_reversed() {
        reader.report(item.span, RuleFileFault::Reversed);
    }
    period
}

pub(super) fn missing(reader: &mut Reader, item: Item<'_>) -> Option<Missing> {
    let words = [("unknown", Missing::Unknown), ("breach", Missing::Breach), ("ignore", Missing::Ignore)];
    reader.word(item, Noun::Missing, &words)
}

/// The qualifications, lowest first, and the rank of each.
fn scale(reader: &mut Reader, root: &Table<'_>) -> (Vec<String>, BTreeMap<String, usize>) {
    let (mut scale, mut ranks) = (Vec::new(), BTreeMap::new());
    let Some(table) = reader.required(root, "scale").and_then(|item| reader.table(item)) else {
        return (scale, ranks);
    };
    reader.allow(&table, &["qualification", "severity"]);
    if let Some(item) = table.get("severity") {
        let words = reader.list(item, Shape::List).unwrap_or_default();
        let words: Vec<_> = words.into_iter().filter_map(|word| reader.text(word)).collect();
        if !words.iter().map(|word| &**word).eq(Severity::ALL.map(Severity::word)) {
            reader.report(item.span, RuleFileFault::Scale);
        }
    }
    let item = reader.required(&table, "qualification");
    for (name, span) in item.and_then(|item| reader.some_names(item)).unwrap_or_default() {
        if ranks.contains_key(&name) {
            reader.report(span, RuleFileFault::Twice { name });
        } else {
            ranks.insert(name.clone(), scale.len());
            scale.push(name);
        }
    }
    (scale, ranks)
}

/// The declarations of a table, each with its name checked.
fn declarations<'a>(
    reader: &mut Reader,
    root: &Table<'a>,
    key: &str,
) -> (Vec<(String, Item<'a>)>, BTreeMap<String, usize>) {
    let (mut list, mut places) = (Vec::new(), BTreeMap::new());
    let table = root.get(key).and_then(|item| reader.table(item));
    for entry in table.iter().flat_map(|table| &table.entries) {
        if let Some(name) = reader.declared(entry, &places) {
            places.insert(name.clone(), list.len());
            list.push((name, entry.item));
        }
    }
    (list, places)
}

fn unit_kinds(reader: &mut Reader, root: &Table<'_>) -> (Vec<UnitKindDef>, BTreeMap<String, usize>) {
    let (list, places) = declarations(reader, root, "unit_kind");
    let kinds = list.into_iter().map(|(name, item)| unit_kind(reader, name, item));
    (kinds.collect(), places)
}

fn unit_kind(reader: &mut Reader, name: String, item: Item<'_>) -> UnitKindDef {
    let mut def = UnitKindDef { name, levels: None, kinds: None, codes: None };
    let Some(table) = reader.table(item) else { return def };
    reader.allow(&table, &["level", "kind", "code"]);
    if table.entries.is_empty() {
        reader.report(table.span, RuleFileFault::Empty);
    }
    def.levels = table.get("level").and_then(|item| reader.words(item, Noun::Level, &level_words()));
    let words = UNIT_KINDS.map(|word| (word, word));
    let kinds = table.get("kind").and_then(|item| reader.words(item, Noun::UnitWord, &words));
    def.kinds = kinds.map(|kinds| kinds.into_iter().map(ToOwned::to_owned).collect());
    let codes = table.get("code").and_then(|item| reader.some_names(item));
    def.codes = codes.map(|codes| codes.into_iter().map(|(code, _)| code).collect());
    def
}

fn selector(reader: &mut Reader, known: &BTreeMap<String, usize>, item: Item<'_>) -> Option<Selector> {
    let names = reader.some_names(item)?;
    if item.is_text() && names.first().is_some_and(|(name, _)| name == "*") {
        return Some(Selector::Every);
    }
    let mut places = BTreeSet::new();
    for (name, span) in names {
        match known.get(&name) {
            Some(place) => drop(places.insert(*place)),
            None => reader.unknown(span, Noun::UnitKind, &name, known.keys().map(String::as_str)),
        }
    }
    let some = !places.is_empty() && reader.spend(places.len(), item.span);
    some.then(|| Selector::Kinds(places.into_iter().collect()))
}

fn classes(
    reader: &mut Reader,
    root: &Table<'_>,
    kinds: &BTreeMap<String, usize>,
) -> (Vec<Class>, BTreeMap<String, usize>) {
    let (list, places) = declarations(reader, root, "class");
    let mut classes = Vec::new();
    for (name, item) in list {
        reader.filled(item);
        let tables = reader.tables(item).unwrap_or_default();
        let entries = tables.iter().filter_map(|table| class_entry(reader, kinds, table)).collect();
        classes.push(Class { name, entries });
    }
    (classes, places)
}

fn class_entry(
    reader: &mut Reader,
    kinds: &BTreeMap<String, usize>,
    table: &Table<'_>,
) -> Option<ClassEntry> {
    reader.allow(table, &["in", "titles"]);
    let within = reader.required(table, "in").and_then(|item| selector(reader, kinds, item));
    let titles = reader.required(table, "titles").and_then(|item| reader.some_names(item));
    let titles: Vec<_> = titles?.into_iter().map(|(title, _)| title).collect();
    let keys = titles.iter().map(|title| fold::title_key(title)).collect();
    Some(ClassEntry { within: within?, titles, keys })
}

/// `[counts]`: roles `official` and statuses `serving` where it says nothing.
pub(super) fn profile_counts(reader: &mut Reader, root: &Table<'_>) -> Counts {
    let usual = Counts { roles: vec![Role::Official], statuses: vec![Status::Serving] };
    root.get("counts").map_or_else(|| usual.clone(), |item| counts(reader, item, &usual))
}

/// Whose seat counts, key by key over what holds otherwise.
pub(super) fn counts(reader: &mut Reader, item: Item<'_>, usual: &Counts) -> Counts {
    let Some(table) = reader.table(item) else { return usual.clone() };
    reader.allow(&table, &["roles", "statuses"]);
    let roles = Role::ALL.map(|role| (role.word(), role));
    let roles = table.get("roles").and_then(|item| reader.words(item, Noun::Role, &roles));
    let statuses = Status::ALL.map(|status| (status.word(), status));
    let statuses = table.get("statuses").and_then(|item| reader.words(item, Noun::Status, &statuses));
    Counts {
        roles: roles.unwrap_or_else(|| usual.roles.clone()),
        statuses: statuses.unwrap_or_else(|| usual.statuses.clone()),
    }
}

/// `[waivers]`; lists may be empty here: `kinds = []` allows none.
pub(super) fn waivers(reader: &mut Reader, item: Item<'_>, ids: &BTreeMap<String, usize>) -> WaiverBounds {
    let Some(table) = reader.table(item) else { return WaiverBounds::default() };
    reader.allow(&table, &["kinds", "require", "max_term", "never"]);
    let kinds = table.get("kinds").map(|item| listed(reader, item, Noun::WaiverKind, &WAIVER_KINDS));
    let require = table.get("require").map(|item| listed(reader, item, Noun::WaiverColumn, &WAIVER_COLUMNS));
    let max_term = table.get("max_term").and_then(|item| reader.term(item));
    let mut never = BTreeSet::new();
    for (id, span) in table.get("never").and_then(|item| reader.names(item)).unwrap_or_default() {
        if ids.contains_key(&id) {
            never.insert(id);
        } else {
            reader.unknown(span, Noun::Rule, &id, ids.keys().map(String::as_str));
        }
    }
    WaiverBounds {
        kinds: kinds.unwrap_or_else(|| WAIVER_KINDS.map(ToOwned::to_owned).to_vec()),
        require: require.unwrap_or_default(),
        max_term,
        never: never.into_iter().collect(),
    }
}

fn listed(reader: &mut Reader, item: Item<'_>, what: Noun, known: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (word, span) in reader.names(item).unwrap_or_default() {
        if known.contains(&word.as_str()) {
            found.push(word);
        } else {
            reader.unknown(span, what, &word, known.iter().copied());
        }
    }
    found
}
