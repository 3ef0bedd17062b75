//! The words of the verbs that look back, take back, and care for what is kept of a person.

use crate::messages::texts;

texts! {
    /// `--at`.
    at_option() {
        vi: "danh sách khi thay đổi số SEQ là thay đổi cuối (daumoi history); ngày mặc định là ngày của thay đổi đó",
        en: "the roster when change SEQ was the last one (daumoi history); the day is that of the change by default",
    }
    /// `--admin` of `history`.
    admin_option() { vi: "chỉ thay đổi của người này", en: "only the changes of this admin" }
    /// `--day` of `history`.
    day_option() { vi: "chỉ thay đổi trong ngày này", en: "only the changes of this day" }
    /// `undo`.
    undo_verb() {
        vi: "hoàn tác một thay đổi theo số trong lịch sử (cả tệp đã nhập); nếu là hoàn tác thì làm lại",
        en: "take back a change by its number in the history (also a whole import); an undo is done again",
    }
    /// The argument of `undo`.
    undo_seq() { vi: "số thay đổi, như daumoi history ghi", en: "the number of the change, as daumoi history gives it" }
    /// Taken back.
    undone(seq: i64, records: u64) {
        vi: "Đã hoàn tác: thay đổi số {seq}, {records} bản ghi.",
        en: "Taken back: change {seq}, {records} records.",
    }
    /// Done again.
    redone(seq: i64, records: u64) {
        vi: "Đã làm lại: thay đổi số {seq}, {records} bản ghi.",
        en: "Done again: change {seq}, {records} records.",
    }
    /// Which roster is shown.
    stood_at(seq: i64, when: &str, actor: &str) {
        vi: "Danh sách ngay sau thay đổi số {seq} ({when}, {actor}).",
        en: "The roster just after change {seq} ({when}, {actor}).",
    }
}
