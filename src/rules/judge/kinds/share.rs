//! `share`: a share of the counted people, each unit adding its own, judged at ancestors. Integers only.

use crate::domain::finding::{Facet, Finding, State, Tally};
use crate::domain::profile::rule::{Rule, Share};
use crate::rules::judge::Subject;
use crate::rules::judge::condition::{Truth, need};
use crate::rules::judge::scene::Scene;

/// What the unit adds to the share.
pub(in crate::rules::judge) fn contribution(scene: Scene, rule: &Rule, share: &Share) -> Tally {
    let mut tally = Tally::default();
    for officer in scene.counted(&rule.counts) {
        tally.den = tally.den.saturating_add(1);
        match need(scene, &share.need, officer) {
            Truth::True => tally.pass = tally.pass.saturating_add(1),
            Truth::Unknown => tally.unknown = tally.unknown.saturating_add(1),
            Truth::False => {}
        }
    }
    tally
}

/// What the rule says of a living unit of its levels; nothing where nobody is counted.
pub(in crate::rules::judge) fn finding(
    rule: &Rule,
    share: &Share,
    subject: Subject,
    tally: Tally,
) -> Option<Finding> {
    let wanted = u64::from(share.min_percent) * u64::from(tally.den);
    let enough = |pass: u64| 100 * pass >= wanted;
    let pass = u64::from(tally.pass);
    if tally.den == 0 || enough(pass) {
        return None;
    }
    let state = if enough(pass + u64::from(tally.unknown)) { State::Unknown } else { State::Breach };
    let small = share.small.filter(|(below, _)| tally.den < *below);
    let severity = small.map_or(rule.severity, |(_, severity)| severity);
    Some(Finding {
        missing_count: u32::try_from(wanted.div_ceil(100).saturating_sub(pass)).ok(),
        share: Some(tally),
        ..subject.finding(Facet::Share, state, severity)
    })
}
