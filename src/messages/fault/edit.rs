//! Values that cannot be stored, and edits that no longer fit.

use crate::domain::day::DateFault;
use crate::domain::fault::edit::EditFault;
use crate::messages::fault::quoted;
use crate::messages::{Lang, clash, names, texts};

texts! { private;
    date_form(text: &str) {
        vi: "«{text}» không phải là ngày; viết dd/mm/yyyy (28/09/2021), mm/yyyy hoặc yyyy.",
        en: "“{text}” is no date; write dd/mm/yyyy (28/09/2021), mm/yyyy or yyyy.",
    }
    no_such_day(text: &str) {
        vi: "Không có ngày {text} trong lịch; kiểm tra lại ngày và tháng.",
        en: "The calendar has no day {text}; check day and month.",
    }
    date_range(text: &str) {
        vi: "Ngày {text} nằm ngoài khoảng 1900–2199; kiểm tra lại năm.",
        en: "The date {text} lies outside 1900–2199; check the year.",
    }
    date_precision(text: &str) {
        vi: "«{text}» chưa đủ ngày; trường này cần cả ngày, tháng, năm (28/09/2021).",
        en: "“{text}” is not a whole day; this field needs day, month and year (28/09/2021).",
    }
    character(position: usize, code: u32) {
        vi: "Ký tự thứ {position} (U+{code:04X}) là ký tự điều khiển hoặc ẩn, không lưu được; xoá nó rồi nhập lại.",
        en: "Character {position} (U+{code:04X}) is a control or invisible character and cannot be stored; delete it.",
    }
    too_long(most: usize) {
        vi: "Dài quá {most} ký tự; hãy viết gọn lại.",
        en: "Longer than {most} characters; shorten it.",
    }
    required(field: &str) {
        vi: "{field} không được để trống; điền vào.",
        en: "{field} must not be empty; fill it in.",
    }
    word(text: &str, known: &str) {
        vi: "Không hiểu «{text}»; dùng {known}.",
        en: "“{text}” is not known; use {known}.",
    }
    not_here(field: &str) {
        vi: "Không sửa được {field} ở đây; đổi đơn vị là chuyển đơn vị, không phải đính chính.",
        en: "{field} cannot be set here; another unit is a transfer, not a correction.",
    }
    reversed() {
        vi: "Ngày cuối đứng trước ngày đầu; sửa một trong hai.",
        en: "The last day lies before the first; mend one of them.",
    }
    conflict(by: &str, theirs: &str) {
        vi: "{by} vừa sửa bản ghi này{theirs}; chưa có gì bị ghi đè, xem lại rồi lưu lần nữa.",
        en: "{by} has just changed this record{theirs}; nothing was overwritten, look again and save once more.",
    }
    gone() {
        vi: "Bản ghi không còn nữa: người khác đã xoá; mở lịch sử để xem.",
        en: "The record is gone: another took it out; see the history.",
    }
    seat_twice() {
        vi: "Người này đã có vị trí như vậy ở đơn vị (cùng ngày bắt đầu, cùng vai trò).",
        en: "The person already has this seat in the unit (same first day, same role).",
    }
    key_taken(key: &str) {
        vi: "Mã «{key}» đã là của người khác; chọn mã khác.",
        en: "The key “{key}” belongs to another person; choose another.",
    }
    nothing_to_undo() {
        vi: "Phiên này không còn gì để hoàn tác hoặc làm lại.",
        en: "This session has nothing more to undo or redo.",
    }
    taken_back() {
        vi: "Thay đổi này đã được hoàn tác rồi; mở lịch sử để xem.",
        en: "This change has been taken back already; see the history.",
    }
    is_final() {
        vi: "Không hoàn tác được thay đổi này: việc tạo danh sách, tài khoản, lấy dữ liệu ra và xoá dữ liệu cá nhân là \
             một chiều.",
        en: "This change cannot be taken back: making the roster, accounts, data taken out and data erased go one way.",
    }
    outside_scope() {
        vi: "Đơn vị này nằm ngoài phần bạn được sửa.",
        en: "This unit lies outside what you may edit.",
    }
}

/// What happened and what to do.
pub(in crate::messages) fn sentence(lang: Lang, fault: &EditFault) -> String {
    match fault {
        EditFault::Date { text, fault } => match fault {
            DateFault::Form => date_form(lang, &quoted(text)),
            DateFault::NoSuchDay => no_such_day(lang, text),
            DateFault::Range => date_range(lang, text),
            DateFault::Precision => date_precision(lang, &quoted(text)),
        },
        EditFault::Character { position, code } => character(lang, *position, *code),
        EditFault::TooLong { most } => too_long(lang, *most),
        EditFault::Required { field } => required(lang, names::field(lang, *field)),
        EditFault::Word { text, known } => word(lang, &quoted(text), &names::alternatives(lang, known)),
        EditFault::NotHere { field } => not_here(lang, names::field(lang, *field)),
        EditFault::Reversed => reversed(lang),
        EditFault::Conflict { by, theirs } => conflict(lang, by, &clash::values(lang, theirs)),
        EditFault::Clash(clashes) => clash::sentence(lang, clashes),
        EditFault::Gone => gone(lang),
        EditFault::SeatTwice => seat_twice(lang),
        EditFault::KeyTaken { key } => key_taken(lang, &quoted(key)),
        EditFault::NothingToUndo => nothing_to_undo(lang),
        EditFault::TakenBack => taken_back(lang),
        EditFault::Final => is_final(lang),
        EditFault::OutsideScope => outside_scope(lang),
    }
}
