//! Judging everybody anew.

use crate::messages::texts;

texts! {
    /// Title line: the marks are old, and are being judged anew.
    judging() { vi: "~ đang xét lại", en: "~ being judged" }
    /// Title line: the marks are old, and nobody here judges them anew.
    waiting() { vi: "~ chưa xét lại", en: "~ not yet judged" }
    /// Message line.
    progress(done: &str, all: &str) {
        vi: "~ Đang xét lại {done}/{all} đơn vị, dấu còn theo trước đó · Ctrl+C dừng",
        en: "~ Judging {done}/{all} units anew, marks are the former ones · Ctrl+C stops",
    }
    /// Notice.
    judged() { vi: "Đã xét lại mọi đơn vị.", en: "Every unit has been judged anew." }
    /// Notice.
    stopped() {
        vi: "Đã dừng xét lại: dấu còn theo trước đó. F9 «xét lại» để làm tiếp.",
        en: "Judging stopped: the marks are the former ones. F9 “judge” goes on.",
    }
    /// Command.
    judge_anew() { vi: "Xét lại mọi đơn vị đang chờ", en: "Judge anew what is due" }
    /// Why not now.
    not_stale() { vi: "Không có gì chờ xét lại.", en: "Nothing waits to be judged." }
}
