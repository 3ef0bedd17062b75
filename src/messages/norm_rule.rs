//! A whole norm in words: of whom it speaks and what it asks, as an official would say it.

use crate::domain::day::Term;
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{
    Due, DueDate, EventKind, Recent, Rule, RuleBody, Share, Slot, Slots, Subject, When, Window,
};
use crate::domain::profile::select::{Selector, Specificity, UnitKindDef};
use crate::domain::unit::Level;
use crate::messages::finding::{counted, slot_name};
use crate::messages::{Lang, labels, names, norm, rules, texts, waivers};

texts! { private;
    of_units(units: &str, what: &str) { vi: "{units}: {what}", en: "{units}: {what}" }
    except(units: &str, rules: &str) { vi: "{units} (trừ nơi theo {rules})", en: "{units} (except by {rules})" }
    every_unit() { vi: "mọi đơn vị", en: "every unit" }
    of_code(codes: &str) { vi: "đơn vị mã {codes}", en: "unit {codes}" }
    exactly(n: u32) { vi: "đúng {n:02} người", en: "exactly {n}" }
    at_least(n: u32) { vi: "ít nhất {n:02} người", en: "at least {n}" }
    at_most(n: u32) { vi: "nhiều nhất {n:02} người", en: "at most {n}" }
    between(min: u32, max: u32) { vi: "từ {min:02} đến {max:02} người", en: "{min} to {max}" }
    counting(said: &str, whom: &str) { vi: "{said} ({whom})", en: "{said} ({whom})" }
    people() { vi: "cán bộ", en: "people" }
    with_slots(said: &str, slots: &str) { vi: "{said}, trong đó {slots}", en: "{said}, among them {slots}" }
    one(what: &str) { vi: "01 {what}", en: "1 × {what}" }
    rather(what: &str) { vi: "nên có người {what}", en: "rather one who {what}" }
    graver(term: &str, severity: &str) { vi: "thiếu quá {term}: {severity}", en: "missing for {term}: {severity}" }
    too_many(severity: &str) { vi: "thừa: {severity}", en: "too many: {severity}" }
    each(what: &str) { vi: "mỗi cán bộ {what}", en: "each officer {what}" }
    share(percent: u8, units: &str, what: &str) {
        vi: "ít nhất {percent}% cán bộ ({units}) {what}",
        en: "of at least {percent}% of the officers ({units}) it holds: {what}",
    }
    everybody(units: &str, what: &str) {
        vi: "mọi cán bộ ({units}) {what}",
        en: "of all officers ({units}) it holds: {what}",
    }
    small(below: u32, severity: &str) { vi: "dưới {below} người: {severity}", en: "fewer than {below}: {severity}" }
    unique(scope: &str) { vi: "mỗi người chỉ giữ một vị trí trong phạm vi {scope}", en: "one seat each within: {scope}" }
    due(date: &str, steps: &str) { vi: "{date}: {steps}", en: "{date}: {steps}" }
    before(term: &str, severity: &str) { vi: "trước {term} {severity}", en: "{term} before: {severity}" }
    overdue(severity: &str) { vi: "quá ngày {severity}", en: "passed: {severity}" }
    after(term: &str, severity: &str) { vi: "quá {term} {severity}", en: "passed by {term}: {severity}" }
    retirement() { vi: "ngày nghỉ hưu", en: "retirement" }
    expiry() { vi: "ngày hết nhiệm kỳ", en: "end of term" }
    decided() { vi: "ngày quyết định", en: "day of the decision" }
    begins() { vi: "ngày bắt đầu vị trí", en: "first day of the seat" }
    ends() { vi: "ngày cuối của vị trí", en: "last day of the seat" }
    deadline() { vi: "hạn khắc phục", en: "deadline" }
    trained() { vi: "mỗi cán bộ được tập huấn", en: "each officer is trained" }
    inspected() { vi: "được kiểm tra", en: "is inspected" }
    in_topics(said: &str, topics: &str) { vi: "{said} {topics}", en: "{said} ({topics})" }
    yearly(said: &str) { vi: "{said} hằng năm", en: "{said} every year" }
    within(said: &str, term: &str) { vi: "{said} trong {term} gần nhất", en: "{said} within {term}" }
    province_wide() { vi: "một tỉnh", en: "one province" }
    nation_wide() { vi: "cả nước", en: "the nation" }
    in_district() { vi: "một huyện", en: "one district" }
    in_agency() { vi: "một sở, ban, ngành", en: "one agency" }
    in_commune() { vi: "một xã", en: "one commune" }
}

