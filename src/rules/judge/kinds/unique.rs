//! `unique`: one person, one counted seat inside a unit of some level. It looks across units, so the caller brings
//! the seats.

use std::collections::BTreeMap;

use crate::domain::finding::{Facet, Finding, RuleIx, State};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::profile::rule::Rule;
use crate::domain::unit::UnitPath;
use crate::rules::judge::Subject;

/// A seat of a person that the rule counts on the day, in a unit that lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedSeat {
    /// Where it is.
    pub unit: UnitId,
    /// Where that stands in the tree.
    pub path: UnitPath,
    /// The unit of the rule's level in which it lies: the nearest ancestor or the unit itself. A seat outside of
    /// every such unit is left out.
    pub scope: UnitId,
}

/// One finding for each scope in which the person has several seats, at the first of their units.
pub(in crate::rules::judge) fn findings(
    rule: &Rule,
    ix: RuleIx,
    person: PersonId,
    seats: &[CountedSeat],
) -> Vec<Finding> {
    let mut scopes: BTreeMap<UnitId, Vec<&CountedSeat>> = BTreeMap::new();
    for seat in seats {
        scopes.entry(seat.scope).or_default().push(seat);
    }
    let several = scopes.into_values().filter(|seats| seats.len() > 1);
    let first = several.filter_map(|seats| seats.into_iter().min_by_key(|seat| &seat.path));
    first
        .map(|seat| {
            let subject = Subject { rule: ix, unit: seat.unit };
            Finding { person: Some(person), ..subject.finding(Facet::Unique, State::Breach, rule.severity) }
        })
        .collect()
}
