//! The figures of the report on the screen and as a picture.

use crate::domain::figures::{Figures, Standing};
use crate::domain::report::{LevelStats, Staffing};
use crate::messages::{Lang, texts};

texts! {
    /// Command.
    open_statistics() { vi: "Thống kê và câu báo cáo", en: "Statistics and the sentence of the report" }
    /// Command.
    go_into_part() { vi: "Vào phần của dòng này", en: "Into the part of this row" }
    /// Command.
    turn_order() { vi: "Xếp theo cây, biên chế hay tỷ lệ đạt chuẩn", en: "Order by tree, staffing or share" }
    /// Command.
    copy_sentence() { vi: "Chép câu báo cáo của dòng này", en: "Copy the report's sentence of this row" }
    /// Hint.
    hint_into() { vi: "vào", en: "go in" }
    /// Hint.
    hint_order() { vi: "xếp", en: "order" }
    /// Hint.
    hint_sentence() { vi: "chép", en: "copy" }
    /// Place in the help.
    place_statistics() { vi: "bảng Thống kê", en: "statistics" }
    /// Title line.
    title(unit: &str) { vi: "Thống kê · {unit}", en: "Statistics · {unit}" }
    /// Title line.
    title_day(day: &str, officers: u32) { vi: "{day} · {officers} người", en: "{day} · {officers} people" }
    /// Figures that are not there yet.
    adding() { vi: "Đang tính …", en: "Adding up …" }
    /// The row of the whole.
    whole() { vi: "Tất cả", en: "All" }
    /// Column head.
    head_unit() { vi: "Đơn vị", en: "Unit" }
    /// Column head.
    head_officers() { vi: "Có/Cần", en: "Are/Need" }
    /// Column head.
    head_staffing() { vi: "Đơn vị đủ biên chế", en: "Units staffed" }
    /// Column head of a narrow screen.
    head_staffing_short() { vi: "Đủ biên chế", en: "Staffed" }
    /// Column head.
    head_share() { vi: "Đạt chuẩn", en: "Standard" }
    /// Column head of the order.
    ordered(head: &str) { vi: "{head} ↑", en: "{head} ↑" }
    /// In the picture.
    picture_title(unit: &str, day: &str) {
        vi: "Đầu mối kiểm soát thủ tục hành chính · {unit} · {day}",
        en: "Focal officers for administrative procedures · {unit} · {day}",
    }
}

texts! { private;
    units(all: u32, ok: u32) { vi: "{all} đơn vị: {ok} đủ", en: "{all} units: {ok} staffed" }
    short(units: u32) { vi: "{units} thiếu", en: "{units} short" }
    over(units: u32) { vi: "{units} thừa", en: "{units} over" }
    unsure(units: u32) { vi: "{units} chưa rõ", en: "{units} cannot tell" }
    excused(units: u32) { vi: "{units} được miễn trừ", en: "{units} excused" }
    no_units() { vi: "không có đơn vị nào", en: "no unit" }
    share(pass: u32, of: u32, percent: &str) {
        vi: "Đạt chuẩn trình độ {pass}/{of} người ({percent})",
        en: "{pass} of {of} meet the standard ({percent})",
    }
    unknown_people(people: u32) { vi: "chưa rõ {people}", en: "{people} cannot tell" }
    asked_one(percent: u8) { vi: "mức {percent}%", en: "asked {percent}%" }
    asked_many(low: u8, high: u8) { vi: "mức {low}% đến {high}% tuỳ cấp", en: "asked {low}% to {high}% by level" }
    no_share() { vi: "Không có chuẩn trình độ nào tính ở đây.", en: "No standard is measured here." }
    reached() { vi: "đạt", en: "reached" }
    below() { vi: "dưới mức", en: "below" }
    cannot_tell() { vi: "chưa đủ dữ liệu", en: "cannot tell" }
    above() { vi: "vượt", en: "above" }
}

/// How many units have their staff, and how many of the others are how.
pub fn staffing(lang: Lang, levels: &[LevelStats]) -> String {
    let staff = levels.iter().fold(Staffing::default(), |sum, level| sum.plus(level.staffing));
    let all = staff.units();
    if all == 0 {
        return no_units(lang);
    }
    let others = [
        (staff.short, short(lang, staff.short)),
        (staff.over, over(lang, staff.over)),
        (staff.unknown, unsure(lang, staff.unknown)),
        (staff.excused, excused(lang, staff.excused)),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text);
    std::iter::once(units(lang, all, staff.ok)).chain(others).collect::<Vec<_>>().join(" · ")
}

/// Who meets the standard, what is asked, and whether that is reached.
pub fn standard(lang: Lang, levels: &[LevelStats]) -> String {
    let figures = Figures::of(levels);
    let (Some(ratio), Some((low, high))) = (figures.share, figures.asked) else { return no_share(lang) };
    let percent = crate::messages::finding::percent(lang, ratio.part, ratio.whole);
    let unknown: u32 =
        levels.iter().filter(|level| level.standard.is_some()).map(|level| level.unknown).sum();
    let asked = if low == high { asked_one(lang, low) } else { asked_many(lang, low, high) };
    let parts = [
        Some(share(lang, ratio.part, ratio.whole, &percent)),
        (unknown > 0).then(|| unknown_people(lang, unknown)),
        Some([&asked, ": ", &standing(lang, ratio.standing)].concat()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How a figure stands, in a word.
pub fn standing(lang: Lang, standing: Standing) -> String {
    match standing {
        Standing::Reached => reached(lang),
        Standing::Above => above(lang),
        Standing::Unknown => cannot_tell(lang),
        Standing::Below => below(lang),
    }
}
