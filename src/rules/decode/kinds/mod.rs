//! Rules by kind: the keys of each kind, what must be there, and what is taken where a key says nothing.

mod people;
mod time;

use crate::domain::fault::rule_file::Shape;
use crate::domain::finding::Severity;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::{Counts, Rule, RuleBody};
use crate::domain::profile::select::Selector;
use crate::rules::decode::family::{Family, Member};
use crate::rules::decode::reader::{Item, Reader, Table};
use crate::rules::decode::vocabulary::{self, Words};

/// A kind of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Slots,
    Each,
    Share,
    Unique,
    Due,
    Recent,
}

impl Kind {
    pub(super) const WORDS: [(&'static str, Self); 6] = [
        ("slots", Self::Slots),
        ("each", Self::Each),
        ("share", Self::Share),
        ("unique", Self::Unique),
        ("due", Self::Due),
        ("recent", Self::Recent),
    ];

    /// The keys of a rule whose kind cannot be told.
    #[rustfmt::skip]
    pub(super) const ANY_KEYS: &'static [&'static str] = &[
        "id", "kind", "extends", "severity", "basis", "counts", "for", "count", "slot", "prefer", "escalate", "need",
        "of", "at", "min_percent", "small", "scope", "date", "subject", "optional", "steps", "event", "topic",
        "period", "within", "warn_from", "newcomer",
    ];

    /// The keys that have a meaning.
    #[rustfmt::skip]
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Slots => &[
                "id", "kind", "extends", "severity", "basis", "counts", "for", "count", "slot", "prefer", "escalate",
            ],
            Self::Each => &["id", "kind", "extends", "severity", "basis", "counts", "for", "need"],
            Self::Share => &[
                "id", "kind", "extends", "severity", "basis", "counts", "of", "at", "need", "min_percent", "small",
            ],
            Self::Unique => &["id", "kind", "extends", "severity", "basis", "counts", "of", "scope"],
            Self::Due => &[
                "id", "kind", "extends", "severity", "basis", "counts", "for", "date", "subject", "optional", "steps",
            ],
            Self::Recent => &[
                "id", "kind", "extends", "severity", "basis", "counts", "for", "subject", "event", "topic", "period",
                "within", "warn_from", "newcomer",
            ],
        }
    }
}

/// Reads all rules; `None` if one of them could not be read.
pub(super) fn rules(
    reader: &mut Reader,
    words: &Words,
    counts: &Counts,
    family: &Family<'_>,
) -> Option<Vec<Rule>> {
    let mut all = Some(Vec::new());
    for member in &family.members {
        let work = Work { reader: &mut *reader, words, table: &member.table };
        all = both(all, work.rule(member, counts));
    }
    all
}

/// The list with one more, if there is no fault in either.
fn both<T>(list: Option<Vec<T>>, one: Option<T>) -> Option<Vec<T>> {
    let (mut list, one) = list.zip(one)?;
    list.push(one);
    Some(list)
}

/// Reading of one rule.
struct Work<'w, 'a> {
    reader: &'w mut Reader,
    words: &'w Words,
    table: &'w Table<'a>,
}

impl<'a> Work<'_, 'a> {
    fn rule(mut self, member: &Member<'a>, usual: &Counts) -> Option<Rule> {
        // A used-up size has been told: the rest of the file would only cost.
        if !self.reader.spend(1, self.table.span) {
            return None;
        }
        let basis = self.table.get("basis").and_then(|item| self.reader.prose(item));
        let own = self.table.get("counts");
        let counts = own.map_or_else(|| usual.clone(), |item| vocabulary::counts(self.reader, item, usual));
        let kind = member.kind?;
        let units = match kind {
            Kind::Unique => Some(Selector::Every),
            Kind::Share => self.units("of"),
            Kind::Slots | Kind::Each | Kind::Due | Kind::Recent => self.units("for"),
        };
        let body = match kind {
            Kind::Slots => self.slots(),
            Kind::Each => self.need().map(|need| RuleBody::Each { need }),
            Kind::Share => self.share(units.as_ref()),
            Kind::Unique => self.unique(),
            Kind::Due => self.due(),
            Kind::Recent => self.recent(),
        };
        let severity = match &body {
            Some(RuleBody::Due(due)) if self.table.get("severity").is_none() => {
                due.steps.iter().map(|step| step.severity).min()
            }
            None if kind == Kind::Due => self.table.get("severity").and_then(|item| self.severe(item)),
            _ => self.severity(self.table),
        };
        Some(Rule {
            id: member.id.clone()?,
            family: member.root,
            units: units?,
            counts,
            own_counts: own.is_some(),
            severity: severity?,
            basis: basis.filter(|text| !text.is_empty()),
            body: body?,
        })
    }

    fn units(&mut self, key: &str) -> Option<Selector> {
        let item = self.reader.required(self.table, key)?;
        self.words.selector(self.reader, item)
    }

    fn need(&mut self) -> Option<Condition> {
        self.need_of(self.table)
    }

    fn need_of(&mut self, table: &Table<'_>) -> Option<Condition> {
        let item = self.reader.required(table, "need")?;
        self.words.need(self.reader, item)
    }

    fn severe(&mut self, item: Item<'_>) -> Option<Severity> {
        vocabulary::severity(self.reader, item)
    }

    /// The severity that must be given.
    fn severity(&mut self, table: &Table<'_>) -> Option<Severity> {
        let item = self.reader.required(table, "severity")?;
        self.severe(item)
    }

    /// The entries of a list of tables; `None` if one has a fault.
    fn entries<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Self, &Table<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(item) = self.table.get(key) else { return Some(Vec::new()) };
        let list = self.reader.list(item, Shape::List)?;
        let mut all = Some(Vec::new());
        for one in list {
            let value = self.reader.table(one).and_then(|table| read(self, &table));
            all = both(all, value);
        }
        all
    }
}
