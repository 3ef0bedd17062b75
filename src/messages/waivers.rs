//! Waivers on the screen and in lists.

use crate::domain::day::{DateForm, Period, Term, TermUnit};
use crate::domain::profile::WaiverBounds;
use crate::domain::waiver::{Standing, Waiver, WaiverKind, WaiverTarget};
use crate::messages::{Lang, texts};

texts! { private;
    demand_column(what: &str) { vi: "phải có {what}", en: "{what} required" }
    demand_term(most: &str) { vi: "dài nhất {most}", en: "at most {most}" }
    demand_head(what: &str) { vi: "Quy tắc đòi: {what}", en: "The rules want: {what}" }
    days(count: u16) { vi: "{count} ngày", en: "{count} days" }
    months(count: u16) { vi: "{count} tháng", en: "{count} months" }
    years(count: u16) { vi: "{count} năm", en: "{count} years" }
    column_decision_no() { vi: "số quyết định", en: "number of the decision" }
    column_decision_date() { vi: "ngày quyết định", en: "day of the decision" }
    column_reason() { vi: "lý do", en: "reason" }
    column_from() { vi: "ngày đầu", en: "first day" }
    column_to() { vi: "ngày cuối", en: "last day" }
    column_person() { vi: "người", en: "person" }
    column_count() { vi: "số người", en: "number" }
    until(day: &str) { vi: "đến {day}", en: "until {day}" }
    since(day: &str) { vi: "từ {day}", en: "from {day}" }
    endless() { vi: "không thời hạn", en: "without end" }
    kind_accept(name: &str, slot: &str) { vi: "chấp nhận {name} giữ: {slot}", en: "{name} accepted as {slot}" }
    kind_count(count: u32) { vi: "cho phép {count} người", en: "{count} people allowed" }
    every_slot() { vi: "mọi ô", en: "every slot" }
    standing_ahead() { vi: "chưa tới", en: "not yet" }
    standing_needed() { vi: "đang dùng", en: "in use" }
    standing_idle() { vi: "thừa", en: "idle" }
    standing_ended() { vi: "đã hết", en: "ended" }
    ends_in(days: i32) { vi: "còn {days} ngày", en: "{days} days left" }
    last_day() { vi: "ngày cuối", en: "last day" }
}

texts! {
    /// Label of a field.
    ask_decision_no() { vi: "Số QĐ", en: "Decision" }
    /// Label of a field.
    ask_last_day() { vi: "đến hết", en: "until" }
    /// Label of a field.
    ask_reason() { vi: "lý do", en: "reason" }
    /// Label of a field.
    ask_first_day() { vi: "từ", en: "from" }
    /// Label of a field.
    ask_effect() { vi: "việc", en: "does" }
    /// Label of a field.
    ask_reach() { vi: "ở", en: "where" }
    /// The reason that stands in its field already.
    as_decided() { vi: "Như quyết định đã nêu", en: "As the decision says" }
    /// Choice: the waiver holds for its unit alone.
    reach_unit() { vi: "chỉ đơn vị này", en: "this unit only" }
    /// Choice: the waiver holds for the whole subtree.
    reach_subtree() { vi: "cả cấp dưới", en: "all below, too" }
    /// Choice: the finding is excused.
    effect_waive() { vi: "miễn trừ", en: "excuse it" }
    /// Choice: so many people are allowed.
    effect_count(count: u32) { vi: "cho phép {count} người", en: "allow {count} people" }
    /// Choice: somebody is accepted in a slot.
    effect_accept(name: &str, slot: &str) { vi: "chấp nhận {name} làm {slot}", en: "accept {name} as {slot}" }
    /// Strip: what is being done.
    waiving(rule: &str, what: &str) { vi: "Miễn trừ {rule} · {what}", en: "Waive {rule} · {what}" }
    /// Command.
    waive() { vi: "Miễn trừ phát hiện; bỏ miễn trừ", en: "Waive the finding; take a waiver back" }
    /// Command.
    open_waivers() { vi: "Bảng miễn trừ", en: "Waivers" }
    /// Command.
    go_to_waived() { vi: "Tới đơn vị được miễn trừ", en: "To the unit of the waiver" }
    /// Hint.
    hint_waive() { vi: "miễn trừ", en: "waive" }
    /// Hint in the list of waivers.
    hint_take_back() { vi: "bỏ", en: "take back" }
    /// Place in the help.
    place_waivers() { vi: "bảng Miễn trừ", en: "waivers" }
    /// Title line.
    title_waivers(count: usize) { vi: "Miễn trừ · {count}", en: "Waivers · {count}" }
    /// Column head.
    head_decision() { vi: "Quyết định", en: "Decision" }
    /// Column head.
    head_facet() { vi: "Mặt", en: "Facet" }
    /// Column head.
    head_until() { vi: "Đến hết", en: "Until" }
    /// Column head.
    head_standing() { vi: "Tình trạng", en: "State" }
    /// An empty list.
    no_waivers(key: &str) {
        vi: "Chưa có miễn trừ nào. Ở một phát hiện, {key} ghi quyết định miễn trừ.",
        en: "There are no waivers. On a finding, {key} enters a decision that excuses it.",
    }
    /// Strip: it is not needed.
    stale() {
        vi: "Không còn gì để miễn: nên bỏ (m), hoặc giữ nếu lỗi có thể trở lại",
        en: "Nothing to excuse any more: take it back (m), or keep it if the finding may return",
    }
    /// Strip: it soon ends.
    soon(days: i32) {
        vi: "Còn {days} ngày: hết hạn thì phát hiện trở lại",
        en: "{days} days left: then the finding is back",
    }
    /// Strip: for all below.
    and_below() { vi: "cả cấp dưới", en: "all below, too" }
    /// Strip: why.
    because(reason: &str) { vi: "Lý do: {reason}", en: "Reason: {reason}" }
    /// Question.
    ask_take_back(what: &str) {
        vi: "Bỏ miễn trừ {what}? x bỏ · Esc giữ",
        en: "Take the waiver {what} back? x takes it back · Esc keeps it",
    }
    /// Why not: no finding here can be excused.
    nothing_to_waive() {
        vi: "Ở đây không có phát hiện nào miễn trừ được (chưa đủ dữ liệu thì phải bổ sung)",
        en: "No finding here can be waived (what cannot be told must be completed)",
    }
    /// Why not: the role does not allow it.
    only_approvers() { vi: "Chỉ người duyệt được miễn trừ trong phạm vi của mình", en: "Only approvers waive findings, where they may edit" }
    /// A sentence of the finding: by which decision it is excused.
    by_decision(number: &str, until: &str) { vi: "miễn trừ theo {number} {until}", en: "waived by {number} {until}" }
}

