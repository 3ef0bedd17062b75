//! Two at one record: what another has made of it, and the question what shall stand.

use crate::domain::clash::{Clash, What};
use crate::domain::day::DateForm;
use crate::domain::field::Field;
use crate::messages::{Lang, history, names, texts};

texts! {
    /// Title of the question; `what` = person and field, `base` = what it was before both.
    both_edit(what: &str, base: &str) {
        vi: "Hai người cùng sửa · {what} (trước đó: {base})",
        en: "Two edit the same · {what} (before: {base})",
    }
    /// Likewise, on a low screen.
    both_edit_short(what: &str, base: &str) {
        vi: "{what} (trước đó: {base})",
        en: "{what} (before: {base})",
    }
    /// Title of the question.
    was_ended(name: &str, by: &str, to: &str) {
        vi: "{by} vừa kết thúc vị trí này (đến hết {to}) · {name}",
        en: "{by} has just ended this seat (until {to}) · {name}",
    }
    /// Title of the question.
    was_deleted(name: &str, by: &str) {
        vi: "{by} vừa xoá bản ghi này · {name}",
        en: "{by} has just taken this record out · {name}",
    }
    /// Title of the question.
    was_moved(name: &str, by: &str, to: &str) {
        vi: "{by} vừa chuyển {name} sang {to}, ngoài phần bạn được sửa",
        en: "{by} has just moved {name} to {to}, outside what you may edit",
    }
    /// Which of several clashes is asked about.
    which(at: usize, all: usize) { vi: "[{at}/{all}]", en: "[{at}/{all}]" }
    /// A choice.
    mine() { vi: "của bạn", en: "yours" }
    /// A choice.
    theirs(by: &str, time: &str) { vi: "của {by}, {time}", en: "{by}'s, {time}" }
    /// Behind what stands in the roster.
    stored() { vi: "(đã lưu)", en: "(saved)" }
    /// The keys.
    ask() {
        vi: "Chưa có gì bị ghi đè.  b lưu bản tôi  k giữ bản kia  Esc để sau, giữ nháp",
        en: "Nothing was overwritten.  b saves mine  k keeps theirs  Esc later, draft kept",
    }
    /// Likewise, where there are several.
    ask_many(left: usize) {
        vi: "b của tôi  k bản kia  B/K như vậy cho cả {left} chỗ còn lại  Esc để sau, giữ nháp",
        en: "b mine  k theirs  B/K likewise for all {left} that are left  Esc later, draft kept",
    }
    /// The keys, where the seat has been ended.
    ask_ended() {
        vi: "b vẫn sửa vị trí đã kết thúc  k thôi, bỏ bản nháp  Esc để sau, giữ nháp",
        en: "b corrects the ended seat  k drops the draft  Esc later, draft kept",
    }
    /// The keys, where there is nothing to write over.
    ask_drop() {
        vi: "k thôi, bỏ bản nháp  Esc để sau, giữ nháp (đã có trong lịch sử: r)",
        en: "k drops the draft  Esc later, draft kept (the history has it: r)",
    }
    /// Both choices in one line, on a low screen.
    in_short(mine: &str, theirs: &str, by: &str) {
        vi: "b {mine} (bạn)  k {theirs} ({by})  Esc để sau",
        en: "b {mine} (yours)  k {theirs} ({by})  Esc later",
    }
    /// Said once the own values are given up.
    yielded(by: &str) {
        vi: "Đã giữ bản của {by}; giá trị của bạn còn trong lịch sử (r).",
        en: "{by}'s version stands; your values are in the history (r).",
    }
    /// Said once a draft that cannot be saved any more is dropped.
    dropped() { vi: "Đã bỏ bản nháp.", en: "Draft dropped." }
    /// Said where the question has to wait.
    waits(said: &str) {
        vi: "# {said} Enter ở dòng # để chọn.",
        en: "# {said} Enter on the row with # to choose.",
    }
    /// Why a draft waits.
    why_waits(by: &str) { vi: "{by} cũng vừa sửa chỗ này", en: "{by} has just changed it, too" }
    /// Said where an undo meets another's edit.
    not_undone(by: &str, values: &str) {
        vi: "Chưa hoàn tác: {by} đã sửa sau bạn{values}, giá trị đó được giữ.",
        en: "Not undone: {by} has changed it after you{values}, which stands.",
    }
    /// One clash as a sentence.
    wrote(by: &str, name: &str, values: &str) {
        vi: "{by} vừa sửa {name}{values}; chưa có gì bị ghi đè.",
        en: "{by} has just changed {name}{values}; nothing was overwritten.",
    }
    /// How many more there are.
    and_more(count: usize) { vi: " Và {count} chỗ nữa.", en: " And {count} more." }
    /// Values of a sentence.
    value(field: &str, before: &str, after: &str) {
        vi: " ({field}: «{before}» → «{after}»)",
        en: " ({field}: “{before}” → “{after}”)",
    }
}

/// A field with what it was and is.
pub fn change(lang: Lang, field: Field, before: &str, after: &str) -> String {
    let shown = |text: &str| history::value(lang, DateForm::default(), field, text);
    value(lang, names::field(lang, field), &shown(before), &shown(after))
}

/// Fields with what they were and are.
pub fn values(lang: Lang, fields: &[(Field, String, String)]) -> String {
    fields.iter().map(|(field, before, after)| change(lang, *field, before, after)).collect()
}

/// What others have done, where no question can be asked.
pub fn sentence(lang: Lang, clashes: &[Clash]) -> String {
    let Some(first) = clashes.first() else { return String::new() };
    let Clash { name, by, .. } = first;
    let mut said = match &first.what {
        What::Wrote { values, .. } => {
            let values = values.iter().map(|at| change(lang, at.field, &at.base, &at.now));
            wrote(lang, by, name, &values.collect::<String>())
        }
        What::Ended { to, .. } => was_ended(lang, name, by, &to.to_string()),
        What::Deleted => was_deleted(lang, name, by),
        What::Moved { to } => was_moved(lang, name, by, to),
    };
    if clashes.len() > 1 {
        said.push_str(&and_more(lang, clashes.len() - 1));
    }
    said
}
