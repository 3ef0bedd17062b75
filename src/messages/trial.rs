//! Trying a changed rule file on the screen.

use crate::domain::norms::Becomes;
use crate::messages::{Lang, texts};

texts! {
    /// Command.
    try_rules() { vi: "Thử một tệp quy tắc đã sửa", en: "Try a changed rule file" }
    /// Hint.
    hint_try() { vi: "thử tệp", en: "try a file" }
    /// Command.
    take_back() { vi: "Hoàn tác lần đổi quy tắc gần nhất của mình", en: "Take back one's own last change of rules" }
    /// Hint.
    hint_back() { vi: "hoàn tác", en: "take back" }
    /// Command.
    take_over() { vi: "Đưa bộ quy tắc này vào dùng", en: "Bring these rules into force" }
    /// Hint.
    hint_take() { vi: "đưa vào dùng", en: "bring into force" }
    /// Command.
    again() { vi: "Đọc tệp và thử lại", en: "Read and try it again" }
    /// Hint.
    hint_again() { vi: "thử lại", en: "again" }
    /// Command.
    go_there() { vi: "Tới đơn vị của phát hiện", en: "To the unit of the finding" }
    /// Place in the help.
    place_trial() { vi: "bảng Thử quy tắc", en: "trial of rules" }
    /// Label of a field.
    ask_file() { vi: "Tệp", en: "File" }
    /// Strip: what is being asked.
    asking_file() {
        vi: "Thử tệp quy tắc: chưa ghi gì, bộ đang dùng giữ nguyên",
        en: "Try a rule file: nothing is written, the rules in force stay",
    }
    /// Strip: what may be typed.
    help_file() { vi: "đường dẫn của tệp .toml trên máy này · Esc thôi", en: "path of the .toml file on this machine · Esc back" }
    /// Strip: what is being asked.
    asking_from(profile: &str) { vi: "Đưa {profile} vào dùng", en: "Bring {profile} into force" }
    /// Strip: what may be typed.
    help_from(first: &str) {
        vi: "từ ngày này bản mới thay bản cũ · để trống: từ đầu ({first}) · Esc thôi",
        en: "from this day on it replaces the old one · empty: from the first ({first}) · Esc back",
    }
    /// Strip: a profile without a first day.
    from_always() { vi: "mọi ngày", en: "always" }
    /// Notice.
    or_paste() {
        vi: "Hoặc dán cả nội dung tệp vào bảng Quy tắc.",
        en: "Or paste the whole text of the file into the sheet of rules.",
    }
    /// Notice: a client of the office server names no file.
    paste_here() {
        vi: "Máy chủ không mở tệp: hãy dán cả nội dung tệp quy tắc vào bảng này.",
        en: "The server opens no file: paste the whole text of the rule file into this sheet.",
    }
    /// Notice.
    no_name() { vi: "Hãy gõ tên tệp, hoặc Esc.", en: "Type the name of a file, or Esc." }
    /// Notice.
    stopped() { vi: "Đã dừng thử; chưa có gì thay đổi.", en: "The trial was stopped; nothing has changed." }
    /// Notice.
    still_the_old() {
        vi: "Tệp có lỗi: bộ quy tắc đang dùng giữ nguyên.",
        en: "The file has faults: the rules in force stay as they are.",
    }
    /// Notice.
    not_valid(day: &str) {
        vi: "Theo valid, bộ này không có hiệu lực ngày {day}; vẫn xét thử như thể có.",
        en: "By its valid it is not in force on {day}; tried as if it were.",
    }
    /// Notice.
    findings(added: u64, gone: u64, changed: u64) {
        vi: "Phát hiện: thêm {added}, hết {gone}, đổi {changed}. Chưa ghi gì.",
        en: "Findings: {added} more, {gone} gone, {changed} changed. Nothing was written.",
    }
    /// Notice.
    taken(undo: &str) {
        vi: "Đã đưa vào dùng; mọi đơn vị được xét lại. {undo} hoàn tác.",
        en: "In force; every unit is being judged anew. {undo} undoes.",
    }
    /// Notice.
    taken_already() { vi: "Bộ quy tắc vốn đã như vậy.", en: "The rules are so already." }
    /// Title line.
    title(name: &str) { vi: "Thử quy tắc · {name}", en: "Trial of rules · {name}" }
    /// Title line: the text was pasted.
    pasted() { vi: "văn bản đã dán", en: "pasted text" }
    /// Title line: what it would change.
    numbers(worse: u64, better: u64) {
        vi: "{worse} đơn vị sẽ thêm vi phạm, {better} bớt",
        en: "{worse} units would get breaches, {better} lose some",
    }
    /// Title line.
    faults(count: usize) { vi: "{count} lỗi", en: "{count} faults" }
    /// Column head.
    head_change() { vi: "Đổi", en: "Change" }
    /// Column head.
    head_where() { vi: "Định mức, đơn vị", en: "Norm, unit" }
    /// Column head.
    head_what() { vi: "Sẽ thành", en: "Becomes" }
    /// Column head.
    head_place() { vi: "Dòng:cột", en: "Line:column" }
    /// Column head.
    head_fault() { vi: "Sai ở đâu, sửa thế nào", en: "What is wrong, what to do" }
    /// An empty list.
    nothing_differs() { vi: "Không có định mức và phát hiện nào khác.", en: "No norm and no finding differs." }
    /// A trial that is not there yet.
    trying() { vi: "Đang thử … Ctrl+C dừng", en: "Trying … Ctrl+C stops" }
    /// Strip.
    before(what: &str) { vi: "Trước: {what}", en: "Before: {what}" }
    /// Strip.
    after(what: &str) { vi: "Sau:   {what}", en: "After:  {what}" }
    /// A norm whose words are the same: what lies behind them is not.
    other_lists() {
        vi: "lời như cũ; danh mục chức vụ, loại đơn vị hoặc cách tính khác",
        en: "the same words; its titles, units or counts are others",
    }
    /// Strip: no finding on that side.
    no_finding() { vi: "không có phát hiện", en: "no finding" }
    /// A question.
    ask_back() {
        vi: "Hoàn tác lần đưa quy tắc vào dùng gần nhất của bạn? Enter hoàn tác · Esc thôi",
        en: "Take back your last change of rules? Enter takes it back · Esc leaves it",
    }
    /// Why not.
    not_of_all() {
        vi: "Chỉ người duyệt của toàn bộ danh sách đổi được quy tắc.",
        en: "Only an approver of the whole roster changes the rules.",
    }
    /// Why not.
    broken() { vi: "Tệp có lỗi: sửa rồi thử lại.", en: "The file has faults: mend it and try again." }
    /// Why not.
    not_a_finding() { vi: "Dòng này không nói về một đơn vị.", en: "This row speaks of no unit." }
}

texts! { private;
    is_new() { vi: "mới", en: "new" }
    is_gone() { vi: "bỏ", en: "gone" }
    is_other() { vi: "đổi", en: "changed" }
}

/// What becomes of a norm, in a word.
pub fn becomes(lang: Lang, what: Becomes) -> String {
    match what {
        Becomes::New => is_new(lang),
        Becomes::Gone => is_gone(lang),
        Becomes::Other => is_other(lang),
    }
}
