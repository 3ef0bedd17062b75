//! Marked rows, and what is done to all of them.

use crate::messages::texts;

texts! {
    /// How many rows are marked.
    marked(n: usize) { vi: "{n} dòng được đánh dấu", en: "{n} rows marked" }
    /// The marks are taken off.
    unmarked(n: usize) { vi: "Đã bỏ dấu {n} dòng", en: "{n} rows unmarked" }
    /// A range needs both its ends.
    no_range() { vi: "Đánh dấu dòng đầu bằng Space trước, rồi V ở dòng cuối.", en: "Mark the first row with Space, then press V on the last." }
    /// There is no room for more marks.
    too_many_marks(most: usize) { vi: "Chỉ đánh dấu được {most} dòng một lần; hãy lọc bớt.", en: "Only {most} rows can be marked at once; filter first." }
    /// Strip and effect: how many rows an edit goes to.
    rows(n: usize) { vi: "{n} dòng", en: "{n} rows" }
    /// Strip: so many that the effect is not computed before it is saved.
    not_previewed(n: usize) { vi: "{n} dòng, kết quả tính sau khi lưu", en: "{n} rows, judged when saved" }
    /// Strip.
    editing_all(field: &str) { vi: "Sửa {field} của các dòng đã dấu", en: "Edit {field} of the marked rows" }
    /// Name in the place of one person's.
    people(n: usize) { vi: "{n} người", en: "{n} officers" }
    /// None of the marked rows may be edited.
    none_to_edit() { vi: "Không dòng nào trong các dòng đã dấu bạn được sửa.", en: "None of the marked rows may be edited by you." }
    /// Some of the marked rows may not be edited.
    some_left_out(n: usize, who: &str) {
        vi: "Bỏ qua {n} dòng ngoài phần bạn được sửa: {who}",
        en: "{n} rows outside what you may edit are left out: {who}",
    }
    /// One of them.
    one_left_out(name: &str, unit: &str) { vi: "{name} ({unit})", en: "{name} ({unit})" }
    /// Where nobody may be moved to by this admin.
    destination_outside(unit: &str) {
        vi: "# Không chuyển tới {unit} được: ngoài phần bạn được sửa.",
        en: "# Nobody can be moved to {unit} by you: it lies outside what you may edit.",
    }
    /// There is nothing above to fill down from.
    no_row_above() { vi: "Phía trên không có cán bộ để chép.", en: "There is no officer above to copy from." }
    /// Nothing was done yet.
    nothing_to_repeat() { vi: "Chưa có việc gì để lặp lại.", en: "Nothing was done yet that could be repeated." }
    /// The new value is the old one.
    same_already(value: &str) { vi: "Ô này đã là «{value}».", en: "The cell holds “{value}” already." }
    /// Saved: which value went where.
    value_set(value: &str, n: usize, undo: &str) { vi: "Đã ghi «{value}» vào {n} dòng. {undo} hoàn tác.", en: "“{value}” put into {n} rows. {undo} undoes it." }
    /// Marked rows are on the clipboard.
    rows_copied(n: usize) { vi: "Đã chép {n} dòng", en: "{n} rows copied" }
    /// Question: to be answered by the number of rows.
    ask_many(n: usize, typed: &str) {
        vi: "Làm với {n} người? Gõ số {n} rồi Enter: {typed}▏ · Esc thôi",
        en: "Do this to {n} officers? Type {n}, then Enter: {typed}▏ · Esc leaves it",
    }
    /// The number was another one.
    not_the_number(n: usize) { vi: "Cần gõ đúng số {n}.", en: "It must be the number {n}." }

    /// Command.
    mark() { vi: "Đánh dấu dòng, xuống", en: "Mark the row, go down" }
    /// Command.
    mark_range() { vi: "Đánh dấu từ dòng dấu trước tới đây", en: "Mark from the last mark to here" }
    /// Command.
    mark_all() { vi: "Đánh dấu mọi dòng đang hiện", en: "Mark all rows shown" }
    /// Command.
    fill_down() { vi: "Chép ô bên trên xuống", en: "Fill down from the row above" }
    /// Command.
    repeat() { vi: "Lặp lại việc vừa làm", en: "Repeat what was done last" }
}