/// How much is said of a norm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// What the file calls its places.
    Short,
    /// The conditions of the places, too.
    Full,
}

/// The norm: `cấp huyện: đúng 02 người, trong đó 01 lãnh đạo UBND huyện`.
pub fn rule(lang: Lang, profile: &Profile, rule: &Rule) -> String {
    told(lang, profile, rule, Detail::Short)
}

/// All that the norm says, to be held against another edition of it.
pub fn in_full(lang: Lang, profile: &Profile, rule: &Rule) -> String {
    let mut parts = vec![told(lang, profile, rule, Detail::Full)];
    parts.push(rules::severity(lang, names::severity(lang, rule.severity)));
    if let RuleBody::Slots(Slots { max: Some(_), over, .. }) = &rule.body {
        parts.push(too_many(lang, names::severity(lang, *over)));
    }
    parts.extend(rule.basis.as_ref().map(|basis| labels::basis(lang, basis)));
    parts.join(" · ")
}

fn told(lang: Lang, profile: &Profile, rule: &Rule, detail: Detail) -> String {
    match &rule.body {
        RuleBody::Slots(slots) => of_those(lang, profile, rule, &place(lang, profile, (rule, slots), detail)),
        RuleBody::Each { need } => {
            let what = each(lang, &norm::condition(lang, profile, need));
            of_those(lang, profile, rule, &with_counts(lang, profile, rule, what))
        }
        RuleBody::Share(body) => share_of(lang, profile, rule, body),
        RuleBody::Unique { scope } => unique(lang, &scope_name(lang, *scope)),
        RuleBody::Due(body) => of_those(lang, profile, rule, &date(lang, body)),
        RuleBody::Recent(body) => of_those(lang, profile, rule, &event(lang, body)),
    }
}

fn of_those(lang: Lang, profile: &Profile, rule: &Rule, what: &str) -> String {
    let units = units(lang, profile, &rule.units);
    let narrower: Vec<String> = narrower(profile, rule).map(|other| other.id.clone()).collect();
    let units = if narrower.is_empty() { units } else { except(lang, &units, &narrower.join(", ")) };
    of_units(lang, &units, what)
}

/// Rules of the family that take the place of this one for the units that they name more closely.
fn narrower<'p>(profile: &'p Profile, rule: &'p Rule) -> impl Iterator<Item = &'p Rule> {
    let closest = |rule: &Rule| match &rule.units {
        Selector::Every => Some(Specificity::Every),
        Selector::Kinds(places) => places
            .iter()
            .filter_map(|place| profile.unit_kinds.get(*place))
            .map(UnitKindDef::specificity)
            .max(),
    };
    let others = profile.rules.iter().filter(|other| other.family == rule.family && other.id != rule.id);
    others.filter(move |other| closest(other) > closest(rule))
}

/// The units that a selector means: `sở, ban, ngành`.
pub fn units(lang: Lang, profile: &Profile, selector: &Selector) -> String {
    let Selector::Kinds(places) = selector else { return every_unit(lang) };
    let mut words: Vec<String> = Vec::new();
    for def in places.iter().filter_map(|place| profile.unit_kinds.get(*place)) {
        let said = match (&def.codes, &def.kinds, &def.levels) {
            (Some(codes), ..) => vec![of_code(lang, &codes.join(", "))],
            (None, Some(kinds), _) => {
                kinds.iter().map(|kind| names::unit_kind(lang, kind).to_owned()).collect()
            }
            (None, None, Some(levels)) => {
                levels.iter().map(|level| names::level(lang, *level).to_owned()).collect()
            }
            (None, None, None) => Vec::new(),
        };
        words.extend(said.into_iter().filter(|word| !words.contains(word)).collect::<Vec<_>>());
    }
    words.join(", ")
}

