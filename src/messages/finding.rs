//! What a finding says and what would cure it.

use crate::domain::field::Field;
use crate::domain::finding::{Facet, State};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{DueDate, Rule, RuleBody, Slots};
use crate::domain::query::FindingRow;
use crate::messages::{Lang, names, texts};

texts! { private;
    short_nobody(n: u32) { vi: "thiếu {n:02}, chưa có ai", en: "{n} missing, nobody is there" }
    short_slots(n: u32, slots: &str) { vi: "thiếu {n:02}: {slots}", en: "{n} missing: {slots}" }
    short_number(n: u32) { vi: "thiếu {n:02} người", en: "{n} missing" }
    short_unknown(slots: &str) { vi: "chưa đủ dữ liệu để biết ai giữ: {slots}", en: "cannot tell who fills: {slots}" }
    over(extra: u32, max: u32) {
        vi: "thừa {extra:02} so với định mức {max}",
        en: "{extra} more than the {max} allowed",
    }
    prefer() { vi: "chưa ai giữ chức danh mong muốn", en: "nobody has the title that is preferred" }
    prefer_unknown() { vi: "chưa đủ dữ liệu về chức danh mong muốn", en: "cannot tell about the preferred title" }
    need(name: &str) { vi: "{name}: chưa đạt điều kiện", en: "{name}: does not meet the condition" }
    need_unknown(name: &str) { vi: "{name}: chưa đủ dữ liệu", en: "{name}: cannot tell" }
    share(have: &str, percent: &str, wanted: u8, more: u32) {
        vi: "{have} đạt ({percent}), cần {wanted}%: thêm {more} người",
        en: "{have} pass ({percent}), {wanted}% wanted: {more} more",
    }
    share_unknown(low: u32, high: u32, den: u32, wanted: u8) {
        vi: "từ {low} đến {high}/{den} đạt, cần {wanted}%: chưa đủ dữ liệu",
        en: "between {low} and {high}/{den} pass, {wanted}% wanted: cannot tell",
    }
    unique(name: &str) { vi: "{name}: giữ nhiều vị trí cùng lúc", en: "{name}: holds several seats at once" }
    due(name: &str, what: &str) { vi: "{name}: {what}", en: "{name}: {what}" }
    recent(name: &str) { vi: "{name}: chưa tập huấn đúng hạn", en: "{name}: no training in time" }
    recent_unit() { vi: "chưa được kiểm tra đúng hạn", en: "no inspection in time" }
    cure_add(what: &str) { vi: "t thêm cán bộ: {what}", en: "t add an officer: {what}" }
    cure_add_any() { vi: "t thêm cán bộ", en: "t add an officer" }
    cure_end(extra: u32) { vi: "x kết thúc {extra:02} vị trí · c chuyển", en: "x end {extra} seat(s) · c transfer" }
    cure_ask(what: &str) { vi: "hỏi và nhập {what}", en: "ask for and enter {what}" }
    cure_record() { vi: "v hồ sơ: bổ sung hoặc sửa", en: "v record: complete or correct it" }
    cure_share(more: u32) { vi: "thêm {more} người đạt chuẩn", en: "{more} more must meet the standard" }
    cure_seats() { vi: "x kết thúc một vị trí", en: "x end one of the seats" }
    slot_text(n: u32, text: &str) { vi: "{n:02} {text}", en: "{n} × {text}" }
    someone() { vi: "cán bộ", en: "officer" }
    of_person(field: &str, name: &str) { vi: "{field} của đ/c {name}", en: "{field} of {name}" }
}

