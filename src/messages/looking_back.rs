//! Looking back on the screen: taking a change back from its history, the roster as it stood, parts of a history.

use crate::domain::day::DateForm;
use crate::domain::query::HistoryPage;
use crate::messages::{Lang, history, texts};

texts! {
    /// Command.
    revert_change() { vi: "Hoàn tác thay đổi này", en: "Revert this change" }
    /// Hint.
    hint_revert() { vi: "hoàn tác", en: "revert" }
    /// Command.
    look_at_change() {
        vi: "Xem cả danh sách ngay sau thay đổi này; về hiện tại",
        en: "The whole roster just after this change; back to the present",
    }
    /// Hint.
    hint_look() { vi: "xem lúc đó", en: "as it stood" }
    /// Command.
    of_admin() { vi: "Chỉ thay đổi của người này / của mọi người", en: "Only this admin's changes / everybody's" }
    /// Hint.
    hint_admin() { vi: "người", en: "admin" }
    /// Command.
    of_day() { vi: "Chỉ thay đổi trong ngày này / mọi ngày", en: "Only the changes of this day / of all days" }
    /// Hint.
    hint_day() { vi: "ngày", en: "day" }
    /// Question: what would be taken back; it is named below.
    ask_back(actor: &str, when: &str) {
        vi: "Hoàn tác thay đổi của {actor} lúc {when}?",
        en: "Take back the change of {actor} at {when}?",
    }
    /// Question: what would be done again; it is named below.
    ask_again(actor: &str, when: &str) {
        vi: "Làm lại điều {actor} đã hoàn tác lúc {when}?",
        en: "Do again what {actor} took back at {when}?",
    }
    /// What answers the question.
    answers_back() { vi: "Enter hoàn tác · Esc để yên", en: "Enter takes it back · Esc leaves it" }
    /// What answers the question.
    answers_again() { vi: "Enter làm lại · Esc để yên", en: "Enter does it again · Esc leaves it" }
    /// More records of a change set than are named.
    and_more(count: u64) { vi: "và {count} bản ghi nữa", en: "and {count} more records" }
    /// Notice: the roster as it stood is being made.
    making_change(seq: i64) {
        vi: "Đang lập danh sách ngay sau thay đổi số {seq} · Ctrl+C dừng",
        en: "Making the roster as it stood after change {seq} · Ctrl+C stops",
    }
    /// Title line: which roster is looked at.
    after_change(seq: i64) { vi: "sau thay đổi {seq}", en: "after change {seq}" }
    /// Title of a history of which only a part is shown.
    only(what: &str) { vi: "chỉ {what}", en: "only {what}" }
    /// The number of a change, as the command line takes it.
    number(seq: i64) { vi: "số {seq}", en: "no. {seq}" }
    /// Beside an entry that was taken back.
    taken_back() { vi: "đã hoàn tác", en: "taken back" }
}

/// So many entries of a change set are told before the others are only counted.
const TOLD: usize = 3;

/// What a change set did: whom, where and what, entry by entry, the others counted.
pub fn set(lang: Lang, dates: DateForm, found: &HistoryPage) -> String {
    let told = found.entries.iter().take(TOLD);
    let mut parts: Vec<String> = told.map(|entry| history::subject(lang, dates, entry)).collect();
    // Beyond the page an entry counts as one record: such sets are imports, whose entries are few.
    let listed: u64 = found.entries.iter().skip(TOLD).map(|entry| entry.records).sum();
    let beyond = found.total.saturating_sub(found.entries.len());
    let more = listed + u64::try_from(beyond).unwrap_or_default();
    if more > 0 {
        parts.push(and_more(lang, more));
    }
    parts.join("; ")
}
