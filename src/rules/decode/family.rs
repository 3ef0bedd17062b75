//! Rules before they are read by kind: their ids, what they extend, and the tables with what they take from there.

use std::collections::BTreeMap;

use crate::domain::fault::rule_file::{Limit, Noun, RuleFileFault, Shape};
use crate::rules::decode::kinds::Kind;
use crate::rules::decode::reader::{Reader, Table, shown};
use crate::rules::decode::{graph, limits};

/// One rule with what it takes from the rule that it extends.
pub(super) struct Member<'a> {
    pub(super) id: Option<String>,
    pub(super) kind: Option<Kind>,
    /// Its own keys, then those that it takes over.
    pub(super) table: Table<'a>,
    /// The place of the rule that the family goes back to.
    pub(super) root: usize,
}

/// All rules of the file, completed.
pub(super) struct Family<'a> {
    /// Ids and places; of an id that stands twice the first.
    pub(super) ids: BTreeMap<String, usize>,
    pub(super) members: Vec<Member<'a>>,
}

/// The tables of `[[rule]]`; `None`, with the fault told, where there are too many.
pub(super) fn tables<'a>(reader: &mut Reader, root: &Table<'a>) -> Option<Vec<Table<'a>>> {
    let Some(item) = root.get("rule") else { return Some(Vec::new()) };
    let list = reader.list(item, Shape::Rules).unwrap_or_default();
    if let Some(first) = list.get(limits::RULES) {
        reader.report(first.span, RuleFileFault::Limit { what: Limit::Rules, most: limits::RULES });
        return None;
    }
    Some(list.into_iter().filter_map(|one| reader.table_for(one, Shape::Rules)).collect())
}

impl<'a> Family<'a> {
    pub(super) fn of(reader: &mut Reader, tables: &[Table<'a>]) -> Self {
        let mut ids = BTreeMap::new();
        let own_ids: Vec<_> =
            tables.iter().enumerate().map(|(place, table)| own_id(reader, table, place, &mut ids)).collect();
        let bases: Vec<_> = tables.iter().map(|table| base(reader, table, &ids)).collect();
        let walk =
            graph::walk(&bases.iter().map(|base| base.place().into_iter().collect()).collect::<Vec<_>>());
        for cycle in &walk.cycles {
            let names = cycle.iter().filter_map(|place| own_ids.get(*place).cloned().flatten()).collect();
            let item =
                cycle.first().and_then(|place| tables.get(*place)).and_then(|table| table.get("extends"));
            reader.report(item.map(|item| item.span).unwrap_or_default(), RuleFileFault::Cycle { names });
        }
        let mut members: BTreeMap<usize, Member<'a>> = BTreeMap::new();
        for place in walk.order {
            let (Some(table), Some(extends)) = (tables.get(place), bases.get(place)) else { continue };
            let base = extends.place().and_then(|base| members.get(&base));
            let mut member = completed(reader, table, base);
            member.id = own_ids.get(place).cloned().flatten();
            member.root = base.map_or(place, |base| base.root);
            // In a circle the first one's base is not read yet: it has none that could be told.
            member.table.partial |=
                matches!(extends, Base::Unknown) || (extends.place().is_some() && base.is_none());
            members.insert(place, member);
        }
        Self { ids, members: members.into_values().collect() }
    }
}

/// What `extends` says.
enum Base {
    None,
    Rule(usize),
    /// It names no rule.
    Unknown,
}

impl Base {
    fn place(&self) -> Option<usize> {
        match self {
            Self::Rule(place) => Some(*place),
            Self::None | Self::Unknown => None,
        }
    }
}

fn own_id(
    reader: &mut Reader,
    table: &Table<'_>,
    place: usize,
    ids: &mut BTreeMap<String, usize>,
) -> Option<String> {
    let item = reader.required(table, "id")?;
    let id = reader.name(item)?;
    if id.contains('/') {
        reader.report(item.span, RuleFileFault::BadId { id: shown(&id) });
    }
    if ids.contains_key(&id) {
        reader.report(item.span, RuleFileFault::Twice { name: shown(&id) });
    } else {
        ids.insert(id.clone(), place);
    }
    Some(id)
}

fn base(reader: &mut Reader, table: &Table<'_>, ids: &BTreeMap<String, usize>) -> Base {
    let Some(item) = table.get("extends") else { return Base::None };
    let Some(name) = reader.name(item) else { return Base::Unknown };
    let place = ids.get(&name).copied();
    if place.is_none() {
        reader.unknown(item.span, Noun::Rule, &name, ids.keys().map(String::as_str));
    }
    place.map_or(Base::Unknown, Base::Rule)
}

/// The rule with every key of its base that it does not give itself. Its kind is told apart from the other keys, as
/// it says which of them have a meaning.
fn completed<'a>(reader: &mut Reader, own: &Table<'a>, base: Option<&Member<'a>>) -> Member<'a> {
    let mut table = own.clone();
    let kind_item = own.get("kind");
    let own_kind = kind_item.and_then(|item| reader.word(item, Noun::RuleKind, &Kind::WORDS));
    let base_kind = base.and_then(|base| base.kind);
    if kind_item.is_none() && own.get("extends").is_none() {
        reader.report(own.span, RuleFileFault::KeyMissing { key: "kind".to_owned() });
    }
    let other = own_kind.is_some() && base_kind.is_some() && own_kind != base_kind;
    if let (true, Some(item), Some(base)) = (other, kind_item, base) {
        let base = base.id.clone().unwrap_or_default();
        reader.report(item.span, RuleFileFault::OtherKind { base });
    }
    let kind = own_kind.or(base_kind.filter(|_| kind_item.is_none()));
    let known = kind.map_or(Kind::ANY_KEYS, Kind::keys);
    reader.allow(own, known);
    if let Some(base) = base {
        table.partial = base.table.partial || other || reader.has_misspelt(&base.table);
        let taken = base.table.entries.iter().filter(|entry| {
            entry.name != "id" && known.contains(&&*entry.name) && own.get(&entry.name).is_none()
        });
        table.entries.extend(taken.cloned());
    }
    Member { id: None, kind, table, root: 0 }
}
