//! Conditions: `[who]` with its names, and those that rules write out.
//!
//! A condition is read first with the names in it as names, then written out. A name may stand for names that
//! stand for names: ten lines can mean millions of atoms, so the size is measured before anything is built.

use std::collections::BTreeMap;

use crate::domain::fault::rule_file::{Limit, Noun, RuleFileFault, Shape};
use crate::domain::field::Field;
use crate::domain::profile::condition::Condition;
use crate::rules::decode::graph;
use crate::rules::decode::limits::{CONDITION, NESTING};
use crate::rules::decode::reader::{Item, Reader, Span, Table};

const KEYS: [&str; 7] = ["class", "years", "at_least", "has", "all", "any", "not"];
const SINCE: [Field; 4] = [Field::ServiceStart, Field::BirthDate, Field::SeatFrom, Field::DecisionDate];

/// What conditions may name, apart from each other.
pub(super) struct Terms<'w> {
    /// Classes and their places.
    pub(super) classes: &'w BTreeMap<String, usize>,
    /// Qualifications and their ranks, lowest 0.
    pub(super) ranks: &'w BTreeMap<String, usize>,
}

/// A condition as written.
enum Raw {
    Atom(Condition),
    Name(usize),
    All(Vec<Raw>),
    Any(Vec<Raw>),
    Not(Box<Raw>),
}

/// A condition written out.
struct Known {
    condition: Condition,
    size: usize,
    depth: usize,
}

/// The conditions of `[who]`.
#[derive(Default)]
pub(super) struct Who {
    places: BTreeMap<String, usize>,
    /// `None`: there is a fault in it, which has been told.
    known: Vec<Option<Known>>,
}

impl Who {
    /// Reads `[who]`.
    pub(super) fn read(reader: &mut Reader, terms: &Terms<'_>, table: &Table<'_>) -> Self {
        let mut who = Self::default();
        let mut own = Vec::new();
        for entry in &table.entries {
            if let Some(name) = reader.declared(entry, &who.places) {
                who.places.insert(name, own.len());
                own.push(entry);
            }
        }
        let raws: Vec<_> = own.iter().map(|entry| who.raw(reader, terms, entry.item)).collect();
        let needs: Vec<_> = raws.iter().map(|raw| raw.as_ref().map(Raw::names).unwrap_or_default()).collect();
        let walk = graph::walk(&needs);
        let name = |place: usize| own.get(place).map(|entry| (entry.name.to_string(), entry.key));
        for cycle in walk.cycles {
            let named: Vec<_> = cycle.into_iter().filter_map(name).collect();
            let span = named.first().map(|(_, key)| *key).unwrap_or_default();
            let round = named.into_iter().map(|(name, _)| name).collect();
            reader.report(span, RuleFileFault::Cycle { names: round });
        }
        who.known = raws.iter().map(|_| None).collect();
        for place in walk.order {
            let span = name(place).map(|(_, key)| key).unwrap_or_default();
            let known = raws.get(place).and_then(|raw| who.write_out(reader, raw.as_ref()?, span));
            let known = known.filter(|known| reader.spend(known.size, span));
            if let Some(slot) = who.known.get_mut(place) {
                *slot = known;
            }
        }
        who
    }

    /// Reads the condition that a rule asks for.
    pub(super) fn need(&self, reader: &mut Reader, terms: &Terms<'_>, item: Item<'_>) -> Option<Condition> {
        let raw = self.raw(reader, terms, item)?;
        let known = self.write_out(reader, &raw, item.span)?;
        reader.spend(known.size, item.span).then_some(known.condition)
    }

    fn raw(&self, reader: &mut Reader, terms: &Terms<'_>, item: Item<'_>) -> Option<Raw> {
        if item.is_text() {
            let name = reader.text(item)?;
            let place = self.places.get(&*name).copied();
            if place.is_none() {
                reader.unknown(item.span, Noun::Condition, &name, self.places.keys().map(String::as_str));
            }
            return place.map(Raw::Name);
        }
        let table = reader.table_for(item, Shape::Condition)?;
        reader.allow(&table, &KEYS);
        let mut known = table.entries.iter().filter(|entry| KEYS.contains(&&*entry.name));
        match (known.next(), known.next()) {
            (Some(entry), None) => self.joined(reader, terms, &entry.name, entry.item),
            (None, None) if !table.entries.is_empty() => None,
            _ => {
                reader.report(table.span, RuleFileFault::NotOneAtom);
                None
            }
        }
    }

    fn joined(&self, reader: &mut Reader, terms: &Terms<'_>, key: &str, item: Item<'_>) -> Option<Raw> {
        Some(match key {
            "all" => Raw::All(self.several(reader, terms, item)?),
            "any" => Raw::Any(self.several(reader, terms, item)?),
            "not" => Raw::Not(Box::new(self.raw(reader, terms, item)?)),
            _ => Raw::Atom(atom(reader, terms, key, item)?),
        })
    }

