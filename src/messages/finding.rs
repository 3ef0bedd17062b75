//! What a finding says and what would cure it.

use crate::domain::field::Field;
use crate::domain::finding::{Facet, State};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{Rule, RuleBody, Slot, Slots};
use crate::domain::query::FindingRow;
use crate::messages::{Lang, finding_date, names, norm, texts};
use crate::vietnamese::fold::lower;

texts! { private;
    short_nobody(n: u32) { vi: "thiếu {n:02}, chưa có ai", en: "{n} missing, nobody is there" }
    short_nobody_slots(n: u32, slots: &str) {
        vi: "thiếu {n:02}, chưa có ai: {slots}",
        en: "{n} missing, nobody is there: {slots}",
    }
    short_slots(n: u32, slots: &str) { vi: "thiếu {n:02}: {slots}", en: "{n} missing: {slots}" }
    short_number(n: u32) { vi: "thiếu {n:02} người", en: "{n} missing" }
    short_unknown(slots: &str) { vi: "chưa đủ dữ liệu để biết ai giữ: {slots}", en: "cannot tell who fills: {slots}" }
    over(extra: u32, max: u32) {
        vi: "thừa {extra:02} so với định mức {max}",
        en: "{extra} more than the {max} allowed",
    }
    prefer(what: &str) { vi: "nên có người {what}: chưa ai", en: "nobody {what}, as one should" }
    prefer_unknown(what: &str) {
        vi: "nên có người {what}: chưa đủ dữ liệu",
        en: "cannot tell whether anybody {what}, as one should",
    }
    need(name: &str, what: &str) { vi: "{name}: {what}", en: "{name}: {what}" }
    need_unknown(name: &str, what: &str) {
        vi: "{name}: chưa đủ dữ liệu để xét: {what}",
        en: "{name}: cannot tell: {what}",
    }
    share(have: &str, what: &str, wanted: u8, more: u32) {
        vi: "{have} {what}, cần {wanted}%: thêm {more} người",
        en: "{have}: {what}; {wanted}% wanted: {more} more",
    }
    share_unknown(low: u32, high: u32, den: u32) {
        vi: "từ {low} đến {high}/{den}",
        en: "between {low} and {high} of {den}",
    }
    share_open(have: &str, what: &str, wanted: u8) {
        vi: "{have} {what}, cần {wanted}%: chưa đủ dữ liệu",
        en: "{have}: {what}; {wanted}% wanted: cannot tell",
    }
    cure_add(what: &str) { vi: "t thêm cán bộ: {what}", en: "t add an officer: {what}" }
    cure_add_any() { vi: "t thêm cán bộ", en: "t add an officer" }
    cure_end(extra: u32) { vi: "x kết thúc {extra:02} vị trí · c chuyển", en: "x end {extra} seat(s) · c transfer" }
    cure_ask(what: &str) { vi: "hỏi và nhập {what}", en: "ask for and enter {what}" }
    cure_record() { vi: "v hồ sơ: bổ sung hoặc sửa", en: "v record: complete or correct it" }
    cure_share(more: u32, what: &str) { vi: "cần thêm {more} người {what}", en: "{more} more of whom this holds: {what}" }
    cure_seats() { vi: "x kết thúc một vị trí", en: "x end one of the seats" }
    slot_text(n: u32, text: &str) { vi: "{n:02} {text}", en: "{n} × {text}" }
    slot_person(what: &str) { vi: "người {what}", en: "one who {what}" }
    more_people(n: u32) { vi: "{n:02} người nữa", en: "{n} more" }
    someone() { vi: "cán bộ", en: "officer" }
    of_person(field: &str, name: &str) { vi: "{field} của đ/c {name}", en: "{field} of {name}" }
}

/// A share as it is printed: one decimal, rounded down; `90,0%` or `90.0%`.
pub fn percent(lang: Lang, part: u32, whole: u32) -> String {
    let tenths = u64::from(part) * 1000 / u64::from(whole).max(1);
    let comma = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    format!("{}{comma}{}%", tenths / 10, tenths % 10)
}

fn slots_of(rule: &Rule) -> Option<&Slots> {
    match &rule.body {
        RuleBody::Slots(slots) => Some(slots),
        _ => None,
    }
}

/// What to call a slot: its text, or the condition in words where the file gives it none.
pub(super) fn slot_name(lang: Lang, profile: &Profile, slot: &Slot) -> String {
    if slot.text == slot.id {
        slot_person(lang, &norm::condition(lang, profile, &slot.need))
    } else {
        slot.text.clone()
    }
}

/// The slots that nobody fills, and how many people more are missing than slots.
fn missing_texts(lang: Lang, profile: &Profile, rule: &Rule, row: &FindingRow) -> String {
    let ids = &row.finding.missing;
    let text = |id: &String| {
        let known = slots_of(rule).and_then(|slots| slots.slots.iter().find(|slot| slot.id == *id));
        slot_text(lang, 1, &known.map_or_else(|| id.clone(), |slot| slot_name(lang, profile, slot)))
    };
    let mut texts: Vec<String> = ids.iter().map(text).collect();
    let named = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let more = row.finding.missing_count.unwrap_or(0).saturating_sub(named);
    if more > 0 && !texts.is_empty() {
        texts.push(more_people(lang, more));
    }
    texts.join(", ")
}

fn short(lang: Lang, profile: &Profile, rule: &Rule, row: &FindingRow) -> String {
    let finding = &row.finding;
    let missing = finding.missing_count.unwrap_or(0);
    let texts = missing_texts(lang, profile, rule, row);
    let said = match (finding.state, finding.count, texts.is_empty()) {
        (State::Unknown, ..) => short_unknown(lang, &texts),
        (_, Some(0), true) => short_nobody(lang, missing),
        (_, Some(0), false) => short_nobody_slots(lang, missing, &texts),
        (_, _, true) => short_number(lang, missing),
        (_, _, false) => short_slots(lang, missing, &texts),
    };
    let counted = counted(lang, profile, rule);
    if counted.is_empty() { said } else { format!("{said} ({})", counted.join(", ")) }
}

