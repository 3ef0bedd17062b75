//! Pasted rows.

use crate::messages::{Lang, texts};

texts! {
    /// A place of commands.
    place_paste() { vi: "bảng Dán", en: "pasted rows" }
    /// Title line.
    title(new: usize, changed: usize, faulty: usize) {
        vi: "Dán · {new} mới · {changed} cập nhật · {faulty} lỗi",
        en: "Pasted · {new} new · {changed} changed · {faulty} faulty",
    }
    /// Head of a column that is not taken.
    no_meaning() { vi: "(bỏ)", en: "(skip)" }
    /// What a row does.
    is_new() { vi: "mới", en: "new" }
    /// What a row does.
    is_changed() { vi: "cập nhật", en: "changed" }
    /// What a row does.
    is_same() { vi: "như cũ", en: "same" }
    /// What a row does.
    is_faulty() { vi: "lỗi", en: "fault" }
    /// Strip.
    adds(name: &str, unit: &str) { vi: "Thêm {name} · {unit}", en: "Adds {name} · {unit}" }
    /// Strip.
    says_nothing_new() { vi: "Dòng này giống hệt danh sách.", en: "The row says what the roster holds." }
    /// Strip.
    help() {
        vi: "Enter nhập tất cả · F2 sửa ô · - + đổi nghĩa cột · x bỏ dòng · Esc thôi",
        en: "Enter takes all in · F2 corrects the cell · - + another meaning · x leaves the row out · Esc leaves",
    }
    /// Nothing to take in.
    nothing_new() { vi: "Không có gì mới để nhập.", en: "There is nothing new to take in." }
    /// Some rows cannot be taken.
    faults_left(n: usize) {
        vi: "Còn {n} dòng lỗi: F2 sửa ô hoặc x bỏ dòng, rồi Enter.",
        en: "{n} rows are faulty: F2 corrects a cell, x leaves the row out, then Enter.",
    }
    /// All rows are stored.
    taken_in(new: usize, changed: usize, undo: &str) {
        vi: "Đã nhập {new} người mới, cập nhật {changed}. {undo} hoàn tác tất cả.",
        en: "{new} officers added, {changed} changed. {undo} takes all of it back.",
    }
    /// Line in which a cell is corrected.
    correcting(field: &str) { vi: "Sửa {field}: ", en: "Correct {field}: " }
    /// A fault of a row.
    unit_unknown(text: &str) { vi: "Không có đơn vị «{text}»; viết mã hoặc tên đầy đủ.", en: "There is no unit “{text}”; write its code or its full name." }
    /// A fault of a row.
    unit_several(text: &str) { vi: "Có nhiều đơn vị tên «{text}»; viết mã đơn vị.", en: "Several units are called “{text}”; write the code." }
    /// A fault of a row.
    not_yours() { vi: "Bạn không được sửa đơn vị này.", en: "You may not edit this unit." }
    /// A fault of a row.
    too_many_cells(found: usize, expected: usize) { vi: "Dòng có {found} ô, bảng có {expected} cột.", en: "The row has {found} cells, the table {expected} columns." }
    /// A fault of a row.
    twice(line: usize) { vi: "Dòng {line} đã nói về cùng người này.", en: "Row {line} is about the same officer." }

    /// A text that no field takes.
    too_long_for_field(kib: usize, most: usize) {
        vi: "Đoạn dán dài {kib} KiB, ô chỉ nhận {most} KiB; không có gì được dán.",
        en: "The pasted text has {kib} KiB, a field takes {most}; nothing was pasted.",
    }
    /// How rows are pasted.
    how_to() {
        vi: "Chép các dòng trong Excel, rồi dán bằng phím dán của cửa sổ này (Ctrl+Shift+V, Shift+Insert hoặc chuột phải).",
        en: "Copy rows in Excel, then paste with the key of this window (Ctrl+Shift+V, Shift+Insert or the right button).",
    }
    /// Command.
    paste_rows() { vi: "Dán danh sách từ Excel", en: "Paste rows from Excel" }
    /// Command.
    apply_paste() { vi: "Nhập tất cả các dòng dán", en: "Take all pasted rows in" }
    /// Command.
    correct_cell() { vi: "Sửa ô dán", en: "Correct the pasted cell" }
    /// Command.
    next_meaning() { vi: "Đổi nghĩa của cột", en: "Another meaning for the column" }
    /// Command.
    previous_meaning() { vi: "Nghĩa trước của cột", en: "The column's meaning before" }
    /// Command.
    drop_row() { vi: "Bỏ dòng dán này", en: "Leave this pasted row out" }
    /// Hint.
    hint_apply() { vi: "nhập", en: "take in" }
    /// Hint.
    hint_correct() { vi: "sửa ô", en: "correct" }
    /// Hint.
    hint_meaning() { vi: "nghĩa cột", en: "meaning" }
    /// Hint.
    hint_drop() { vi: "bỏ dòng", en: "leave out" }
}

texts! { private;
    too_long(kib: usize, most: usize) { vi: "Đoạn dán dài {kib} KiB, nhiều nhất {most} KiB; nhập từ tệp bằng daumoi import.", en: "The pasted text has {kib} KiB, at most {most}; use daumoi import with a file." }
    too_many_rows(rows: usize, most: usize) { vi: "Đoạn dán có {rows} dòng, nhiều nhất {most}; nhập từ tệp bằng daumoi import.", en: "{rows} rows are pasted, at most {most}; use daumoi import with a file." }
    too_many_columns(columns: usize, most: usize) { vi: "Đoạn dán có {columns} cột, nhiều nhất {most}; chép lại các cột cần thiết.", en: "{columns} columns are pasted, at most {most}; copy only those needed." }
    binary() { vi: "Đoạn dán không phải là văn bản (có ký tự điều khiển); không có gì được nhập.", en: "What is pasted is no text (it has control characters); nothing was taken in." }
}

/// Why a pasted text is no list of officers: what, and how much of it.
pub fn no_table(lang: Lang, why: Refused) -> String {
    match why {
        Refused::TooLong(kib, most) => too_long(lang, kib, most),
        Refused::TooManyRows(rows, most) => too_many_rows(lang, rows, most),
        Refused::TooManyColumns(columns, most) => too_many_columns(lang, columns, most),
        Refused::Binary => binary(lang),
    }
}

/// Why a pasted text is refused: the number that it has, and the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Kibibytes.
    TooLong(usize, usize),
    /// Rows.
    TooManyRows(usize, usize),
    /// Columns.
    TooManyColumns(usize, usize),
    /// No text at all.
    Binary,
}
