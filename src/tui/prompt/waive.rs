//! Excusing a finding: the fields of a waiver, what they mean together, and what they would do.

use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::finding::{Facet, Finding, State};
use crate::domain::id::{PersonId, Version, WaiverId};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::RuleBody;
use crate::domain::query::{Dossier, FindingRow};
use crate::domain::waiver::{Waiver, WaiverKind, WaiverTarget};
use crate::messages::{Lang, waivers as words};
use crate::rules::waivers;
use crate::tui::edit::Context;
use crate::tui::field::Editor;
use crate::tui::field::choice::Choice;
use crate::tui::field::date::DateOf;
use crate::tui::field::text::TextField;
use crate::tui::prompt::{Asks, Blank, Prompt, PromptFor};

/// Which finding is to be excused.
#[derive(Clone, Debug)]
pub struct Waive {
    /// The finding, with its names.
    pub found: FindingRow,
    /// The id of its rule.
    pub rule: String,
}

/// What is wrong, and which field says so.
type Refused = (usize, Fault);

/// The row of fields; `None` without rules.
pub fn prompt(serial: u32, context: Context<'_>, found: FindingRow) -> Option<Prompt> {
    let rule = context.profile?.rule(found.finding.rule)?.id.clone();
    let first = Blank::day(Asks::FirstDay, DateOf::Present, Some(context.day), context.dates);
    let here = [("no", words::reach_unit(context.lang)), ("yes", words::reach_subtree(context.lang))];
    let reach = here.map(|(word, shown)| Choice::new(word, &shown));
    let blanks = vec![
        Blank::text(Asks::DecisionNo),
        Blank::day(Asks::LastDay, DateOf::Future, None, context.dates),
        reason(context),
        first,
        Blank::choice(Asks::Effect, effects(context, &found.finding, None)),
        Blank::choice(Asks::Reach, reach.to_vec()),
    ];
    let waive = Waive { found, rule };
    Some(Prompt::new(serial, None, PromptFor::Waive(Box::new(waive)), blanks))
}

/// The field of the reason. Where one is demanded, the usual one stands in it already: it is in the decision.
fn reason(context: Context<'_>) -> Blank {
    let bounds = context.profile.and_then(|profile| profile.waivers.as_ref());
    let is_demanded = bounds.is_some_and(|bounds| bounds.require.iter().any(|column| column == "reason"));
    let said = if is_demanded { words::as_decided(context.lang) } else { String::new() };
    Blank { asks: Asks::Reason, editor: Editor::Text(TextField::selected(&said)) }
}

/// What a waiver can do about the finding: excuse it; accept somebody of the unit in an empty slot; allow as many as
/// there are.
pub fn effects(context: Context<'_>, finding: &Finding, dossier: Option<&Dossier>) -> Vec<Choice> {
    let lang = context.lang;
    let mut choices = vec![Choice::new("waive", &words::effect_waive(lang))];
    match finding.facet {
        Facet::Over => choices.extend(
            finding
                .count
                .map(|count| Choice::new(&format!("count/{count}"), &words::effect_count(lang, count))),
        ),
        Facet::Short => {
            for slot in &finding.missing {
                let text = context.profile.and_then(|profile| slot_text(profile, finding, slot));
                for (id, name) in people(dossier, finding, context.day) {
                    let word = format!("accept/{}/{slot}", id.0);
                    let shown = words::effect_accept(lang, name, text.unwrap_or(slot));
                    choices.push(Choice::new(&word, &shown));
                }
            }
        }
        _ => {}
    }
    let allowed = context.profile.and_then(|profile| profile.waivers.as_ref()).map(|bounds| &bounds.kinds);
    choices.retain(|choice| {
        let word = kind_word(&choice.word);
        allowed.is_none_or(|kinds| kinds.is_empty() || kinds.iter().any(|kind| kind == word))
    });
    choices
}

/// The word of files for what a choice does.
fn kind_word(choice: &str) -> &'static str {
    let [waive, accept, count] = WaiverKind::WORDS;
    match choice.split('/').next() {
        Some("accept") => accept,
        Some("count") => count,
        _ => waive,
    }
}

