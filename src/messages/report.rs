//! The sentence and the lines of the report.

use crate::domain::report::LevelStats;
use crate::domain::unit::{Level, Unit};
use crate::messages::finding::percent;
use crate::messages::{Lang, names, texts};
use crate::vietnamese::clip::{pad, pad_left};

texts! { private;
    province() { vi: "toàn tỉnh", en: "the whole province" }
    nation() { vi: "cả nước", en: "the whole nation" }
    whole(place: &str, total: u32, parts: &str) {
        vi: "Hiện nay, trên địa bàn {place}, có {total} cán bộ, công chức đầu mối kiểm soát thủ tục hành chính, gồm: {parts}.",
        en: "At present {place} has {total} focal officers for administrative-procedure control: {parts}.",
    }
    nobody(place: &str) {
        vi: "Hiện nay, trên địa bàn {place}, chưa có cán bộ, công chức đầu mối kiểm soát thủ tục hành chính.",
        en: "At present {place} has no focal officer for administrative-procedure control.",
    }
    part(level: &str, officers: u32) { vi: "{level} {officers} người", en: "{officers} in {level}" }
    standard(part: &str, pass: u32, share: &str) {
        vi: "{part} ({pass} người đạt chuẩn trình độ, {share})",
        en: "{part} ({pass} meet the standard, {share})",
    }
    unit_head() { vi: "Đơn vị", en: "Unit" }
    level_head() { vi: "Cấp", en: "Level" }
    officers_head() { vi: "Có", en: "Are" }
    need_head() { vi: "Cần", en: "Need" }
    share_head() { vi: "Đạt chuẩn", en: "Standard" }
}

/// The figures of a level that the sentence says.
pub struct LevelFigures {
    /// The level.
    pub level: Level,
    /// People.
    pub officers: u32,
    /// Those who meet the standard, where there is one.
    pub pass: Option<u32>,
}

/// The sentence ready to paste. `top` is the unit at the top of the figures.
pub fn sentence(lang: Lang, top: Option<&Unit>, total: u32, levels: &[LevelFigures]) -> String {
    let place = match top {
        Some(unit) if unit.level == Level::Nation => nation(lang),
        Some(unit) if unit.level != Level::Province => unit.full_name(),
        Some(_) | None => province(lang),
    };
    if total == 0 {
        return nobody(lang, &place);
    }
    let one = |figures: &LevelFigures| {
        let text = part(lang, names::level(lang, figures.level), figures.officers);
        match figures.pass {
            Some(pass) => standard(lang, &text, pass, &percent(lang, pass, figures.officers)),
            None => text,
        }
    };
    whole(lang, &place, total, &levels.iter().map(one).collect::<Vec<_>>().join("; "))
}

/// The sentence about a unit whose levels have these figures.
pub fn of_levels(lang: Lang, top: &Unit, levels: &[LevelStats]) -> String {
    let counted = levels.iter().filter(|level| level.officers > 0);
    let figures: Vec<LevelFigures> = counted
        .map(|level| LevelFigures {
            level: level.level,
            officers: level.officers,
            pass: level.standard.map(|_| level.pass),
        })
        .collect();
    sentence(lang, Some(top), levels.iter().map(|level| level.officers).sum(), &figures)
}

fn line(cells: [&str; 5]) -> String {
    let [unit, level, officers, need, share] = cells;
    let (unit, level) = (pad(unit, 28), pad(level, 18));
    format!("{unit} {level} {} {} {}", pad_left(officers, 6), pad_left(need, 6), pad_left(share, 10))
}

/// The head of the table.
pub fn heading(lang: Lang) -> String {
    line([&unit_head(lang), &level_head(lang), &officers_head(lang), &need_head(lang), &share_head(lang)])
}

/// A row of the table: people, places, share.
pub fn row(lang: Lang, unit: &str, level: Level, figures: (u32, u32, &str)) -> String {
    let (officers, need, share) = figures;
    line([unit, names::level(lang, level), &officers.to_string(), &need.to_string(), share])
}
