//! The screen as sentences, for a terminal that is read aloud.

use crate::messages::texts;

texts! {
    /// What a sign says.
    breach() { vi: "vi phạm", en: "breach" }
    /// What a sign says.
    warning() { vi: "cảnh báo", en: "warning" }
    /// What a sign says.
    unknown() { vi: "chưa đủ dữ liệu", en: "cannot tell" }
    /// What a sign says.
    waived() { vi: "miễn trừ", en: "waived" }
    /// What a sign says.
    met() { vi: "đạt", en: "met" }
    /// A unit whose rows are not shown.
    closed() { vi: "đang gập", en: "closed" }
    /// A unit whose rows are shown.
    opened() { vi: "đang mở", en: "open" }
    /// A row on its way to the roster.
    sending() { vi: "đang lưu", en: "being saved" }
    /// A row that is being added.
    adding() { vi: "mới", en: "new" }
    /// A row that the roster has refused.
    refused() { vi: "chưa lưu được", en: "not saved" }
    /// A row that is marked.
    marked() { vi: "đã đánh dấu", en: "marked" }
    /// The cell of the cursor.
    at_cell(head: &str) { vi: "ô {head}", en: "cell {head}" }
    /// The first sentence.
    welcome() {
        vi: "Chế độ dòng: mỗi dòng một phím (j xuống, k lên, F8 lỗi kế) hoặc phím và chữ (g cai k). Dòng trống là Enter, \\Esc bỏ, dấu phẩy đọc cả trang, ? trợ giúp, q thoát.",
        en: "Line mode: each line is a key (j down, k up, F8 next finding) or a key and words (g cai k). An empty line is Enter, \\Esc cancels, a comma reads the page, ? is help, q leaves.",
    }
    /// A line that is no command.
    no_command(line: &str) {
        vi: "Không hiểu «{line}»: gõ một phím, hoặc phím, dấu cách và chữ; ? trợ giúp.",
        en: "“{line}” is not understood: type a key, or a key, a blank and words; ? is help.",
    }
}
