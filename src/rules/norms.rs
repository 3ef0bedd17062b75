//! Which norms differ between two profiles. Rules are known by their ids; that they stand in another place of the file
//! or that a class has another name is no difference.

use crate::domain::norms::{Becomes, NormChange};
use crate::domain::profile::Profile;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::{Rule, RuleBody, Slots};
use crate::domain::profile::select::{Selector, UnitKindDef};

/// The norms that differ, in the order of the changed file, those that are gone last.
pub fn differences(before: Option<&Profile>, after: &Profile) -> Vec<NormChange> {
    let known = |id: &str| before.and_then(|before| Some((before, rule(before, id)?)));
    let mut changes: Vec<NormChange> = Vec::new();
    for rule in &after.rules {
        let becomes = match known(&rule.id) {
            None => Becomes::New,
            Some((before, old)) if spelt(before, old) != spelt(after, rule) => Becomes::Other,
            Some(_) => continue,
        };
        changes.push(NormChange { rule: rule.id.clone(), becomes });
    }
    let gone = before.iter().flat_map(|before| &before.rules).filter(|old| rule(after, &old.id).is_none());
    changes.extend(gone.map(|old| NormChange { rule: old.id.clone(), becomes: Becomes::Gone }));
    changes
}

fn rule<'p>(profile: &'p Profile, id: &str) -> Option<&'p Rule> {
    profile.rules.iter().find(|rule| rule.id == id)
}

/// Everything that a rule says, with what its names stand for in their place: equal texts judge alike.
fn spelt(profile: &Profile, rule: &Rule) -> String {
    let family = profile.rules.get(rule.family).map(|base| &base.id);
    let head = (family, units(profile, &rule.units), &rule.counts, rule.own_counts, rule.severity);
    let need = |of: &Condition| condition(profile, of);
    let body = match &rule.body {
        RuleBody::Slots(slots) => places(profile, slots),
        RuleBody::Each { need: of } => need(of),
        RuleBody::Share(share) => {
            format!("{:?}", (&share.at, need(&share.need), share.min_percent, share.small))
        }
        RuleBody::Unique { scope } => format!("{scope:?}"),
        RuleBody::Due(due) => format!("{due:?}"),
        RuleBody::Recent(recent) => format!("{recent:?}"),
    };
    format!("{:?} {head:?} {:?} {body}", profile.missing, rule.basis)
}

fn places(profile: &Profile, slots: &Slots) -> String {
    let needed = slots.slots.iter().map(|slot| (&slot.id, &slot.text, condition(profile, &slot.need)));
    let wished = slots.prefer.iter().map(|line| (condition(profile, &line.need), line.severity));
    let (needed, wished): (Vec<_>, Vec<_>) = (needed.collect(), wished.collect());
    format!("{:?}", (slots.min, slots.max, slots.over, needed, wished, &slots.escalate))
}

/// The units that a selector means; names of unit kinds do not matter.
fn units(profile: &Profile, selector: &Selector) -> String {
    let Selector::Kinds(places) = selector else { return "*".to_owned() };
    let keys = |def: &UnitKindDef| format!("{:?}", (&def.levels, &def.kinds, &def.codes));
    let kinds = places.iter().filter_map(|place| profile.unit_kinds.get(*place));
    kinds.map(keys).collect::<Vec<_>>().join(" ")
}

fn condition(profile: &Profile, of: &Condition) -> String {
    let all = |parts: &[Condition]| {
        parts.iter().map(|part| condition(profile, part)).collect::<Vec<_>>().join(", ")
    };
    match of {
        Condition::Class(class) => {
            let entries = profile.classes.get(*class).map_or(&[][..], |class| class.entries.as_slice());
            let entries = entries.iter().map(|entry| (units(profile, &entry.within), &entry.keys));
            format!("class {:?}", entries.collect::<Vec<_>>())
        }
        Condition::AtLeast { rank } => {
            format!("at least {rank} of {:?}", profile.qualifications)
        }
        Condition::Years { .. } | Condition::Has(_) => format!("{of:?}"),
        Condition::All(parts) => format!("all({})", all(parts)),
        Condition::Any(parts) => format!("any({})", all(parts)),
        Condition::Not(part) => format!("not({})", condition(profile, part)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::decode::decode;

    const RULES: &str = include_str!("../../data/rules/lang-son-2020.toml");

    fn changed(from: &str, to: &str) -> Vec<(String, Becomes)> {
        assert!(RULES.contains(from), "{from}");
        let [before, after] = [RULES.to_owned(), RULES.replace(from, to)].map(|text| {
            let decoded = decode(&text, "");
            decoded.profile.unwrap_or_else(|| panic!("{:?}", decoded.faults))
        });
        let changes = differences(Some(&before), &after);
        changes.into_iter().map(|change| (change.rule, change.becomes)).collect()
    }

    #[test]
    fn only_what_judges_otherwise_differs() {
        assert_eq!(changed("title", "title"), []);
        assert_eq!(changed("experienced", "seasoned"), [], "a name");
        assert_eq!(changed("vptk", "clerk"), [], "a name");
        let (p1, d1) = (("P1".to_owned(), Becomes::Other), ("D1".to_owned(), Becomes::Other));
        let years = changed("min = 2 }", "min = 3 }");
        assert!(years.contains(&p1) && years.contains(&d1), "{years:?}");
        let id = changed("id = \"K1\"", "id = \"K9\"");
        assert_eq!(id, [("K9".to_owned(), Becomes::New), ("K1".to_owned(), Becomes::Gone)]);
    }
}