/// A length of time.
pub fn term(lang: Lang, term: Term) -> String {
    match term.unit {
        TermUnit::Days => days(lang, term.count),
        TermUnit::Months => months(lang, term.count),
        TermUnit::Years => years(lang, term.count),
    }
}

/// What people call a column of the waivers file; the word of the rule file for the last day is known, too.
pub fn column(lang: Lang, name: &str) -> String {
    match name {
        "decision_no" => column_decision_no(lang),
        "decision_date" => column_decision_date(lang),
        "reason" => column_reason(lang),
        "from" => column_from(lang),
        "to" | "expires" => column_to(lang),
        "person" => column_person(lang),
        "count" => column_count(lang),
        other => other.to_owned(),
    }
}

/// What the profile demands: `Quy tắc đòi: phải có số quyết định, lý do; dài nhất 12 tháng`.
pub fn demands(lang: Lang, bounds: &WaiverBounds) -> String {
    let columns: Vec<String> = bounds.require.iter().map(|name| column(lang, name)).collect();
    let required = (!columns.is_empty()).then(|| demand_column(lang, &columns.join(", ")));
    let most = bounds.max_term.map(|most| demand_term(lang, &term(lang, most)));
    let all: Vec<String> = required.into_iter().chain(most).collect();
    if all.is_empty() { String::new() } else { demand_head(lang, &all.join("; ")) }
}

/// Until when it holds.
pub fn holds_until(lang: Lang, dates: DateForm, period: Period) -> String {
    period.to.map_or_else(|| endless(lang), |day| until(lang, &dates.show(day)))
}

/// From when and until when it holds.
pub fn holds(lang: Lang, dates: DateForm, period: Period) -> String {
    let from = period.from.map(|day| since(lang, &dates.show(day)));
    from.into_iter().chain([holds_until(lang, dates, period)]).collect::<Vec<_>>().join(" ")
}

/// What it does, with the name of its person.
pub fn effect(lang: Lang, waiver: &Waiver, person: Option<&str>) -> String {
    let slot = || match &waiver.target {
        WaiverTarget::Slot(slot) => slot.clone(),
        WaiverTarget::Every | WaiverTarget::Facet(_) => every_slot(lang),
    };
    match waiver.kind {
        WaiverKind::Waive(_) => {
            let name = person.map(|name| format!(": {name}")).unwrap_or_default();
            effect_waive(lang) + &name
        }
        WaiverKind::AcceptPerson(_) => kind_accept(lang, person.unwrap_or("?"), &slot()),
        WaiverKind::ChangeCount(count) => kind_count(lang, count),
    }
}

/// How it stands; of one that ends within so many days, how long it still holds.
pub fn standing(lang: Lang, standing: Standing, ends: Option<i32>) -> String {
    match (standing, ends) {
        (Standing::Ahead, _) => standing_ahead(lang),
        (Standing::Ended, _) => standing_ended(lang),
        (Standing::Idle, _) => standing_idle(lang),
        (Standing::Needed, Some(0)) => last_day(lang),
        (Standing::Needed, Some(days)) => ends_in(lang, days),
        (Standing::Needed, None) => standing_needed(lang),
    }
}
