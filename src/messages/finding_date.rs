//! What findings about dates say: a date coming near or passed, a class or a visit too long ago, several seats at once.

use crate::domain::day::Day;
use crate::domain::finding::State;
use crate::domain::profile::rule::{DueDate, Recent, Subject, Window};
use crate::domain::query::FindingRow;
use crate::messages::{Lang, texts, waivers};

texts! { private;
    named(name: &str, what: &str) { vi: "{name}: {what}", en: "{name}: {what}" }
    someone() { vi: "cán bộ", en: "officer" }
    retires() { vi: "nghỉ hưu", en: "retires" }
    term_ends() { vi: "hết nhiệm kỳ", en: "term ends" }
    decided() { vi: "mốc tính từ quyết định", en: "counted from the decision" }
    seat_began() { vi: "mốc tính từ ngày bắt đầu", en: "counted from the first day" }
    seat_ends() { vi: "ngày cuối của vị trí", en: "last day of the seat" }
    to_be_mended() { vi: "hạn khắc phục", en: "deadline" }
    coming(what: &str, day: &str, left: &str) { vi: "{what} ngày {day}, còn {left}", en: "{what} on {day}, {left} left" }
    today(what: &str, day: &str) { vi: "{what} hôm nay, {day}", en: "{what} today, {day}" }
    past_retirement(day: &str) { vi: "đã quá tuổi nghỉ hưu từ {day}", en: "past the age of retirement since {day}" }
    past(what: &str, day: &str, gone: &str) { vi: "{what} ngày {day}, đã qua {gone}", en: "{what} on {day}, {gone} ago" }
    near(what: &str) { vi: "sắp hoặc đã tới hạn: {what}", en: "due: {what}" }
    untold(what: &str) { vi: "chưa đủ dữ liệu để biết ngày: {what}", en: "the day cannot be told: {what}" }
    days(count: i32) { vi: "{count} ngày", en: "{count} days" }
    months(count: i32) { vi: "{count} tháng", en: "{count} months" }
    training() { vi: "tập huấn", en: "training" }
    training_in(topics: &str) { vi: "tập huấn {topics}", en: "training in {topics}" }
    inspection() { vi: "kiểm tra", en: "inspection" }
    inspection_of(topics: &str) { vi: "kiểm tra {topics}", en: "inspection of {topics}" }
    not_in_year(what: &str, year: i16) { vi: "chưa {what} năm {year}", en: "no {what} in {year}" }
    but_before(said: &str, year: i16) { vi: "{said} (năm {year} có)", en: "{said} (there was in {year})" }
    last_on(said: &str, day: &str) { vi: "{said} (lần cuối {day})", en: "{said} (the last one on {day})" }
    too_old(what: &str, day: &str, term: &str) {
        vi: "{what} lần cuối {day}, đã quá {term}",
        en: "the last {what} on {day}, more than {term} ago",
    }
    never(what: &str) { vi: "chưa {what} lần nào", en: "no {what} yet" }
    not_in_time(what: &str) { vi: "chưa {what} đúng hạn", en: "no {what} in time" }
    several(name: &str) { vi: "{name}: giữ nhiều vị trí cùng lúc", en: "{name}: holds several seats at once" }
    several_in(name: &str, units: &str) {
        vi: "{name}: giữ vị trí cùng lúc ở {units}",
        en: "{name}: holds seats at once in {units}",
    }
    and(some: &str, last: &str) { vi: "{some} và {last}", en: "{some} and {last}" }
}

fn shown(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Vi => day.vietnamese(),
        Lang::En => day.to_string(),
    }
}

/// A distance: in whole months from two on, else in days.
fn distance(lang: Lang, from: Day, to: Day) -> String {
    let whole = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
    let whole = if to.day() < from.day() && to.month_end() != to { whole - 1 } else { whole };
    if whole >= 2 { months(lang, whole) } else { days(lang, from.days_until(to)) }
}

fn event(lang: Lang, date: DueDate) -> String {
    match date {
        DueDate::Retirement => retires(lang),
        DueDate::DecisionExpiry => term_ends(lang),
        DueDate::DecisionDate => decided(lang),
        DueDate::SeatFrom => seat_began(lang),
        DueDate::SeatTo => seat_ends(lang),
        DueDate::Deadline => to_be_mended(lang),
    }
}

/// A date that comes near or is passed: `Lý Thị Mơ: nghỉ hưu ngày 30/11/2021, còn 2 tháng`.
pub(super) fn due(lang: Lang, person: &str, date: DueDate, row: &FindingRow) -> String {
    let what = event(lang, date);
    let said = match (row.particulars.date, row.particulars.on) {
        _ if row.finding.state == State::Unknown => untold(lang, &what),
        (Some(day), Some(on)) if day > on => coming(lang, &what, &shown(lang, day), &distance(lang, on, day)),
        (Some(day), Some(on)) if day == on => today(lang, &what, &shown(lang, day)),
        (Some(day), Some(_)) if date == DueDate::Retirement => {
            past_retirement(lang, &shown(lang, day.next()))
        }
        (Some(day), Some(on)) => past(lang, &what, &shown(lang, day), &distance(lang, day, on)),
        _ => near(lang, &what),
    };
    named(lang, person, &said)
}

/// A class or a visit too long ago: `Lý Thị Mơ: chưa tập huấn KSTTHC năm 2021 (năm 2020 có)`.
pub(super) fn recent(lang: Lang, rule: &Recent, row: &FindingRow) -> String {
    let topics = rule.spoken.join(", ");
    let what = match (rule.subject, topics.is_empty()) {
        (Subject::Person, true) => training(lang),
        (Subject::Person, false) => training_in(lang, &topics),
        (Subject::Unit | Subject::Shortcoming, true) => inspection(lang),
        (Subject::Unit | Subject::Shortcoming, false) => inspection_of(lang, &topics),
    };
    let (last, on) = (row.particulars.last, row.particulars.on);
    let said = match (rule.window, last, on) {
        (_, _, None) => not_in_time(lang, &what),
        (_, None, Some(_)) => never(lang, &what),
        (Window::Rolling(term), Some(day), Some(_)) => {
            too_old(lang, &what, &shown(lang, day), &waivers::term(lang, term))
        }
        (Window::CalendarYear { .. }, Some(day), Some(on)) => {
            let said = not_in_year(lang, &what, on.year());
            if day.year() == on.year() - 1 {
                but_before(lang, &said, day.year())
            } else {
                last_on(lang, &said, &shown(lang, day))
            }
        }
    };
    match (rule.subject, &row.person) {
        (Subject::Person, Some((_, name))) => named(lang, name, &said),
        (Subject::Person, None) => named(lang, &someone(lang), &said),
        (Subject::Unit | Subject::Shortcoming, _) => said,
    }
}

/// Several seats at once, with their units: `Lý Thị Mơ: giữ vị trí cùng lúc ở Xã Cai Kinh và Huyện Hữu Lũng`.
pub(super) fn unique(lang: Lang, person: &str, units: &[String]) -> String {
    match units {
        [] => several(lang, person),
        [one] => several_in(lang, person, one),
        [some @ .., last] => several_in(lang, person, &and(lang, &some.join(", "), last)),
    }
}
