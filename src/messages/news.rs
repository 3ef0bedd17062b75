//! What others have just done.

use crate::domain::change::Cause;
use crate::domain::day::DateForm;
use crate::domain::query::HistoryEntry;
use crate::messages::{Lang, history, texts};

texts! {
    /// Who is at a record, in the strip.
    editing(who: &str) { vi: "{who} đang sửa dòng này", en: "{who} is editing this row" }
    /// Notice.
    just_changed(by: &str, what: &str) { vi: "{by} vừa sửa {what}", en: "{by} has just changed {what}" }
    /// Behind it, where there are more.
    and_others(count: usize) { vi: " và {count} người khác", en: " and {count} others" }
    /// Said once the terminal is given back.
    left_idle(minutes: u64) {
        vi: "Không có phím nào trong {minutes} phút: phiên đã đóng, bản nháp được giữ cho lần sau.",
        en: "No key for {minutes} minutes: the session is closed, drafts are kept for the next time.",
    }
}

/// Who has just changed what, of so many people in all.
pub fn changed(lang: Lang, dates: DateForm, entry: &HistoryEntry, people: usize) -> String {
    let named = |who: Option<&String>| who.cloned().unwrap_or_default();
    let person = named(entry.person.as_ref().map(|(_, name)| name));
    let person = if person.is_empty() { named(entry.unit.as_ref().map(|(_, name)| name)) } else { person };
    let more = if people > 1 { and_others(lang, people - 1) } else { String::new() };
    let cause = if entry.cause == Cause::Edit { String::new() } else { history::cause(lang, entry.cause) };
    let parts = [[person, more].concat(), cause, history::what(lang, dates, entry)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    just_changed(lang, &entry.actor, &parts.join(" · "))
}