/// Whom the rule counts, where it does not count as the profile does: `dự bị`.
pub(super) fn counted(lang: Lang, profile: &Profile, rule: &Rule) -> Vec<String> {
    let (own, usual) = (&rule.counts, &profile.counts);
    let roles = own.roles.iter().filter(|_| own.roles != usual.roles).map(|role| role.word());
    let statuses = own.statuses.iter().filter(|_| own.statuses != usual.statuses);
    let words = roles.chain(statuses.map(|status| status.word()));
    words.map(|word| lower(names::role_or_status(lang, word))).collect()
}

fn share_text(lang: Lang, profile: &Profile, rule: &Rule, row: &FindingRow) -> String {
    let (RuleBody::Share(share_rule), Some(tally)) = (&rule.body, row.finding.share) else {
        return String::new();
    };
    let (wanted, what) = (share_rule.min_percent, norm::condition(lang, profile, &share_rule.need));
    if row.finding.state == State::Unknown {
        let have = share_unknown(lang, tally.pass, tally.pass + tally.unknown, tally.den);
        return share_open(lang, &have, &what, wanted);
    }
    let have = format!("{}/{} ({})", tally.pass, tally.den, percent(lang, tally.pass, tally.den));
    share(lang, &have, &what, wanted, row.finding.missing_count.unwrap_or(0))
}

/// What a person lacks, or what of him cannot be told.
fn need_text(lang: Lang, profile: &Profile, rule: &Rule, row: &FindingRow) -> String {
    let person = row.person.as_ref().map_or_else(|| someone(lang), |(_, name)| name.clone());
    let RuleBody::Each { need: condition } = &rule.body else { return person };
    if row.finding.state == State::Unknown {
        return need_unknown(lang, &person, &norm::condition(lang, profile, condition));
    }
    let empty: Vec<Field> = row.finding.ask.iter().map(|ask| ask.field).collect();
    need(lang, &person, &norm::unmet(lang, profile, condition, &empty))
}

fn preferred(lang: Lang, profile: &Profile, rule: &Rule, line: u8) -> String {
    let condition = slots_of(rule).and_then(|slots| slots.prefer.get(usize::from(line).checked_sub(1)?));
    condition.map(|line| norm::condition(lang, profile, &line.need)).unwrap_or_default()
}

/// What is wrong, in words: `thiếu 01: 01 lãnh đạo cơ quan`.
pub fn text(lang: Lang, profile: &Profile, row: &FindingRow) -> String {
    let Some(rule) = profile.rule(row.finding.rule) else { return String::new() };
    let person = row.person.as_ref().map_or_else(|| someone(lang), |(_, name)| name.clone());
    let unknown = row.finding.state == State::Unknown;
    match row.finding.facet {
        Facet::Short => short(lang, profile, rule, row),
        Facet::Over => {
            let max = slots_of(rule).and_then(|slots| slots.max).unwrap_or(0);
            over(lang, row.finding.count.unwrap_or(0).saturating_sub(max), max)
        }
        Facet::Prefer(line) if unknown => prefer_unknown(lang, &preferred(lang, profile, rule, line)),
        Facet::Prefer(line) => prefer(lang, &preferred(lang, profile, rule, line)),
        Facet::Need => need_text(lang, profile, rule, row),
        Facet::Share => share_text(lang, profile, rule, row),
        Facet::Unique => finding_date::unique(lang, &person, &row.particulars.units),
        Facet::Due => match &rule.body {
            RuleBody::Due(rule) => finding_date::due(lang, &person, rule.date, row),
            _ => String::new(),
        },
        Facet::Recent => match &rule.body {
            RuleBody::Recent(rule) => finding_date::recent(lang, rule, row),
            _ => String::new(),
        },
    }
}

/// What would decide or cure it, with the keys that do it.
pub fn cure(lang: Lang, profile: &Profile, row: &FindingRow) -> String {
    let Some(rule) = profile.rule(row.finding.rule) else { return String::new() };
    if !row.finding.ask.is_empty() {
        return cure_ask(lang, &asked(lang, row));
    }
    match row.finding.facet {
        Facet::Short if row.finding.missing.is_empty() => cure_add_any(lang),
        Facet::Short => cure_add(lang, &missing_texts(lang, profile, rule, row)),
        Facet::Over => {
            let max = slots_of(rule).and_then(|slots| slots.max).unwrap_or(0);
            cure_end(lang, row.finding.count.unwrap_or(0).saturating_sub(max))
        }
        Facet::Share => {
            let what = match &rule.body {
                RuleBody::Share(share) => norm::condition(lang, profile, &share.need),
                _ => String::new(),
            };
            cure_share(lang, row.finding.missing_count.unwrap_or(0), &what)
        }
        Facet::Unique => cure_seats(lang),
        Facet::Prefer(_) | Facet::Need | Facet::Due | Facet::Recent => cure_record(lang),
    }
}

fn asked(lang: Lang, row: &FindingRow) -> String {
    let one = |field: Field| norm::field(lang, field);
    let name = row.person.as_ref().map(|(_, name)| name.as_str());
    let mut parts: Vec<String> = Vec::new();
    for ask in &row.finding.ask {
        let part = match name {
            Some(name) if row.finding.person == Some(ask.person) => of_person(lang, &one(ask.field), name),
            _ => one(ask.field),
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}
