//! What-if: changes that are tried and not saved.

use crate::messages::texts;

texts! {
    /// Command.
    try_changes() { vi: "Thử phương án, chưa lưu; xem phương án đang thử", en: "Try changes without saving; show what is tried" }
    /// Command.
    save_plan() { vi: "Lưu cả phương án, một lần", en: "Save all of it as one change" }
    /// Command.
    drop_move() { vi: "Bỏ bước này", en: "Take this step out" }
    /// Command.
    drop_plan() { vi: "Bỏ cả phương án", en: "Drop all of it" }
    /// Hint.
    hint_save() { vi: "lưu cả", en: "save all" }
    /// Hint.
    hint_drop_move() { vi: "bỏ bước", en: "drop the step" }
    /// Hint.
    hint_drop() { vi: "bỏ cả", en: "drop all" }
    /// A place.
    place() { vi: "phương án thử", en: "what is tried" }
    /// It has begun.
    begun(key: &str) {
        vi: "Đang THỬ: mọi thay đổi từ đây chưa lưu. {key} xem, lưu hoặc bỏ",
        en: "TRYING: from here on nothing is saved. {key} shows it, to save or drop",
    }
    /// One more is tried.
    tried(count: usize, key: &str) {
        vi: "Đã thử {count} bước, chưa lưu. {key} xem, lưu hoặc bỏ",
        en: "{count} tried, not saved. {key} shows it, to save or drop",
    }
    /// One less is tried.
    left(count: usize) { vi: "Đã bỏ; phương án còn {count} bước", en: "Taken out; {count} left in the plan" }
    /// All of it is dropped.
    dropped() { vi: "Đã thôi thử; không có gì thay đổi", en: "Plan ended; nothing was changed" }
    /// All of it is saved.
    saved(count: usize, undo: &str) { vi: "Đã lưu phương án {count} bước. {undo} hoàn tác cả", en: "Saved, {count} steps. {undo} takes all of it back" }
    /// The cursor is on no step.
    no_move() { vi: "dòng này không phải một bước", en: "this row is no step" }
    /// The title.
    title(count: usize) { vi: "Phương án thử · {count} bước, chưa lưu", en: "What if · {count} steps, not saved" }
    /// Title of every sheet.
    short(count: usize) { vi: "THỬ {count} bước", en: "TRYING {count}" }
    /// Column head.
    head_what() { vi: "Bước; rồi phát hiện thay đổi", en: "Steps; then the findings that change" }
    /// An empty plan.
    empty() { vi: "Chưa thử gì: về bảng chính rồi chuyển, kết thúc, thêm, sửa như thường.", en: "Nothing tried yet: go back and transfer, end, add, correct as usual." }
    /// A step.
    moved(name: &str, from: &str, to: &str, day: &str) { vi: "{name}: {from} → {to} từ {day}", en: "{name}: {from} → {to} from {day} on" }
    /// A step.
    ended(name: &str, from: &str, day: &str) { vi: "{name}: thôi ở {from} từ {day}", en: "{name}: off from {from} on {day}" }
    /// A step.
    changed(name: &str, from: &str, day: &str) { vi: "{name}: đổi ở {from} từ {day}", en: "{name}: changed in {from} from {day} on" }
    /// A step.
    added(name: &str, to: &str) { vi: "{name}: thêm mới ở {to}", en: "{name}: added in {to}" }
    /// A step.
    corrected(name: &str, fields: &str) { vi: "{name}: sửa {fields}", en: "{name}: corrected {fields}" }
    /// And others.
    and_others(text: &str, n: usize) { vi: "{text} (và {n} người nữa)", en: "{text} (and {n} more)" }
    /// Strip and message line: the numbers before and after.
    numbers(mark: &str, before: i64, after: i64) { vi: "{mark} {before} → {after}", en: "{mark} {before} → {after}" }
    /// Strip: nothing changes.
    no_difference() { vi: "không đổi phát hiện nào", en: "no finding changes" }
    /// Strip: as many go as come.
    evened(gone: usize, new: usize) { vi: "hết {gone}, thêm {new}; số chung như cũ", en: "{gone} gone, {new} new; the totals stay" }
    /// The question.
    ask_drop(count: usize) { vi: "Bỏ cả phương án {count} bước? x bỏ · Esc giữ", en: "Drop all {count} steps? x drops · Esc keeps" }
    /// Why something cannot be done now.
    trying() { vi: "đang thử phương án: lưu hoặc bỏ trước đã", en: "changes are being tried: save or drop them first" }
    /// Why something cannot be done now.
    only_tried() { vi: "dòng này mới chỉ là thử: bỏ bước đó rồi làm lại", en: "this row is only tried: take that step out first" }
    /// The question when one leaves.
    ask_quit(count: usize) {
        vi: "Đang thử {count} bước chưa lưu, giữ làm bản nháp từng bước. Enter thoát · Esc ở lại",
        en: "{count} steps are tried and not saved; each is kept as a draft. Enter leaves · Esc stays",
    }
}
