//! Files of officers and units.

use crate::domain::fault::import::ImportFault;
use crate::messages::{Lang, names, texts};

texts! { private;
    unreadable(cause: &str) { vi: "Không đọc được tệp ({cause}).", en: "The file cannot be read ({cause})." }
    empty() {
        vi: "Tệp trống; cần một dòng tiêu đề và ít nhất một dòng dữ liệu.",
        en: "The file is empty; a header line and at least one row are needed.",
    }
    column_missing(column: &str) {
        vi: "Thiếu cột «{column}»; thêm cột này vào dòng tiêu đề.",
        en: "The column “{column}” is missing; add it to the header line.",
    }
    column_unknown(column: &str, hint: &str) {
        vi: "Không biết cột «{column}»{hint}.",
        en: "The column “{column}” is not known{hint}.",
    }
    did_you_mean(word: &str) { vi: "; có phải «{word}»?", en: "; did you mean “{word}”?" }
    rename_or_remove() { vi: "; đổi tên hoặc bỏ cột này", en: "; rename or remove it" }
    column_twice(column: &str) {
        vi: "Cột «{column}» có hai lần; bỏ bớt một.",
        en: "The column “{column}” stands twice; remove one.",
    }
    field_count(found: usize, expected: usize) {
        vi: "Dòng có {found} trường, tiêu đề có {expected}; xem lại dấu phẩy và dấu nháy.",
        en: "The row has {found} fields, the header {expected}; look at commas and quotes.",
    }
    not_utf8() {
        vi: "Có byte không phải UTF-8; lưu tệp lại với mã UTF-8.",
        en: "There are bytes that are not UTF-8; save the file as UTF-8.",
    }
    open_quote() {
        vi: "Dấu nháy kép mở mà không đóng; thêm dấu nháy đóng.",
        en: "A quote is opened and never closed; close it.",
    }
    field_too_long() { vi: "Một ô dài quá 64 kB.", en: "A field is longer than 64 kB." }
    record_too_long() { vi: "Một dòng dài quá 1 MB.", en: "A record is longer than 1 MB." }
    unit_unknown(code: &str) {
        vi: "Không có đơn vị nào mang mã «{code}»; xem mã bằng daumoi list units.",
        en: "No unit has the code “{code}”; see the codes with daumoi list units.",
    }
    unit_from_unknown(text: &str) {
        vi: "Không có đơn vị mang mã này bắt đầu từ «{text}».",
        en: "No unit of this code begins on “{text}”.",
    }
    person_differs(key: &str, field: &str, other: &str) {
        vi: "Mã «{key}» có hai giá trị khác nhau ở «{field}» (khác với {other}); sửa cho giống nhau.",
        en: "The key “{key}” has two values of “{field}” (other than {other}); make them agree.",
    }
    seat_twice(other: &str) {
        vi: "Vị trí này đã có ở {other} (cùng người, đơn vị, ngày bắt đầu, vai trò); bỏ một dòng.",
        en: "This seat stands already in {other} (same person, unit, first day, role); remove one.",
    }
    other_line(line: u64) { vi: "dòng {line}", en: "line {line}" }
    the_roster() { vi: "danh sách hiện có", en: "the roster" }
    word(text: &str, known: &str) {
        vi: "Không hiểu «{text}»; dùng {known}.",
        en: "“{text}” is not known; use {known}.",
    }
    code_twice(code: &str) {
        vi: "Mã «{code}» được dùng hai lần trong cùng thời gian; sửa mã hoặc ngày hiệu lực.",
        en: "The code “{code}” is used twice at the same time; mend the code or the days.",
    }
    parent_unknown(code: &str) {
        vi: "Không có đơn vị cấp trên mang mã «{code}» trong tệp.",
        en: "No unit of the file has the parent's code “{code}”.",
    }
    no_root() {
        vi: "Không có đơn vị gốc: một dòng phải để trống parent_code.",
        en: "There is no root: one row must leave parent_code empty.",
    }
    two_roots(code: &str) {
        vi: "Có hai đơn vị gốc cùng tồn tại; đơn vị thứ hai là «{code}».",
        en: "Two roots are alive at once; the second is “{code}”.",
    }
    parent_cycle(code: &str) {
        vi: "Đơn vị «{code}» là cấp trên của chính nó.",
        en: "The unit “{code}” is its own ancestor.",
    }
}

fn other(lang: Lang, line: Option<u64>) -> String {
    line.map_or_else(|| the_roster(lang), |line| other_line(lang, line))
}

/// What happened and what to do.
pub(super) fn sentence(lang: Lang, fault: &ImportFault) -> String {
    match fault {
        ImportFault::Unreadable { cause } => unreadable(lang, cause),
        ImportFault::Empty => empty(lang),
        ImportFault::ColumnMissing { column } => column_missing(lang, column),
        ImportFault::ColumnUnknown { column, suggestion } => {
            let hint = suggestion.as_deref().map(|word| did_you_mean(lang, word));
            column_unknown(lang, column, &hint.unwrap_or_else(|| rename_or_remove(lang)))
        }
        ImportFault::ColumnTwice { column } => column_twice(lang, column),
        ImportFault::FieldCount { found, expected } => field_count(lang, *found, *expected),
        ImportFault::NotUtf8 => not_utf8(lang),
        ImportFault::OpenQuote => open_quote(lang),
        ImportFault::FieldTooLong => field_too_long(lang),
        ImportFault::RecordTooLong => record_too_long(lang),
        ImportFault::UnitUnknown { code } => unit_unknown(lang, code),
        ImportFault::UnitFromUnknown { text } => unit_from_unknown(lang, text),
        ImportFault::PersonDiffers { key, field, other_line } => {
            person_differs(lang, key, names::field(lang, *field), &other(lang, *other_line))
        }
        ImportFault::SeatTwice { other_line } => seat_twice(lang, &other(lang, *other_line)),
        ImportFault::Word { text, known } => word(lang, text, &names::alternatives(lang, known)),
        ImportFault::CodeTwice { code } => code_twice(lang, code),
        ImportFault::ParentUnknown { code } => parent_unknown(lang, code),
        ImportFault::NoRoot => no_root(lang),
        ImportFault::TwoRoots { code } => two_roots(lang, code),
        ImportFault::ParentCycle { code } => parent_cycle(lang, code),
    }
}
