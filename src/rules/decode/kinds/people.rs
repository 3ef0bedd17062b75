//! Kinds that ask who sits where: `slots`, `share`, `unique`.

use std::collections::BTreeSet;

use crate::domain::fault::rule_file::{Noun, RuleFileFault};
use crate::domain::finding::Severity;
use crate::domain::profile::rule::{Escalation, Prefer, RuleBody, Share, Slot, Slots};
use crate::domain::profile::select::Selector;
use crate::domain::unit::Level;
use crate::rules::decode::kinds::Work;
use crate::rules::decode::reader::{Table, shown};
use crate::rules::decode::vocabulary;

/// The largest number of people that a rule may name.
const MOST_PEOPLE: i64 = 1_000_000;
/// Words that name a side of a finding in waivers and keys; `prefer` also with a number.
const FACETS: [&str; 7] = ["short", "over", "need", "share", "unique", "due", "recent"];

impl Work<'_, '_> {
    pub(super) fn slots(&mut self) -> Option<RuleBody> {
        let count = self.count();
        let mut ids = BTreeSet::new();
        let slots = self.entries("slot", |work, table| work.slot(table, &mut ids));
        let prefer = self.entries("prefer", Self::preferred);
        let escalate = self.entries("escalate", Self::escalation);
        let (min, max, over) = count?;
        Some(RuleBody::Slots(Slots { min, max, over, slots: slots?, prefer: prefer?, escalate: escalate? }))
    }

    fn count(&mut self) -> Option<(u32, Option<u32>, Severity)> {
        let Some(item) = self.table.get("count") else { return Some((0, None, Severity::Notice)) };
        let table = self.reader.table(item)?;
        self.reader.allow(&table, &["min", "max", "over"]);
        let min = table.get("min").map(|item| self.reader.number(item, 0, MOST_PEOPLE));
        let max = table.get("max").map(|item| self.reader.number(item, 0, MOST_PEOPLE));
        let over = table.get("over").map(|item| self.severe(item));
        let (min, max) = (min.unwrap_or(Some(0))?, max.map_or(Some(None), |max| max.map(Some))?);
        if let Some(item) = table.get("max").filter(|_| max.is_some_and(|max| max < min)) {
            self.reader.report(item.span, RuleFileFault::MaxBelowMin);
        }
        Some((min, max, over.unwrap_or(Some(Severity::Notice))?))
    }

    fn slot(&mut self, table: &Table<'_>, ids: &mut BTreeSet<String>) -> Option<Slot> {
        self.reader.allow(table, &["id", "text", "need"]);
        let id = self.reader.required(table, "id").and_then(|item| {
            let id = self.reader.name(item)?;
            if id.contains('/') || is_facet(&id) {
                self.reader.report(item.span, RuleFileFault::BadId { id: shown(&id) });
            } else if ids.contains(&id) {
                self.reader.report(item.span, RuleFileFault::Twice { name: shown(&id) });
            }
            ids.insert(id.clone());
            Some(id)
        });
        let text = table.get("text").and_then(|item| self.reader.prose(item));
        let need = self.need_of(table);
        let id = id?;
        Some(Slot {
            text: text.filter(|text| !text.is_empty()).unwrap_or_else(|| id.clone()),
            id,
            need: need?,
        })
    }

    fn preferred(&mut self, table: &Table<'_>) -> Option<Prefer> {
        self.reader.allow(table, &["need", "severity"]);
        let severity = table.get("severity").map_or(Some(Severity::Info), |item| self.severe(item));
        Some(Prefer { need: self.need_of(table)?, severity: severity? })
    }

    fn escalation(&mut self, table: &Table<'_>) -> Option<Escalation> {
        self.reader.allow(table, &["after", "severity"]);
        let after = self.reader.required(table, "after").and_then(|item| self.reader.term(item));
        Some(Escalation { severity: self.severity(table)?, after: after? })
    }

    pub(super) fn share(&mut self, units: Option<&Selector>) -> Option<RuleBody> {
        let levels = vocabulary::level_words();
        let item = self.reader.required(self.table, "at");
        let at = item.and_then(|item| self.reader.words(item, Noun::Level, &levels));
        if let (Some(item), Some(at), Some(units)) = (item, &at, units)
            && !at.is_empty()
            && !at.iter().any(|above| self.words.levels(units).any(|level| can_lie_below(level, *above)))
        {
            self.reader.report(item.span, RuleFileFault::NothingBelow);
        }
        let need = self.need();
        let percent = self.reader.required(self.table, "min_percent");
        let min_percent = percent.and_then(|item| self.reader.number(item, 1, 100));
        let small = self.table.get("small").map(|item| {
            let table = self.reader.table(item)?;
            self.reader.allow(&table, &["below", "severity"]);
            let below = self.reader.required(&table, "below");
            let below = below.and_then(|item| self.reader.number(item, 0, MOST_PEOPLE));
            let severity = self.severity(&table);
            below.zip(severity)
        });
        let small = small.map_or(Some(None), |small| small.map(Some));
        Some(RuleBody::Share(Share { at: at?, need: need?, min_percent: min_percent?, small: small? }))
    }

    pub(super) fn unique(&mut self) -> Option<RuleBody> {
        let of = self
            .table
            .get("of")
            .map_or(Some(()), |item| self.reader.word(item, Noun::UniqueOf, &[("person", ())]));
        let levels = vocabulary::level_words();
        let scope = self.reader.required(self.table, "scope");
        let scope = scope.and_then(|item| self.reader.word(item, Noun::Level, &levels));
        of?;
        Some(RuleBody::Unique { scope: scope? })
    }
}

/// Whether a unit of the one level can be one of the other, or lie below one.
fn can_lie_below(level: Level, above: Level) -> bool {
    let depth = |level| match level {
        Level::Nation => 0,
        Level::Province => 1,
        Level::Agency | Level::District => 2,
        Level::Commune => 3,
    };
    level == above || depth(above) < depth(level)
}

/// Whether a slot of this name could be taken for a side of the rule, or for all of them.
fn is_facet(id: &str) -> bool {
    let numbered = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
    id == "*" || FACETS.contains(&id) || id.strip_prefix("prefer").is_some_and(numbered)
}