fn slot_text<'a>(profile: &'a Profile, finding: &Finding, slot: &str) -> Option<&'a str> {
    let RuleBody::Slots(slots) = &profile.rule(finding.rule)?.body else { return None };
    slots.slots.iter().find(|known| known.id == slot).map(|known| known.text.as_str())
}

/// Who serves in the unit on the day.
fn people<'a>(
    dossier: Option<&'a Dossier>,
    finding: &Finding,
    day: Day,
) -> impl Iterator<Item = (PersonId, &'a str)> {
    let here = finding.unit;
    let unit = dossier.into_iter().flat_map(|dossier| &dossier.units).find(|unit| unit.unit.id == here);
    let people = unit.into_iter().flat_map(|unit| &unit.people);
    let serving = people.filter(move |(_, seats)| seats.iter().any(|seat| seat.period.holds(day)));
    serving.map(|(person, _)| (person.id, person.full_name.as_str()))
}

impl Waive {
    /// The waiver of what is typed, as far as it can be read.
    ///
    /// # Errors
    /// What cannot be read, with its field.
    pub fn draft(&self, prompt: &Prompt, today: Day) -> Result<Waiver, Refused> {
        let finding = &self.found.finding;
        let period =
            Period { from: prompt.day(Asks::FirstDay, today)?, to: prompt.day(Asks::LastDay, today)? };
        let effect = prompt.value(Asks::Effect, today)?;
        let (kind, target) = meaning(&effect, finding);
        Ok(Waiver {
            // The newest of all: where several excuse a finding, the first one is told.
            id: WaiverId(i64::MAX),
            version: Version(0),
            rule: self.rule.clone(),
            unit: finding.unit,
            subtree: prompt.value(Asks::Reach, today)? == "yes",
            target,
            kind,
            decision_no: prompt.value(Asks::DecisionNo, today)?,
            decision_date: None,
            reason: prompt.value(Asks::Reason, today)?,
            period,
        })
    }

    /// The waiver, if the profile allows it.
    ///
    /// # Errors
    /// What is wrong, with its field.
    pub fn waiver(&self, prompt: &Prompt, profile: &Profile, today: Day) -> Result<Waiver, Refused> {
        let waiver = self.draft(prompt, today)?;
        waivers::allowed(profile, &waiver).map_err(|fault| {
            let asks = match fault.place.field.as_deref() {
                Some("decision_no") => Asks::DecisionNo,
                Some("reason") => Asks::Reason,
                Some("from") => Asks::FirstDay,
                Some("to") => Asks::LastDay,
                _ => Asks::Effect,
            };
            (prompt.place(asks).unwrap_or(prompt.at), fault)
        })?;
        Ok(waiver)
    }
}

/// What a choice of [`effects`] does, and of which facet it speaks.
fn meaning(effect: &str, finding: &Finding) -> (WaiverKind, WaiverTarget) {
    let parts: Vec<&str> = effect.splitn(3, '/').collect();
    match parts.as_slice() {
        ["count", count] => {
            let count = count.parse().unwrap_or_default();
            (WaiverKind::ChangeCount(count), WaiverTarget::Facet(Facet::Over))
        }
        ["accept", person, slot] => {
            let person = PersonId(person.parse().unwrap_or_default());
            (WaiverKind::AcceptPerson(person), WaiverTarget::Slot((*slot).to_owned()))
        }
        _ => (WaiverKind::Waive(finding.person), WaiverTarget::Facet(finding.facet)),
    }
}

/// Whether a finding can be excused: it is certain, and not yet excused.
pub fn can_be(finding: &Finding) -> bool {
    finding.state == State::Breach
}

/// What the profile demands of waivers, to be shown before anything is typed.
pub fn demands(lang: Lang, profile: &Profile) -> String {
    profile.waivers.as_ref().map(|bounds| words::demands(lang, bounds)).unwrap_or_default()
}