fn with_counts(lang: Lang, profile: &Profile, rule: &Rule, said: String) -> String {
    let whom = counted(lang, profile, rule);
    if whom.is_empty() { said } else { counting(lang, &said, &whom.join(", ")) }
}

fn place(lang: Lang, profile: &Profile, (rule, slots): (&Rule, &Slots), detail: Detail) -> String {
    let number = match (slots.min, slots.max) {
        (min, Some(max)) if min == max => exactly(lang, min),
        (0, Some(max)) => at_most(lang, max),
        (min, Some(max)) => between(lang, min, max),
        (0, None) => people(lang),
        (min, None) => at_least(lang, min),
    };
    let number = with_counts(lang, profile, rule, number);
    let named = |slot: &Slot| {
        let name = one(lang, &slot_name(lang, profile, slot));
        if detail == Detail::Short || slot.text == slot.id {
            name
        } else {
            counting(lang, &name, &norm::condition(lang, profile, &slot.need))
        }
    };
    let places: Vec<String> = slots.slots.iter().map(named).collect();
    let mut parts = vec![match (places.is_empty(), slots.min, slots.max) {
        (true, ..) => number,
        (false, 0, None) => with_counts(lang, profile, rule, norm::all_of(lang, &places)),
        (false, ..) => with_slots(lang, &number, &norm::all_of(lang, &places)),
    }];
    parts.extend(slots.prefer.iter().map(|line| rather(lang, &norm::condition(lang, profile, &line.need))));
    parts.extend(
        slots
            .escalate
            .iter()
            .map(|step| graver(lang, &waivers::term(lang, step.after), names::severity(lang, step.severity))),
    );
    parts.join("; ")
}

fn share_of(lang: Lang, profile: &Profile, rule: &Rule, body: &Share) -> String {
    let at: Vec<&str> = body.at.iter().map(|level| names::level(lang, *level)).collect();
    let what = norm::condition(lang, profile, &body.need);
    let whose = units(lang, profile, &rule.units);
    let said = match body.min_percent {
        100 => everybody(lang, &whose, &what),
        percent => share(lang, percent, &whose, &what),
    };
    let mut parts = vec![with_counts(lang, profile, rule, said)];
    parts.extend(body.small.map(|(below, severity)| small(lang, below, names::severity(lang, severity))));
    of_units(lang, &at.join(", "), &parts.join("; "))
}

fn scope_name(lang: Lang, scope: Level) -> String {
    match scope {
        Level::Nation => nation_wide(lang),
        Level::Province => province_wide(lang),
        Level::Agency => in_agency(lang),
        Level::District => in_district(lang),
        Level::Commune => in_commune(lang),
    }
}

fn date(lang: Lang, body: &Due) -> String {
    let what = match body.date {
        DueDate::Retirement => retirement(lang),
        DueDate::DecisionExpiry => expiry(lang),
        DueDate::DecisionDate => decided(lang),
        DueDate::SeatFrom => begins(lang),
        DueDate::SeatTo => ends(lang),
        DueDate::Deadline => deadline(lang),
    };
    let steps: Vec<String> = body
        .steps
        .iter()
        .map(|step| {
            let severity = names::severity(lang, step.severity);
            match step.when {
                When::Before(term) => before(lang, &waivers::term(lang, term), severity),
                When::After(Term { count: 0, .. }) => overdue(lang, severity),
                When::After(term) => after(lang, &waivers::term(lang, term), severity),
            }
        })
        .collect();
    due(lang, &what, &steps.join(", "))
}

fn event(lang: Lang, body: &Recent) -> String {
    let said = match (body.subject, body.event) {
        (Subject::Person, EventKind::Training) => trained(lang),
        (_, EventKind::Training | EventKind::Inspection) => inspected(lang),
    };
    let said = if body.spoken.is_empty() { said } else { in_topics(lang, &said, &body.spoken.join(", ")) };
    match body.window {
        Window::CalendarYear { .. } => yearly(lang, &said),
        Window::Rolling(term) => within(lang, &said, &waivers::term(lang, term)),
    }
}
