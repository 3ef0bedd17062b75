//! Names of fields, qualifications, roles and other words that stand in files as bare ASCII words.

use crate::domain::field::Field;
use crate::domain::finding::{Severity, State};
use crate::domain::rights::AdminRole;
use crate::domain::unit::Level;
use crate::messages::{Lang, texts};

fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The day of the week, 1 = Monday.
pub fn weekday(lang: Lang, day: i8) -> &'static str {
    let (vi, en) = match day {
        1 => ("thứ hai", "Monday"),
        2 => ("thứ ba", "Tuesday"),
        3 => ("thứ tư", "Wednesday"),
        4 => ("thứ năm", "Thursday"),
        5 => ("thứ sáu", "Friday"),
        6 => ("thứ bảy", "Saturday"),
        _ => ("chủ nhật", "Sunday"),
    };
    pick(lang, vi, en)
}

/// The name of a field as a column head or a label.
pub fn field(lang: Lang, field: Field) -> &'static str {
    let (vi, en) = match field {
        Field::Key => ("Mã cán bộ", "Officer key"),
        Field::UnitCode => ("Đơn vị", "Unit"),
        Field::FullName => ("Họ và tên", "Full name"),
        Field::Sex => ("Giới tính", "Sex"),
        Field::BirthDate => ("Ngày sinh", "Birth date"),
        Field::ServiceStart => ("Ngày vào ngành", "In service since"),
        Field::Title => ("Chức vụ", "Title"),
        Field::Qualification => ("Trình độ", "Qualification"),
        Field::Phone => ("Điện thoại", "Phone"),
        Field::Email => ("Thư điện tử", "E-mail"),
        Field::Role => ("Vai trò", "Role"),
        Field::Status => ("Trạng thái", "Status"),
        Field::SeatFrom => ("Từ ngày", "From"),
        Field::SeatTo => ("Đến ngày", "To"),
        Field::UnitFrom => ("Đơn vị có từ", "Unit from"),
        Field::DecisionNo => ("Số quyết định", "Decision no."),
        Field::DecisionDate => ("Ngày quyết định", "Decision date"),
        Field::DecisionExpiry => ("Hết nhiệm kỳ", "Term ends"),
        Field::Trained => ("Tập huấn", "Training"),
        Field::RetirementDate => ("Ngày nghỉ hưu", "Retirement"),
        Field::Note => ("Ghi chú", "Note"),
    };
    pick(lang, vi, en)
}

/// How a column of officers may be titled: its name in files, the title that the program gives it, and what offices
/// write.
pub fn titles(column: Field) -> [&'static str; 3] {
    let (name, title) = (column.column(), field(Lang::Vi, column));
    let other = match column {
        Field::UnitCode => "Mã đơn vị",
        Field::FullName => "Họ tên",
        Field::Phone => "Số điện thoại",
        Field::Title => "Chức danh",
        _ => title,
    };
    [name, title, other]
}

/// The seven qualification words of the officers file with their Vietnamese and English names.
pub const QUALIFICATIONS: [(&str, &str, &str); 7] = [
    ("none", "Chưa qua đào tạo", "No training"),
    ("elementary", "Sơ cấp", "Elementary"),
    ("intermediate", "Trung cấp", "Intermediate"),
    ("college", "Cao đẳng", "College"),
    ("university", "Đại học", "University"),
    ("master", "Thạc sĩ", "Master"),
    ("doctor", "Tiến sĩ", "Doctor"),
];

/// The name of a qualification word; a word of a province's own scale is its own name.
pub fn qualification(lang: Lang, word: &str) -> &str {
    match QUALIFICATIONS.iter().find(|(known, _, _)| *known == word) {
        Some((_, vi, en)) => pick(lang, vi, en),
        None => word,
    }
}

/// The name of a role's or a status's word.
pub fn role_or_status(lang: Lang, word: &str) -> &str {
    let (vi, en) = match word {
        "official" => ("Chính thức", "Official"),
        "reserve" => ("Dự bị", "Reserve"),
        "serving" => ("Đang làm việc", "Serving"),
        "leave" => ("Nghỉ dài ngày", "On leave"),
        "study" => ("Đi học", "Studying"),
        "seconded" => ("Biệt phái", "Seconded"),
        _ => return word,
    };
    pick(lang, vi, en)
}

/// The name of a severity.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    let (vi, en) = match severity {
        Severity::Info => ("ghi nhận", "info"),
        Severity::Notice => ("lưu ý", "notice"),
        Severity::Warning => ("cảnh báo", "warning"),
        Severity::Error => ("vi phạm", "error"),
        Severity::Critical => ("nghiêm trọng", "critical"),
    };
    pick(lang, vi, en)
}

/// The name of a state.
pub fn state(lang: Lang, state: State) -> &'static str {
    let (vi, en) = match state {
        State::Breach => ("vi phạm", "breach"),
        State::Unknown => ("chưa đủ dữ liệu", "cannot tell"),
        State::Waived => ("được miễn trừ", "waived"),
    };
    pick(lang, vi, en)
}

/// The name of a level.
pub fn level(lang: Lang, level: Level) -> &'static str {
    let (vi, en) = match level {
        Level::Nation => ("cả nước", "nation"),
        Level::Province => ("cấp tỉnh", "province"),
        Level::Agency => ("sở, ban, ngành", "agencies"),
        Level::District => ("cấp huyện", "districts"),
        Level::Commune => ("cấp xã", "communes"),
    };
    pick(lang, vi, en)
}

/// The name of a kind of unit, of several of them.
pub fn unit_kind(lang: Lang, word: &str) -> &str {
    let (vi, en) = match word {
        "nation" => ("cả nước", "nation"),
        "tinh" => ("tỉnh", "province"),
        "office" => ("văn phòng", "offices"),
        "so" => ("sở", "departments"),
        "ban" => ("ban", "boards"),
        "nganh" => ("ngành", "branches"),
        "huyen" => ("huyện", "rural districts"),
        "thi_xa" => ("thị xã", "towns"),
        "thanh_pho" => ("thành phố", "cities"),
        "quan" => ("quận", "urban districts"),
        "xa" => ("xã", "communes"),
        "phuong" => ("phường", "wards"),
        "thi_tran" => ("thị trấn", "townships"),
        "dac_khu" => ("đặc khu", "special zones"),
        _ => return word,
    };
    pick(lang, vi, en)
}

texts! { private;
    or(head: &str, last: &str) { vi: "{head} hoặc {last}", en: "{head} or {last}" }
}

/// The words as a list: `a, b hoặc c`.
pub fn alternatives(lang: Lang, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => or(lang, &head.join(", "), last),
    }
}

/// The role of an account.
pub fn admin_role(lang: Lang, role: AdminRole) -> &'static str {
    let (vi, en) = match role {
        AdminRole::Viewer => ("người xem", "viewer"),
        AdminRole::Editor => ("người nhập liệu", "editor"),
        AdminRole::Approver => ("người duyệt", "approver"),
        AdminRole::Administrator => ("quản trị", "administrator"),
    };
    pick(lang, vi, en)
}
