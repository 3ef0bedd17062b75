//! `each`: a condition on each counted person.

use crate::domain::finding::{Facet, Judgement, State};
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::Rule;
use crate::rules::judge::condition::{Truth, need, truth};
use crate::rules::judge::scene::Scene;
use crate::rules::judge::{Subject, ask};

/// Adds what the rule says of the people in the unit.
pub(in crate::rules::judge) fn judge(
    scene: Scene,
    rule: &Rule,
    condition: &Condition,
    subject: Subject,
    said: &mut Judgement,
) {
    for officer in scene.counted(&rule.counts) {
        let state = match need(scene, condition, officer) {
            Truth::True => continue,
            Truth::Unknown => State::Unknown,
            Truth::False => State::Breach,
        };
        let mut finding = subject.finding(Facet::Need, state, rule.severity);
        finding.person = Some(officer.person.person);
        let mut open = Vec::new();
        // A breach may be an unknown, taken so by the profile.
        if truth(scene, condition, officer) == Truth::Unknown {
            ask::collect(scene, condition, officer, &mut open);
            finding.ask = ask::fewest(open, |answered| ask::shows(scene, condition, officer, answered));
        } else {
            ask::empty(scene, condition, officer, &mut open);
            finding.ask = open;
        }
        said.findings.push(finding);
    }
}
