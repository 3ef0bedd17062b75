//! Drafts: what is typed and not saved.

use crate::messages::texts;

texts! {
    /// A place of commands.
    place_drafts() { vi: "bảng bản nháp", en: "drafts" }
    /// Title line.
    title() { vi: "Bản nháp chưa lưu", en: "Drafts not saved" }
    /// Column head.
    head_who() { vi: "Cán bộ", en: "Officer" }
    /// Column head.
    head_what() { vi: "Đã gõ", en: "Typed" }
    /// An empty table.
    none() { vi: "Không có bản nháp nào.", en: "There are no drafts." }
    /// An empty value.
    empty() { vi: "(trống)", en: "(empty)" }
    /// A field with what it was and what was typed.
    difference(field: &str, base: &str, typed: &str) { vi: "{field}: {base} → {typed}", en: "{field}: {base} → {typed}" }
    /// Likewise, where another has written it since.
    difference_now(said: &str, now: &str) { vi: "{said} (nay là {now})", en: "{said} (now {now})" }
    /// When: today.
    at_time(time: &str) { vi: "lúc {time}", en: "at {time}" }
    /// When: on an earlier day.
    on_day(day: &str) { vi: "({day})", en: "({day})" }
    /// Why a draft waits.
    left(when: &str) { vi: "phiên trước đứt {when}", en: "a session broke off {when}" }
    /// Likewise, where it was typed for several marked rows: the marks are not kept.
    left_of_many(when: &str, rows: usize) {
        vi: "phiên trước đứt {when}; gõ cho {rows} dòng đã đánh dấu, mở lại cho dòng này, muốn cả thì đánh dấu lại",
        en: "a session broke off {when}; typed for {rows} marked rows, it opens for this one, mark them again for all",
    }
    /// Question at the start, one draft.
    ask_one(when: &str) {
        vi: "Phiên trước đứt {when}, còn 1 bản nháp.  Enter mở lại  x bỏ  Esc để sau",
        en: "A session broke off {when}, 1 draft left.  Enter opens  x drops  Esc later",
    }
    /// Question at the start, several drafts.
    ask_some(when: &str, n: usize) {
        vi: "Phiên trước đứt {when}, còn {n} bản nháp.  Enter xem  x bỏ hết  Esc để sau",
        en: "A session broke off {when}, {n} drafts left.  Enter shows  x drops  Esc later",
    }
    /// Notice.
    waiting(n: usize, key: &str) {
        vi: "Còn {n} bản nháp của phiên trước, xem trong {key} (các bảng khác).",
        en: "{n} drafts of an earlier session wait among {key} (other sheets).",
    }
    /// Notice.
    dropped(n: usize) { vi: "Đã bỏ {n} bản nháp.", en: "{n} drafts dropped." }
    /// Trouble.
    not_kept(why: &str) {
        vi: "# Không giữ được bản nháp trên đĩa: {why}",
        en: "# What is typed cannot be kept on the disk: {why}",
    }
    /// Question, with drafts.
    ask_quit(n: usize) {
        vi: "Thoát? {n} bản nháp chưa lưu (#) được giữ cho lần sau. Enter thoát · Esc ở lại",
        en: "Quit? {n} drafts that are not saved (#) are kept for the next time. Enter quits · Esc stays",
    }
    /// Command.
    open_drafts() { vi: "Bản nháp chưa lưu", en: "Drafts not saved" }
    /// Command.
    open_draft() { vi: "Mở lại bản nháp", en: "Open the draft again" }
    /// Command.
    drop_draft() { vi: "Bỏ bản nháp", en: "Drop the draft" }
    /// Hint.
    hint_open() { vi: "mở lại", en: "open" }
    /// Hint.
    hint_drop() { vi: "bỏ", en: "drop" }
}
