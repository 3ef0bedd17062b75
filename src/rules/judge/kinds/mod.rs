//! The kinds of rules, one file each, and the judgement that they make together.

pub(super) mod due;
pub(super) mod each;
pub(super) mod recent;
pub(super) mod share;
pub(super) mod slots;
pub(super) mod unique;

use crate::domain::day::Day;
use crate::domain::finding::{Contribution, Finding, Judgement, RuleIx, Tally};
use crate::domain::profile::rule::{Rule, RuleBody};
use crate::rules::judge::scene::Scene;
use crate::rules::judge::{Subject, events};

/// What the rules that hold for the unit say of it on its day.
pub(super) fn judgement(scene: Scene) -> Judgement {
    let mut said = Judgement { due_on: events::next(scene), ..Judgement::default() };
    if !scene.is_alive() {
        return within_the_calendar(said);
    }
    said.officers = scene.count(&scene.profile.counts);
    said.need = scene.here.need;
    for ix in &scene.here.rules {
        let Some(rule) = scene.profile.rule(*ix) else { continue };
        of_body(scene, (rule, &rule.body), scene.subject(*ix), &mut said);
    }
    excuse(scene, &mut said.findings);
    // Entry order is not the order of people's identities.
    if !said.findings.is_sorted_by_key(|finding| (finding.rule, finding.facet, finding.person)) {
        said.findings.sort_by_key(|finding| (finding.rule, finding.facet, finding.person));
    }
    within_the_calendar(said)
}

/// The findings of some of these rules, in no order; shortages and shares are not among them.
pub(super) fn of_people(scene: Scene, rules: &[RuleIx]) -> Vec<Finding> {
    let mut said = Judgement::default();
    if !scene.is_alive() {
        return said.findings;
    }
    for ix in scene.here.rules.iter().filter(|ix| rules.contains(ix)) {
        let Some(rule) = scene.profile.rule(*ix) else { continue };
        let subject = scene.subject(*ix);
        match &rule.body {
            RuleBody::Slots(slots) => said.findings.extend(slots::besides(scene, rule, slots, subject)),
            body => of_body(scene, (rule, body), subject, &mut said),
        }
    }
    excuse(scene, &mut said.findings);
    said.findings
}

fn of_body(scene: Scene, (rule, body): (&Rule, &RuleBody), subject: Subject, said: &mut Judgement) {
    match body {
        RuleBody::Slots(slots) => slots::judge(scene, rule, slots, subject, said),
        RuleBody::Each { need } => each::judge(scene, rule, need, subject, said),
        RuleBody::Share(share) => {
            let tally = share::contribution(scene, rule, share);
            if tally != Tally::default() {
                said.contributions.push(Contribution { rule: subject.rule, tally });
            }
        }
        RuleBody::Due(due) => due::judge(scene, rule, due, subject, said),
        RuleBody::Recent(recent) => recent::judge(scene, rule, recent, subject, said),
        RuleBody::Unique { scope } => unique::judge(scene, rule, *scope, subject, said),
    }
}

fn excuse(scene: Scene, findings: &mut [Finding]) {
    for finding in findings {
        if let Some(rule) = scene.profile.rule(finding.rule) {
            scene.waivers(&rule.id).apply(finding);
        }
    }
}

/// What comes after the last day of the calendar comes never: the day after a last day, say.
fn within_the_calendar(said: Judgement) -> Judgement {
    Judgement { due_on: said.due_on.filter(|day| *day <= Day::LAST), ..said }
}