    fn several(&self, reader: &mut Reader, terms: &Terms<'_>, item: Item<'_>) -> Option<Vec<Raw>> {
        let list = reader.list(item, Shape::List)?;
        reader.filled(item);
        let read: Vec<_> = list.into_iter().map(|one| self.raw(reader, terms, one)).collect();
        read.into_iter().collect()
    }

    fn known(&self, place: usize) -> Option<&Known> {
        self.known.get(place).and_then(Option::as_ref)
    }

    fn write_out(&self, reader: &mut Reader, raw: &Raw, span: Span) -> Option<Known> {
        let (size, depth) = self.measure(raw)?;
        let limit = |what, most| RuleFileFault::Limit { what, most };
        if depth > NESTING {
            reader.report(span, limit(Limit::Nesting, NESTING));
            return None;
        }
        if size > CONDITION {
            reader.report(span, limit(Limit::Condition, CONDITION));
            return None;
        }
        Some(Known { condition: self.build(raw)?, size, depth })
    }

    /// Size and depth of the condition written out; `None` if a name in it has a fault.
    fn measure(&self, raw: &Raw) -> Option<(usize, usize)> {
        let inner = match raw {
            Raw::Atom(_) => return Some((1, 1)),
            Raw::Name(place) => return self.known(*place).map(|known| (known.size, known.depth)),
            Raw::Not(inner) => std::slice::from_ref(&**inner),
            Raw::All(inner) | Raw::Any(inner) => inner,
        };
        inner.iter().try_fold((1usize, 1usize), |(size, depth), one| {
            let (own_size, own_depth) = self.measure(one)?;
            Some((size.saturating_add(own_size), depth.max(own_depth + 1)))
        })
    }

    fn build(&self, raw: &Raw) -> Option<Condition> {
        let several = |inner: &[Raw]| inner.iter().map(|one| self.build(one)).collect::<Option<Vec<_>>>();
        Some(match raw {
            Raw::Atom(atom) => atom.clone(),
            Raw::Name(place) => self.known(*place)?.condition.clone(),
            Raw::All(inner) => Condition::All(several(inner)?),
            Raw::Any(inner) => Condition::Any(several(inner)?),
            Raw::Not(inner) => Condition::Not(Box::new(self.build(inner)?)),
        })
    }
}

impl Raw {
    /// The places of the names in it.
    fn names(&self) -> Vec<usize> {
        match self {
            Self::Atom(_) => Vec::new(),
            Self::Name(place) => vec![*place],
            Self::Not(inner) => inner.names(),
            Self::All(inner) | Self::Any(inner) => inner.iter().flat_map(Self::names).collect(),
        }
    }
}

fn atom(reader: &mut Reader, terms: &Terms<'_>, key: &str, item: Item<'_>) -> Option<Condition> {
    match key {
        "class" => {
            let name = reader.text(item)?;
            let place = terms.classes.get(&*name).copied();
            if place.is_none() {
                reader.unknown(item.span, Noun::Class, &name, terms.classes.keys().map(String::as_str));
            }
            place.map(Condition::Class)
        }
        "has" => {
            let columns = Field::ALL.into_iter().filter(|field| *field != Field::Key);
            let words: Vec<_> = columns.map(|field| (field.column(), field)).collect();
            reader.word(item, Noun::Field, &words).map(Condition::Has)
        }
        "years" => years(reader, item),
        _ => at_least(reader, terms, item),
    }
}

fn years(reader: &mut Reader, item: Item<'_>) -> Option<Condition> {
    let table = reader.table(item)?;
    reader.allow(&table, &["since", "min"]);
    let words = SINCE.map(|field| (field.column(), field));
    let since = reader.required(&table, "since").and_then(|item| reader.word(item, Noun::Field, &words));
    let min = reader.required(&table, "min").and_then(|item| reader.number(item, 0, 100));
    Some(Condition::Years { since: since?, min: min? })
}

fn at_least(reader: &mut Reader, terms: &Terms<'_>, item: Item<'_>) -> Option<Condition> {
    let table = reader.table(item)?;
    reader.allow(&table, &["field", "value"]);
    let words = [(Field::Qualification.column(), ())];
    let field = reader.required(&table, "field").and_then(|item| reader.word(item, Noun::Field, &words));
    let rank = reader.required(&table, "value").and_then(|item| {
        let word = reader.text(item)?;
        let rank = terms.ranks.get(&*word).copied();
        if rank.is_none() {
            let known = terms.ranks.keys().map(String::as_str);
            reader.unknown(item.span, Noun::Qualification, &word, known);
        }
        rank
    });
    field?;
    Some(Condition::AtLeast { rank: rank? })
}
