//! The way the program was called.

use crate::domain::fault::usage::UsageFault;
use crate::messages::fault::quoted;
use crate::messages::{Lang, names, texts};

texts! { private;
    unit_unknown(code: &str) {
        vi: "Ngày này không có đơn vị nào mang mã «{code}»; xem mã bằng daumoi list units.",
        en: "No living unit has the code “{code}” on this day; see the codes with daumoi list units.",
    }
    officer_unknown(key: &str) {
        vi: "Không có cán bộ nào mang mã «{key}»; tìm bằng daumoi find TÊN.",
        en: "No officer has the key “{key}”; look with daumoi find NAME.",
    }
    change_unknown(seq: i64, newest: i64) {
        vi: "Không có thay đổi số {seq}; các số chạy từ 1 đến {newest}, xem bằng daumoi history.",
        en: "There is no change {seq}; they are numbered from 1 to {newest}, see daumoi history.",
    }
    not_confirmed(key: &str) {
        vi: "Chưa xoá gì: cần gõ đúng mã «{key}» để xác nhận, hoặc thêm --confirm MÃ.",
        en: "Nothing was erased: type the key “{key}” to confirm, or add --confirm KEY.",
    }
    word(text: &str, known: &str) {
        vi: "Không hiểu «{text}»; dùng {known}.",
        en: "“{text}” is not known; use {known}.",
    }
    no_seat(key: &str) {
        vi: "Cán bộ «{key}» không giữ vị trí nào trong ngày này; chọn ngày khác bằng --as-of.",
        en: "The officer “{key}” has no seat on this day; choose another with --as-of.",
    }
    several_seats(key: &str, units: &str) {
        vi: "Cán bộ «{key}» giữ nhiều vị trí trong ngày này ({units}); thêm --unit MÃ.",
        en: "The officer “{key}” has several seats on this day ({units}); add --unit CODE.",
    }
    version_differs(found: i64, expected: i64, present: &str) {
        vi: "Bản ghi đang ở phiên bản {found}, không phải {expected}; chưa sửa gì. Giá trị hiện tại: {present}.",
        en: "The record has version {found}, not {expected}; nothing was changed. Present values: {present}.",
    }
    step_failed(what: &str, cause: &str) {
        vi: "Bước này không xong: {what} ({cause}); chữa rồi chạy lại, các bước đã xong được giữ.",
        en: "This step failed: {what} ({cause}); mend it and run again, what is done stays.",
    }
    bad_word(text: &str) {
        vi: "«{text}» không dùng được ở đây; chỉ dùng chữ thường không dấu, số, / . - _.",
        en: "“{text}” cannot be used here; only plain small letters, digits, / . - _.",
    }
    no_session() {
        vi: "Tài khoản này chỉ dùng để vào danh sách bằng khoá đã được quản trị cấp.",
        en: "This account only opens the roster, with a key that an administrator has given.",
    }
    remote_unknown(text: &str, known: &str) {
        vi: "Máy chủ không biết lệnh «{text}»; dùng {known}, hoặc đăng nhập không kèm lệnh để mở màn hình.",
        en: "The server does not know the command “{text}”; use {known}, or log in without a command for the screen.",
    }
    no_terminal() {
        vi: "Màn hình cần một cửa sổ lệnh; khi dùng đường ống hãy gọi các lệnh như daumoi check.",
        en: "The screen needs a terminal; in a pipe use verbs such as daumoi check.",
    }
    too_small(columns: u16, rows: u16) {
        vi: "Cửa sổ {columns}×{rows} quá nhỏ; cần ít nhất 60×15.",
        en: "The window of {columns}×{rows} is too small; at least 60×15 is needed.",
    }
    province_unknown(code: &str) {
        vi: "Chưa có dữ liệu đơn vị của tỉnh mã «{code}» trong năm này; xem lại mã, chọn --edition khác, hoặc dùng \
             --units TỆP.",
        en: "No units of the province “{code}” are known for this year; look at the code, choose another --edition, \
             or use --units FILE.",
    }
    no_folder() {
        vi: "Không biết để danh sách ở đâu; cho biết bằng --roster TỆP.",
        en: "There is no place for the roster; give one with --roster FILE.",
    }
}

/// What happened and what to do.
pub(super) fn sentence(lang: Lang, fault: &UsageFault) -> String {
    match fault {
        UsageFault::CommandLine { text } => text.clone(),
        UsageFault::UnitUnknown { code } => unit_unknown(lang, &quoted(code)),
        UsageFault::OfficerUnknown { key } => officer_unknown(lang, &quoted(key)),
        UsageFault::ChangeUnknown { seq, newest } => change_unknown(lang, *seq, *newest),
        UsageFault::NotConfirmed { key } => not_confirmed(lang, &quoted(key)),
        UsageFault::Word { text, known } => word(lang, &quoted(text), &names::alternatives(lang, known)),
        UsageFault::NoSeat { key } => no_seat(lang, key),
        UsageFault::SeveralSeats { key, units } => several_seats(lang, key, &units.join(", ")),
        UsageFault::VersionDiffers { found, expected, present } => {
            let values: Vec<String> =
                present.iter().map(|(column, text)| format!("{column}={text}")).collect();
            version_differs(lang, *found, *expected, &values.join(", "))
        }
        UsageFault::StepFailed { what, cause } => step_failed(lang, what, cause),
        UsageFault::BadWord { text } => bad_word(lang, &quoted(text)),
        UsageFault::NoSession => no_session(lang),
        UsageFault::RemoteUnknown { text, known } => {
            remote_unknown(lang, &quoted(text), &names::alternatives(lang, known))
        }
        UsageFault::NoTerminal => no_terminal(lang),
        UsageFault::TooSmall { columns, rows } => too_small(lang, *columns, *rows),
        UsageFault::ProvinceUnknown { code } => province_unknown(lang, code),
        UsageFault::NoFolder => no_folder(lang),
    }
}
