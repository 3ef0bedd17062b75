//! The calendar of coming changes: why, and what becomes of a finding.

use crate::domain::field::Field;
use crate::domain::finding::{Severity, State, Why};
use crate::domain::profile::rule::DueDate;
use crate::domain::report::{ForecastRow, Turned};
use crate::messages::{Lang, names, texts};

texts! { private;
    seat_begins() { vi: "vị trí bắt đầu", en: "seat begins" }
    seat_ends() { vi: "vị trí kết thúc", en: "seat ends" }
    years(years: u8, since: &str) { vi: "đủ {years} năm ({since})", en: "{years} full years ({since})" }
    retirement() { vi: "nghỉ hưu theo Nghị định 135/2020/NĐ-CP", en: "retirement by Decree 135/2020" }
    decision_expiry() { vi: "hết nhiệm kỳ", en: "end of term" }
    decision_date() { vi: "mốc tính từ ngày quyết định", en: "counted from the decision" }
    seat_from() { vi: "mốc tính từ ngày bắt đầu", en: "counted from the first day" }
    seat_to() { vi: "mốc tính từ ngày cuối của vị trí", en: "counted from the last day of the seat" }
    deadline() { vi: "hạn khắc phục", en: "deadline" }
    event_aged() { vi: "đến kỳ tập huấn hoặc kiểm tra", en: "training or inspection falls due" }
    waiver_begins() { vi: "miễn trừ có hiệu lực", en: "waiver begins" }
    waiver_ends() { vi: "miễn trừ hết hạn", en: "waiver has ended" }
    unit_begins() { vi: "đơn vị được thành lập", en: "unit begins" }
    unit_ends() { vi: "đơn vị kết thúc", en: "unit ends" }
    profile_changes() { vi: "bộ quy tắc khác có hiệu lực", en: "another rule profile is in force" }
    share_moves() { vi: "người được tính ở các đơn vị bên dưới thay đổi", en: "the people counted below change" }
    escalates() { vi: "thiếu đã lâu", en: "missing for long" }
    of(name: &str, what: &str) { vi: "{name}: {what}", en: "{name}: {what}" }
    breaks(severity: &str) { vi: "thành {severity}", en: "becomes: {severity}" }
    cannot_tell() { vi: "thành chưa rõ", en: "cannot be told any more" }
    waived() { vi: "được miễn trừ", en: "is waived" }
    heals() { vi: "hết", en: "is gone" }
}

texts! {
    /// The head of the list.
    span(from: &str, to: &str, count: usize) {
        vi: "Sau ngày {from} đến {to}: {count} thay đổi do thời gian",
        en: "After {from}, up to {to}: {count} changes by time alone",
    }
    /// Command.
    open_calendar() { vi: "Lịch thay đổi 12 tháng tới", en: "Calendar of the coming 12 months" }
    /// Command.
    go_to_change() { vi: "Tới đơn vị sẽ thay đổi", en: "To the unit that will change" }
    /// Command.
    turn_order() { vi: "Xếp theo ngày hay theo đơn vị", en: "Order by day or by unit" }
    /// Hint.
    hint_order() { vi: "xếp", en: "order" }
    /// Place in the help.
    place_calendar() { vi: "bảng Lịch thay đổi", en: "calendar" }
    /// Title line.
    title(unit: &str) { vi: "Lịch thay đổi · {unit}", en: "Coming changes · {unit}" }
    /// Title line.
    title_span(from: &str, to: &str, count: usize) { vi: "{from} – {to} · {count}", en: "{from} – {to} · {count}" }
    /// Column head.
    head_day() { vi: "Ngày", en: "Day" }
    /// Column head of the first order.
    head_day_first() { vi: "Ngày ↓", en: "Day ↓" }
    /// Column head of the first order.
    head_unit_first() { vi: "Đơn vị ↓", en: "Unit ↓" }
    /// Column head.
    head_why() { vi: "Vì sao", en: "Why" }
    /// An empty calendar.
    no_changes() { vi: "12 tháng tới không có thay đổi nào do thời gian.", en: "Time alone changes nothing in the coming 12 months." }
    /// A calendar that is not there yet.
    looking() { vi: "Đang tính …", en: "Looking ahead …" }
    /// Strip.
    on_day(day: &str, days: i32) { vi: "{day}, còn {days} ngày", en: "{day}, in {days} days" }
    /// Strip.
    because(why: &str) { vi: "Vì: {why}", en: "Because: {why}" }
    /// Nothing in the list.
    quiet(from: &str, to: &str) {
        vi: "Sau ngày {from} đến {to}: không có thay đổi nào do thời gian",
        en: "After {from}, up to {to}: nothing changes by time alone",
    }
}

/// Why the change comes, with the name of whom it happens to.
pub fn why(lang: Lang, row: &ForecastRow) -> String {
    let what = happening(lang, row.why);
    match &row.happens_to {
        Some(name) => of(lang, name, &what),
        None => what,
    }
}

fn happening(lang: Lang, why: Why) -> String {
    match why {
        Why::SeatBegins => seat_begins(lang),
        Why::SeatEnds => seat_ends(lang),
        Why::YearsReached { since, years: count } => years(lang, count, &since_name(lang, since)),
        Why::DateComes(date) => date_comes(lang, date),
        Why::EventAged => event_aged(lang),
        Why::WaiverBegins => waiver_begins(lang),
        Why::WaiverEnds => waiver_ends(lang),
        Why::UnitBegins => unit_begins(lang),
        Why::UnitEnds => unit_ends(lang),
        Why::ProfileChanges => profile_changes(lang),
        Why::ShareMoves => share_moves(lang),
        Why::Escalates => escalates(lang),
    }
}

fn since_name(lang: Lang, since: Field) -> String {
    crate::vietnamese::fold::lower(names::field(lang, since))
}

fn date_comes(lang: Lang, date: DueDate) -> String {
    match date {
        DueDate::Retirement => retirement(lang),
        DueDate::DecisionExpiry => decision_expiry(lang),
        DueDate::DecisionDate => decision_date(lang),
        DueDate::SeatFrom => seat_from(lang),
        DueDate::SeatTo => seat_to(lang),
        DueDate::Deadline => deadline(lang),
    }
}

/// What becomes of the finding.
pub fn becomes(lang: Lang, turned: &Turned) -> String {
    match turned.after() {
        None => heals(lang),
        Some(after) => standing(lang, after.state, after.severity),
    }
}

fn standing(lang: Lang, state: State, severity: Severity) -> String {
    match state {
        State::Breach => breaks(lang, names::severity(lang, severity)),
        State::Unknown => cannot_tell(lang),
        State::Waived => waived(lang),
    }
}
