//! Files of officers and units.

use crate::domain::fault::import::ImportFault;
use crate::messages::fault::quoted;
use crate::messages::fault::system::words as system;
use crate::messages::{Lang, names, texts};

texts! { private;
    unreadable(cause: &str) {
        vi: "Không đọc được tệp ({cause}); xem lại đường dẫn và quyền đọc.",
        en: "The file cannot be read ({cause}); look at its path and at the rights to read it.",
    }
    empty() {
        vi: "Tệp trống; cần một dòng tiêu đề và các dòng dữ liệu.",
        en: "The file is empty; a header line and rows are needed.",
    }
    column_missing(column: &str) {
        vi: "Thiếu cột «{column}»; thêm cột này vào dòng tiêu đề.",
        en: "The column “{column}” is missing; add it to the header line.",
    }
    column_unknown(column: &str, hint: &str) {
        vi: "Không biết cột «{column}»; {hint}",
        en: "The column “{column}” is not known; {hint}",
    }
    did_you_mean(word: &str) { vi: "có phải «{word}»?", en: "did you mean “{word}”?" }
    rename_or_remove() { vi: "đổi tên hoặc bỏ cột này.", en: "rename or remove it." }
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
    too_many_fields(most: usize) {
        vi: "Dòng có hơn {most} trường; xem lại dấu phẩy và dấu nháy.",
        en: "The row has more than {most} fields; look at commas and quotes.",
    }
    field_too_long() {
        vi: "Một ô dài quá 64 kB; xem lại dấu nháy, hoặc viết gọn lại.",
        en: "A field is longer than 64 kB; look at the quotes, or shorten it.",
    }
    record_too_long() {
        vi: "Một dòng dài quá 1 MB; xem lại dấu nháy và dấu xuống dòng.",
        en: "A record is longer than 1 MB; look at quotes and line ends.",
    }
    required(column: &str) {
        vi: "Cột «{column}» không được để trống; điền vào.",
        en: "The column “{column}” must not be empty; fill it in.",
    }
    unit_unknown(code: &str) {
        vi: "Không có đơn vị nào mang mã «{code}»; xem mã bằng daumoi list units.",
        en: "No unit has the code “{code}”; see the codes with daumoi list units.",
    }
    unit_from_unknown(text: &str) {
        vi: "Không có đơn vị mang mã này bắt đầu từ «{text}»; xem lại bằng daumoi list units --all.",
        en: "No unit of this code begins on “{text}”; see them with daumoi list units --all.",
    }
    person_differs(key: &str, field: &str, other: &str) {
        vi: "{field} của mã «{key}» khác với {other}; một mã là một người, sửa cho giống nhau.",
        en: "{field} of the key “{key}” differs from {other}; one key is one person, make them agree.",
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
    number(text: &str) {
        vi: "«{text}» không phải số nguyên; ghi chữ số, ví dụ 3.",
        en: "“{text}” is no whole number; write digits, for instance 3.",
    }
    officer_unknown(key: &str) {
        vi: "Không có cán bộ nào mang mã «{key}»; xem mã bằng daumoi list officers.",
        en: "No officer has the key “{key}”; see the keys with daumoi list officers.",
    }
    code_twice(code: &str) {
        vi: "Mã «{code}» được dùng hai lần trong cùng thời gian; sửa mã hoặc ngày hiệu lực.",
        en: "The code “{code}” is used twice at the same time; mend the code or the days.",
    }
    parent_unknown(code: &str) {
        vi: "Không có đơn vị cấp trên mang mã «{code}» trong tệp; sửa mã hoặc thêm đơn vị.",
        en: "No unit of the file has the parent's code “{code}”; mend it or add the unit.",
    }
    no_root() {
        vi: "Không có đơn vị gốc: một dòng phải để trống parent_code.",
        en: "There is no root: one row must leave parent_code empty.",
    }
    two_roots(code: &str) {
        vi: "Có hai đơn vị gốc cùng tồn tại, đơn vị thứ hai là «{code}»; ghi parent_code hoặc ngày hiệu lực.",
        en: "Two roots are alive at once, the second is “{code}”; give a parent_code or the days of its life.",
    }
    too_deep(code: &str, most: usize) {
        vi: "Đơn vị «{code}» nằm dưới quá {most} cấp; sửa parent_code.",
        en: "The unit “{code}” lies below more than {most} levels; mend parent_code.",
    }
    parent_cycle(code: &str) {
        vi: "Đơn vị «{code}» là cấp trên của chính nó; sửa parent_code.",
        en: "The unit “{code}” is its own ancestor; mend parent_code.",
    }
}

fn other(lang: Lang, line: Option<u64>) -> String {
    line.map_or_else(|| the_roster(lang), |line| other_line(lang, line))
}

/// What happened and what to do.
pub(super) fn sentence(lang: Lang, fault: &ImportFault) -> String {
    match fault {
        ImportFault::Unreadable { cause } => unreadable(lang, system(lang, cause)),
        ImportFault::Empty => empty(lang),
        ImportFault::ColumnMissing { column } => column_missing(lang, column),
        ImportFault::ColumnUnknown { column, suggestion } => {
            let hint = suggestion.as_deref().map(|word| did_you_mean(lang, word));
            column_unknown(lang, &quoted(column), &hint.unwrap_or_else(|| rename_or_remove(lang)))
        }
        ImportFault::ColumnTwice { column } => column_twice(lang, &quoted(column)),
        ImportFault::FieldCount { found, expected } => field_count(lang, *found, *expected),
        ImportFault::NotUtf8 => not_utf8(lang),
        ImportFault::OpenQuote => open_quote(lang),
        ImportFault::TooManyFields { most } => too_many_fields(lang, *most),
        ImportFault::Required { column } => required(lang, column),
        ImportFault::FieldTooLong => field_too_long(lang),
        ImportFault::RecordTooLong => record_too_long(lang),
        ImportFault::UnitUnknown { code } => unit_unknown(lang, &quoted(code)),
        ImportFault::UnitFromUnknown { text } => unit_from_unknown(lang, text),
        ImportFault::PersonDiffers { key, field, other_line } => {
            person_differs(lang, &quoted(key), names::field(lang, *field), &other(lang, *other_line))
        }
        ImportFault::SeatTwice { other_line } => seat_twice(lang, &other(lang, *other_line)),
        ImportFault::Word { text, known } => word(lang, &quoted(text), &names::alternatives(lang, known)),
        ImportFault::Number { text } => number(lang, &quoted(text)),
        ImportFault::OfficerUnknown { key } => officer_unknown(lang, &quoted(key)),
        ImportFault::CodeTwice { code } => code_twice(lang, &quoted(code)),
        ImportFault::ParentUnknown { code } => parent_unknown(lang, &quoted(code)),
        ImportFault::NoRoot => no_root(lang),
        ImportFault::TwoRoots { code } => two_roots(lang, &quoted(code)),
        ImportFault::TooDeep { code, most } => too_deep(lang, &quoted(code), *most),
        ImportFault::ParentCycle { code } => parent_cycle(lang, &quoted(code)),
    }
}
