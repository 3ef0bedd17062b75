//! What two profiles say of one unit, held against each other. Their rules are known by id: the same rule may stand in
//! another place of the changed file.

use std::collections::BTreeMap;

use crate::domain::finding::{Facet, Finding, RuleIx, Severity, State};
use crate::domain::id::PersonId;
use crate::domain::profile::Profile;

/// A finding before and after; one of them at least is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The id of the rule.
    pub rule: String,
    /// What was said.
    pub before: Option<Finding>,
    /// What is said now.
    pub after: Option<Finding>,
}

impl Pair {
    /// Whether there is a breach that was none before; a note (`info`) is none.
    pub fn is_new_breach(&self) -> bool {
        is_breach(self.after.as_ref()) && !is_breach(self.before.as_ref())
    }

    /// Whether a breach is none any more.
    pub fn is_lifted_breach(&self) -> bool {
        is_breach(self.before.as_ref()) && !is_breach(self.after.as_ref())
    }
}

fn is_breach(finding: Option<&Finding>) -> bool {
    finding.is_some_and(|finding| finding.state == State::Breach && finding.severity > Severity::Info)
}

/// What differs, by id of the rule, facet and person: findings that come, that go, and those of another state,
/// severity or number.
pub fn differences(before: (&Profile, &[Finding]), after: (&Profile, &[Finding])) -> Vec<Pair> {
    if before.1.is_empty() && after.1.is_empty() {
        return Vec::new();
    }
    let mut pairs: BTreeMap<Key<'_>, [Option<&Finding>; 2]> = BTreeMap::new();
    for finding in before.1 {
        pairs.entry(key(before.0, finding)).or_default()[0] = Some(finding);
    }
    for finding in after.1 {
        pairs.entry(key(after.0, finding)).or_default()[1] = Some(finding);
    }
    pairs
        .into_iter()
        .filter(|(_, sides)| match sides {
            [Some(before), Some(after)] => !says_the_same(before, after),
            _ => true,
        })
        .map(|((rule, ..), [before, after])| Pair {
            rule: rule.to_owned(),
            before: before.cloned(),
            after: after.cloned(),
        })
        .collect()
}

/// By what a finding is known in both: the id of its rule, facet, person.
type Key<'p> = (&'p str, Facet, Option<PersonId>);

fn key<'p>(profile: &'p Profile, finding: &Finding) -> Key<'p> {
    (id(profile, finding.rule), finding.facet, finding.person)
}

fn id(profile: &Profile, rule: RuleIx) -> &str {
    profile.rule(rule).map_or("", |rule| rule.id.as_str())
}

fn says_the_same(a: &Finding, b: &Finding) -> bool {
    a.state == b.state
        && a.severity == b.severity
        && a.missing == b.missing
        && a.missing_count == b.missing_count
        && a.count == b.count
        && a.share == b.share
}
