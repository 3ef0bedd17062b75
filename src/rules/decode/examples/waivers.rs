//! The waivers of an example: what is excused in its small roster.

use crate::domain::day::{Day, Period};
use crate::domain::fault::FaultKind;
use crate::domain::fault::rule_file::{Noun, RuleFileFault};
use crate::domain::finding::Facet;
use crate::domain::id::{PersonId, Version, WaiverId};
use crate::domain::profile::Profile;
use crate::domain::waiver::{Waiver, WaiverKind, WaiverTarget};
use crate::rules::decode::examples::roster::Roster;
use crate::rules::decode::reader::{Reader, Table};
use crate::rules::waivers::allowed;

const KEYS: [&str; 11] =
    ["rule", "unit", "subtree", "facet", "kind", "person", "count", "decision_no", "reason", "from", "to"];
/// What the rules may require and an example need not say.
const SOME_TEXT: &str = "…";

impl Roster {
    /// Takes the waivers in; what is not said of the days means the day of the example alone.
    pub(super) fn read_waivers(
        &mut self,
        reader: &mut Reader,
        (profile, as_of): (&Profile, Option<Day>),
        example: &Table<'_>,
    ) {
        let tables = example.get("waivers").and_then(|item| reader.tables(item)).unwrap_or_default();
        for table in &tables {
            let Some(waiver) = self.waiver(reader, (profile, as_of), table) else { continue };
            match allowed(profile, &waiver) {
                Ok(()) => self.waivers.push(waiver),
                Err(fault) => match fault.kind {
                    FaultKind::Waiver(why) => {
                        reader.report(table.span, RuleFileFault::Waiver(Box::new(why)));
                    }
                    FaultKind::Edit(why) => reader.report(table.span, RuleFileFault::Value(Box::new(why))),
                    // Nothing else can be wrong with a waiver that is not stored.
                    _ => {}
                },
            }
        }
    }

    fn waiver(
        &self,
        reader: &mut Reader,
        (profile, as_of): (&Profile, Option<Day>),
        table: &Table<'_>,
    ) -> Option<Waiver> {
        reader.allow(table, &KEYS);
        let rule = reader.required(table, "rule").and_then(|item| {
            let word = reader.text(item)?;
            if profile.rule_ix(&word).is_none() {
                reader.unknown(
                    item.span,
                    Noun::Rule,
                    &word,
                    profile.rules.iter().map(|rule| rule.id.as_str()),
                );
                return None;
            }
            Some(word.into_owned())
        });
        let unit = reader.required(table, "unit").and_then(|item| self.unit(reader, item));
        let subtree = table.get("subtree").map_or(Some(false), |item| reader.flag(item));
        let kinds = WaiverKind::WORDS.map(|word| (word, word));
        let kind =
            table.get("kind").map_or(Some("waive"), |item| reader.word(item, Noun::WaiverKind, &kinds));
        let person = match table.get("person") {
            Some(item) => Some(self.person_id(reader, item)?),
            None => None,
        };
        let kind = match kind? {
            "accept_person" => {
                person.or_else(|| missing(reader, table, "person")).map(WaiverKind::AcceptPerson)
            }
            "change_count" => {
                let item = reader.required(table, "count")?;
                reader.number::<u32>(item, 0, i64::from(u32::MAX)).map(WaiverKind::ChangeCount)
            }
            _ => Some(WaiverKind::Waive(person)),
        };
        let facet = table.get("facet").map_or(Some("*".into()), |item| reader.text(item));
        let (from, to) = (day(reader, table, "from"), day(reader, table, "to"));
        let text = |reader: &mut Reader, key: &str| {
            let given = table.get(key).and_then(|item| reader.prose(item));
            given.unwrap_or_else(|| SOME_TEXT.to_owned())
        };
        let (decision_no, reason) = (text(reader, "decision_no"), text(reader, "reason"));
        Some(Waiver {
            id: WaiverId(i64::try_from(self.waivers.len()).unwrap_or(i64::MAX)),
            version: Version(1),
            rule: rule?,
            unit: self.units.get(unit?)?.id,
            subtree: subtree?,
            target: target(kind?, &facet?),
            kind: kind?,
            decision_no,
            decision_date: None,
            reason,
            period: Period { from: from?.or(as_of), to: to?.or(as_of) },
        })
    }
}

/// `None`: it could not be read.
#[expect(clippy::option_option, reason = "not written and not read are two things")]
fn day(reader: &mut Reader, table: &Table<'_>, key: &str) -> Option<Option<Day>> {
    match table.get(key) {
        None => Some(None),
        Some(item) => reader.day(item).map(Some),
    }
}

/// A change of the number speaks of the surplus where nothing else is said.
fn target(kind: WaiverKind, facet: &str) -> WaiverTarget {
    match (kind, WaiverTarget::from_word(facet)) {
        (WaiverKind::ChangeCount(_), WaiverTarget::Every) => WaiverTarget::Facet(Facet::Over),
        (_, target) => target,
    }
}

/// Says that a key is missing.
fn missing(reader: &mut Reader, table: &Table<'_>, key: &str) -> Option<PersonId> {
    let _told = reader.required(table, key);
    None
}
