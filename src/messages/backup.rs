//! The kept copies: on the screen, on the command line.

use crate::domain::backup::{CopyTrouble, KeptCopy, Lost, LostBy};
use crate::domain::day::DateForm;
use crate::domain::moment;
use crate::messages::fault::sentence;
use crate::messages::{Lang, texts};

texts! {
    /// Command.
    keep_copy() { vi: "Sao lưu ngay", en: "Make a backup copy now" }
    /// Message line: done.
    copied(when: &str) { vi: "Đã sao lưu và kiểm tra lúc {when}.", en: "Copied and verified at {when}." }
    /// Message line: asked for where there is no need.
    no_copies() { vi: "Danh sách thử không cần sao lưu.", en: "The sample roster needs no copies." }
    /// Message line: begun.
    copying() { vi: "Đang sao lưu…", en: "Copying…" }
    /// Message line: the head file remembers more than the log has.
    end_lost(count: i64) {
        vi: "Danh sách mất {count} thay đổi mới nhất (tệp bị cắt hoặc bị thay bằng bản cũ): daumoi restore.",
        en: "The roster has lost its {count} newest changes (cut off, or an older file in its place): daumoi restore.",
    }
    /// Option.
    list_option() { vi: "Liệt kê các bản sao đang giữ", en: "List the kept copies" }
    /// Argument of `backup`.
    target_argument() {
        vi: "Tệp hoặc thư mục đích; không có: giữ trong thư mục sao lưu cạnh danh sách, tự bỏ bớt bản cũ",
        en: "Target file or folder; none: kept in the folder of copies beside the roster, old ones thinned out",
    }
    /// Option of `restore`.
    preview_option() { vi: "Chỉ cho xem sẽ mất gì, không thay", en: "Only show what would be lost" }
    /// Option of `restore`.
    yes_option() { vi: "Không hỏi lại", en: "Do not ask" }
    /// Question of `restore`.
    ask_restore() { vi: "Thay danh sách bằng bản sao này? c = có, phím khác = không", en: "Replace the roster by this copy? y = yes, anything else = no" }
    /// Answer: nothing was done.
    not_restored() { vi: "Không thay gì.", en: "Nothing was replaced." }
    /// Answer to `--list`.
    none_kept(folder: &str) { vi: "Chưa có bản sao nào trong {folder}.", en: "There are no copies in {folder}." }
    /// Of a copy in the list.
    broken() { vi: "HỎNG: thiếu tệp hoặc sai cỡ", en: "BROKEN: file missing or of another size" }
    /// Nothing would be lost.
    nothing_lost() { vi: "Không mất thay đổi nào: bản sao có mọi thay đổi của danh sách.", en: "Nothing would be lost: the copy has every change of the roster." }
    /// The copy is of another history.
    other_history(common: i64) {
        vi: "Bản sao và danh sách có lịch sử khác nhau từ sau thay đổi số {common}.",
        en: "Copy and roster have different histories after change {common}.",
    }
    /// Before the entries.
    more_lost(count: i64) { vi: "… và {count} thay đổi cũ hơn (daumoi history).", en: "… and {count} older changes (daumoi history)." }
}

texts! { private;
    lost_head(count: i64, from: i64, to: i64) {
        vi: "Sẽ mất {count} thay đổi (số {from} đến {to}):",
        en: "{count} changes would be lost (numbers {from} to {to}):",
    }
    lost_by(actor: &str, count: i64, first: &str, last: &str) {
        vi: "  {actor}: {count} lần lưu, từ {first} đến {last}",
        en: "  {actor}: {count} saves, {first} to {last}",
    }
    red_none() {
        vi: "Chưa có bản sao lưu nào",
        en: "There is no backup copy",
    }
    red_old(when: &str) {
        vi: "Không có bản sao lưu nào mới hơn {when}",
        en: "There is no backup copy newer than {when}",
    }
    cure() { vi: "sao lưu: F9, gõ «sao luu»", en: "make one: F9, “backup”" }
    listed(when: &str, seq: i64, people: i64, name: &str) {
        vi: "{when}  thay đổi số {seq}  {people} người  {name}",
        en: "{when}  change {seq}  {people} people  {name}",
    }
    doctor_none() {
        vi: "Danh sách chưa có bản sao lưu nào: chạy daumoi backup, xem systemctl status.",
        en: "The roster has no backup copy: run daumoi backup, look at systemctl status.",
    }
    doctor_old(when: &str) {
        vi: "Bản sao lưu mới nhất từ {when}, sau đó đã có thay đổi: chạy daumoi backup, xem systemctl status.",
        en: "The newest backup copy is of {when} and there are changes since: run daumoi backup, look at systemctl status.",
    }
}

/// The red line of the screen: what is wrong and what to do.
pub fn trouble(lang: Lang, dates: DateForm, trouble: &CopyTrouble) -> String {
    let what = match trouble.newest {
        None => red_none(lang),
        Some(at) => red_old(lang, &moment::shown(at, dates)),
    };
    match &trouble.why {
        Some(why) => [what, sentence(lang, why)].join(": "),
        None => [what, cure(lang)].join(" · "),
    }
}

/// A finding of `server doctor`.
pub fn found(lang: Lang, dates: DateForm, newest: Option<i64>) -> String {
    match newest {
        None => doctor_none(lang),
        Some(at) => doctor_old(lang, &moment::shown(at, dates)),
    }
}

/// One line of the list.
pub fn line(lang: Lang, dates: DateForm, copy: &KeptCopy) -> String {
    let line = listed(lang, &moment::shown(copy.at, dates), copy.seq.0, copy.people, &copy.name);
    if copy.is_there { line } else { [line, broken(lang)].join("  ") }
}

/// What would be lost, by whom; the entries follow it.
pub fn lost(lang: Lang, dates: DateForm, lost: &Lost) -> Vec<String> {
    let mut lines = Vec::new();
    if lost.copy > lost.common {
        lines.push(other_history(lang, lost.common.0));
    }
    if lost.newest == lost.common {
        lines.push(nothing_lost(lang));
        return lines;
    }
    let count = lost.newest.0 - lost.common.0;
    lines.push(lost_head(lang, count, lost.common.0 + 1, lost.newest.0));
    let shown = |at| moment::shown(at, dates);
    let one = |by: &LostBy| lost_by(lang, &by.actor, by.operations, &shown(by.first), &shown(by.last));
    lines.extend(lost.by.iter().map(one));
    lines
}
