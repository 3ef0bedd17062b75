//! Why something changes on a day by time alone: what begins, ends or is reached then.

use crate::domain::day::{Day, Period};
use crate::domain::facts::PersonFacts;
use crate::domain::finding::{Facet, Finding, Why};
use crate::domain::id::PersonId;
use crate::domain::profile::rule::RuleBody;
use crate::domain::report::Turned;
use crate::rules::judge::events;
use crate::rules::judge::kinds::{due, recent};
use crate::rules::judge::scene::Scene;

/// Something that happens on a day, to this person if to one.
type Happening = (Why, Option<PersonId>);

/// Why what is said of the unit changes on the scene's day: of what happens then, what concerns the person of the
/// finding, then what goes the way of the change. Nothing happens when a shortage only gets graver.
pub(super) fn why(scene: Scene, turned: &Turned) -> (Why, Option<PersonId>) {
    let told = turned.told();
    let another = |(_, person): &Happening| told.person.is_some() && *person != told.person;
    let mut happenings = happenings(scene, told);
    happenings.sort_by_key(|happening| (another(happening), !goes_the_way(happening.0, turned)));
    happenings.first().copied().unwrap_or((Why::Escalates, None))
}

/// Somebody who comes cures a shortage, who goes makes one; with everything else it is the other way round.
fn goes_the_way(why: Why, turned: &Turned) -> bool {
    let wants_people = matches!(turned.told().facet, Facet::Short | Facet::Prefer(_));
    let cured = turned.after().is_none();
    match why {
        Why::SeatBegins | Why::YearsReached { .. } => wants_people == cured,
        Why::SeatEnds => wants_people != cured,
        _ => true,
    }
}

/// What happens on the day and may concern the rule, the most telling first.
fn happenings(scene: Scene, finding: &Finding) -> Vec<Happening> {
    let mut all = Vec::new();
    let bounds = |period: &Period, begins: Why, ends: Why| {
        let first = (period.from == Some(scene.day)).then_some(begins);
        first.or_else(|| (period.to.map(Day::next) == Some(scene.day)).then_some(ends))
    };
    all.extend(bounds(&scene.facts.place.life, Why::UnitBegins, Why::UnitEnds).map(|why| (why, None)));
    let rule = scene.profile.rule(finding.rule);
    for waiver in
        scene.facts.place.waivers.iter().filter(|waiver| rule.is_some_and(|rule| rule.id == waiver.rule))
    {
        all.extend(bounds(&waiver.period, Why::WaiverBegins, Why::WaiverEnds).map(|why| (why, None)));
    }
    for person in &scene.facts.people {
        let who = Some(person.person);
        for seat in &person.seats {
            all.extend(bounds(&seat.period, Why::SeatBegins, Why::SeatEnds).map(|why| (why, who)));
        }
        for seat in &person.elsewhere {
            all.extend(bounds(&seat.period, Why::SeatBegins, Why::SeatEnds).map(|why| (why, who)));
        }
        for term in &scene.here.terms {
            if events::reached(*term, person).any(|day| day == scene.day) {
                all.push((Why::YearsReached { since: term.since, years: term.min }, who));
            }
        }
        all.extend(rule.and_then(|rule| of_rule(scene, &rule.body, person)).map(|why| (why, who)));
    }
    if let Some(RuleBody::Recent(rule)) = rule.map(|rule| &rule.body)
        && recent::all_events(rule, scene.facts).contains(&scene.day)
    {
        all.push((Why::EventAged, finding.person));
    }
    all
}

fn of_rule(scene: Scene, body: &RuleBody, person: &PersonFacts) -> Option<Why> {
    match body {
        RuleBody::Due(rule) => {
            due::events(rule, person).contains(&scene.day).then_some(Why::DateComes(rule.date))
        }
        RuleBody::Slots(_)
        | RuleBody::Each { .. }
        | RuleBody::Share(_)
        | RuleBody::Unique { .. }
        | RuleBody::Recent(_) => None,
    }
}