fn date_name(lang: Lang, date: DueDate) -> &'static str {
    let (vi, en) = match date {
        DueDate::Retirement => ("đến tuổi nghỉ hưu", "retirement"),
        DueDate::DecisionExpiry => ("hết nhiệm kỳ", "end of term"),
        DueDate::DecisionDate => ("ngày quyết định", "date of the decision"),
        DueDate::SeatFrom => ("ngày bắt đầu", "first day of the seat"),
        DueDate::SeatTo => ("ngày cuối", "last day of the seat"),
        DueDate::Deadline => ("hạn khắc phục", "deadline"),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
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

fn slot_texts(lang: Lang, rule: &Rule, ids: &[String]) -> String {
    let text = |id: &String| {
        let known = slots_of(rule).and_then(|slots| slots.slots.iter().find(|slot| slot.id == *id));
        slot_text(lang, 1, known.map_or(id.as_str(), |slot| slot.text.as_str()))
    };
    ids.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn short(lang: Lang, rule: &Rule, row: &FindingRow) -> String {
    let finding = &row.finding;
    let missing = finding.missing_count.unwrap_or(0);
    if finding.state == State::Unknown {
        return short_unknown(lang, &slot_texts(lang, rule, &finding.missing));
    }
    if finding.count == Some(0) {
        return short_nobody(lang, missing);
    }
    if finding.missing.is_empty() {
        return short_number(lang, missing);
    }
    short_slots(lang, missing, &slot_texts(lang, rule, &finding.missing))
}

fn share_text(lang: Lang, rule: &Rule, row: &FindingRow) -> String {
    let (RuleBody::Share(share_rule), Some(tally)) = (&rule.body, row.finding.share) else {
        return String::new();
    };
    let wanted = share_rule.min_percent;
    if row.finding.state == State::Unknown {
        return share_unknown(lang, tally.pass, tally.pass + tally.unknown, tally.den, wanted);
    }
    let shown = percent(lang, tally.pass, tally.den);
    let have = format!("{}/{}", tally.pass, tally.den);
    share(lang, &have, &shown, wanted, row.finding.missing_count.unwrap_or(0))
}

/// What is wrong, in words: `thiếu 01: 01 lãnh đạo cơ quan`.
pub fn text(lang: Lang, profile: &Profile, row: &FindingRow) -> String {
    let Some(rule) = profile.rule(row.finding.rule) else { return String::new() };
    let person = row.person.as_ref().map_or_else(|| someone(lang), |(_, name)| name.clone());
    let unknown = row.finding.state == State::Unknown;
    match row.finding.facet {
        Facet::Short => short(lang, rule, row),
        Facet::Over => {
            let max = slots_of(rule).and_then(|slots| slots.max).unwrap_or(0);
            over(lang, row.finding.count.unwrap_or(0).saturating_sub(max), max)
        }
        Facet::Prefer(_) if unknown => prefer_unknown(lang),
        Facet::Prefer(_) => prefer(lang),
        Facet::Need if unknown => need_unknown(lang, &person),
        Facet::Need => need(lang, &person),
        Facet::Share => share_text(lang, rule, row),
        Facet::Unique => unique(lang, &person),
        Facet::Due => match &rule.body {
            RuleBody::Due(rule) => due(lang, &person, date_name(lang, rule.date)),
            _ => String::new(),
        },
        Facet::Recent if row.person.is_none() => recent_unit(lang),
        Facet::Recent => recent(lang, &person),
    }
}

/// What would decide or cure it, with the keys that do it.
pub fn cure(lang: Lang, profile: &Profile, row: &FindingRow) -> String {
    let Some(rule) = profile.rule(row.finding.rule) else { return String::new() };
    if row.finding.state == State::Unknown && !row.finding.ask.is_empty() {
        return cure_ask(lang, &asked(lang, row));
    }
    match row.finding.facet {
        Facet::Short if row.finding.missing.is_empty() => cure_add_any(lang),
        Facet::Short => cure_add(lang, &slot_texts(lang, rule, &row.finding.missing)),
        Facet::Over => {
            let max = slots_of(rule).and_then(|slots| slots.max).unwrap_or(0);
            cure_end(lang, row.finding.count.unwrap_or(0).saturating_sub(max))
        }
        Facet::Share => cure_share(lang, row.finding.missing_count.unwrap_or(0)),
        Facet::Unique => cure_seats(lang),
        Facet::Prefer(_) | Facet::Need | Facet::Due | Facet::Recent => cure_record(lang),
    }
}

fn asked(lang: Lang, row: &FindingRow) -> String {
    let one = |field: Field| names::field(lang, field);
    let name = row.person.as_ref().map(|(_, name)| name.as_str());
    let mut parts: Vec<String> = Vec::new();
    for ask in &row.finding.ask {
        let part = match name {
            Some(name) if row.finding.person == Some(ask.person) => of_person(lang, one(ask.field), name),
            _ => one(ask.field).to_owned(),
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}
