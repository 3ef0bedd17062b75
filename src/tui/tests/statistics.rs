//! The statistics.

use insta::assert_snapshot;

use crate::domain::fault::store::StoreFault;
use crate::domain::finding::{Facet, State};
use crate::domain::id::UnitId;
use crate::domain::profile::rule::RuleBody;
use crate::domain::report::{LevelStats, PartStats, Staffing, Stats};
use crate::domain::unit::Unit;
use crate::messages::Lang;
use crate::tui::effect::{Effect, Part, Wanted};
use crate::tui::message::Message;
use crate::tui::settings::{Palette, Settings, Signs};
use crate::tui::sheet::Sheet;
use crate::tui::sheet::list::List;
use crate::tui::tests::driver::{Driver, settings, styled};
use crate::tui::tests::office::Office;
use crate::tui::told::Waiting;

impl Office {
    /// What a unit adds to the figures.
    fn figures(&self, unit: &Unit) -> LevelStats {
        let judged = self.judge();
        let judgement = &judged.units[&unit.id];
        let shares = self.profile.numbered().filter_map(|(ix, rule)| match &rule.body {
            RuleBody::Share(share) => Some((ix, share.min_percent)),
            _ => None,
        });
        let share = shares.into_iter().find(|(ix, _)| {
            judged.units.values().any(|one| one.contributions.iter().any(|part| part.rule == *ix))
        });
        let part = judgement.contributions.iter().find(|part| Some(part.rule) == share.map(|(ix, _)| ix));
        let tally = part.map(|part| part.tally).unwrap_or_default();
        let is = |facet, unknown: bool| {
            let of = |found: &&crate::domain::finding::Finding| {
                found.facet == facet && (found.state == State::Unknown) == unknown
            };
            judgement.findings.iter().find(of).is_some()
        };
        let (short, unknown, over) =
            (is(Facet::Short, false), is(Facet::Short, true), is(Facet::Over, false));
        LevelStats {
            officers: judgement.officers,
            need: judgement.need,
            pass: tally.pass,
            unknown: tally.unknown,
            fail: tally.den - tally.pass - tally.unknown,
            units: 1,
            units_ok: (!short && !unknown && !over).into(),
            units_short: short.into(),
            units_over: over.into(),
            units_unknown: unknown.into(),
            staffing: Staffing::of(&judgement.findings),
            ..LevelStats::of(unit.level, part.and(share).map(|(_, percent)| percent))
        }
    }

    fn levels_below(&self, top: &Unit) -> Vec<LevelStats> {
        let mut levels: Vec<LevelStats> = Vec::new();
        for unit in self.units.iter().filter(|unit| unit.path.is_within(&top.path)) {
            let one = self.figures(unit);
            let Some(sum) = levels.iter_mut().find(|sum| sum.level == one.level) else {
                levels.push(one);
                continue;
            };
            let before = *sum;
            *sum = LevelStats {
                level: one.level,
                standard: before.standard.or(one.standard),
                officers: before.officers + one.officers,
                need: before.need + one.need,
                pass: before.pass + one.pass,
                fail: before.fail + one.fail,
                unknown: before.unknown + one.unknown,
                units: before.units + one.units,
                units_ok: before.units_ok + one.units_ok,
                units_short: before.units_short + one.units_short,
                units_over: before.units_over + one.units_over,
                units_unknown: before.units_unknown + one.units_unknown,
                staffing: before.staffing.plus(one.staffing),
            };
        }
        levels.sort_by_key(|level| level.level);
        levels
    }

    pub(super) fn stats(&self, under: UnitId) -> Stats {
        let top = self.find_unit(under);
        let levels = self.levels_below(top);
        let below = self.units.iter().filter(|unit| unit.path.parent().as_ref() == Some(&top.path));
        let part = |unit: &Unit| PartStats { unit: unit.clone(), levels: self.levels_below(unit) };
        Stats {
            as_of: self.day,
            top: top.clone(),
            total: levels.iter().map(|level| level.officers).sum(),
            levels,
            districts: Vec::new(),
            parts: below.map(part).collect(),
        }
    }
}

fn opened(settings: Settings, size: (u16, u16)) -> Driver {
    let mut screen = Driver::with(Office::new(), settings, size);
    screen.go("lang son").at("b 'thong ke' Enter");
    screen
}

#[test]
fn each_part_has_its_bars_and_the_row_of_the_cursor_its_sentence() {
    let mut screen = opened(settings(), (80, 24));
    assert_snapshot!(screen.screen(), @r#"
 Thống kê · Tỉnh Lạng Sơn                                 28/09/2021 · 38 người
 Đơn vị                        Có/Cần Đơn vị đủ biên chế    Đạt chuẩn
>Tất cả                         38/38 × █████████░ 32/35    √ ██████████ 100,0%
  sở, ban, ngành                  2/2 √ ██████████ 1/1      –
  cấp huyện                       4/4 ? █████░░░░░ 1/2      –
  cấp xã                        32/32 × █████████░ 30/32    √ ██████████ 100,0%
 Huyện Hữu Lũng                   4/4 × ░░░░░░░░░░ 0/3      √ ██████████ 100,0%
 Huyện Chi Lăng                 32/32 √ ██████████ 31/31    √ ██████████ 100,0%
 Sở Nội vụ                        2/2 √ ██████████ 1/1      –









── Tất cả · 35 đơn vị: 32 đủ · 1 thiếu · 1 thừa · 1 chưa rõ
 Đạt chuẩn trình độ 32/32 người (100,0%) · mức 90%: đạt
 Hiện nay, trên địa bàn toàn tỉnh, có 38 cán bộ, công chức đầu mối kiểm soát thủ
 tục hành chính, gồm: sở, ban, ngành 2 người; cấp huyện 4 người; cấp xã 32 ngườ…

 ↑↓←→ đi  Enter vào  s xếp  Ctrl-C chép  F8 lỗi kế  g tới  F1 giúp  Esc về
"#);
    screen.at("End Up");
    assert_snapshot!(styled(&screen.frame(), 7), @"{r:>Huyện Chi Lăng                 32/32 √ ██████████ 31/31    √ ██████████ 100,0% }");
    screen.at("Enter");
    assert_snapshot!(screen.screen(), @r#"
 Thống kê · Huyện Chi Lăng                                28/09/2021 · 32 người
 Đơn vị                        Có/Cần Đơn vị đủ biên chế    Đạt chuẩn
>Tất cả                         32/32 √ ██████████ 31/31    √ ██████████ 100,0%
  cấp huyện                       2/2 √ ██████████ 1/1      –
  cấp xã                        30/30 √ ██████████ 30/30    √ ██████████ 100,0%
 Xã Bản 1                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 2                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 3                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 4                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 5                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 6                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 7                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 8                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 9                         1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 10                        1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 11                        1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 12                        1/1 √ ██████████ 1/1      √ ██████████ 100,0%
 Xã Bản 13                        1/1 √ ██████████ 1/1      √ ██████████ 100,0%
── Tất cả · 31 đơn vị: 31 đủ
 Đạt chuẩn trình độ 30/30 người (100,0%) · mức 90%: đạt
 Hiện nay, trên địa bàn Huyện Chi Lăng, có 32 cán bộ, công chức đầu mối kiểm
 soát thủ tục hành chính, gồm: cấp huyện 2 người; cấp xã 30 người (30 người đạt…

 ↑↓←→ đi  Enter vào  s xếp  Ctrl-C chép  F8 lỗi kế  g tới  F1 giúp  Esc về
"#);
}

#[test]
fn on_a_narrow_screen_the_bars_are_shorter() {
    assert_snapshot!(opened(settings(), (60, 15)).screen(), @r#"
 Thống kê · Tỉnh Lạng Sơn             28/09/2021 · 38 người
 Đơn vị              Có/Cần Đủ biên chế      Đạt chuẩn
>Tất cả               38/38 × ████▌ 32/35    √ █████ 100,0%
  sở, ban, ngành        2/2 √ █████ 1/1      –
  cấp huyện             4/4 ? ██▌░░ 1/2      –
  cấp xã              32/32 × ████▌ 30/32    √ █████ 100,0%
 Huyện Hữu Lũng         4/4 × ░░░░░ 0/3      √ █████ 100,0%
 Huyện Chi Lăng       32/32 √ █████ 31/31    √ █████ 100,0%
 Sở Nội vụ              2/2 √ █████ 1/1      –


── Tất cả · 35 đơn vị: 32 đủ · 1 thiếu · 1 thừa · 1 chưa rõ
 Đạt chuẩn trình độ 32/32 người (100,0%) · mức 90%: đạt

 Enter vào  s xếp  Ctrl-C chép  F8 lỗi kế  F1 giúp  Esc về
"#);
}

#[test]
fn without_colour_and_in_ascii_signs_and_numbers_say_the_same() {
    let screen = opened(Settings { palette: Palette::NoColour, ..settings() }, (80, 24));
    assert!((0..24).all(|row| !styled(&screen.frame(), row).contains("c:")), "{}", screen.screen());
    let screen = opened(Settings { signs: Signs::Ascii, ..settings() }, (80, 24));
    assert_snapshot!(screen.screen(), @r#"
 Thống kê - Tỉnh Lạng Sơn                                 28/09/2021 - 38 người
 Đơn vị                        Có/Cần Đơn vị đủ biên chế    Đạt chuẩn
>Tất cả                         38/38 X #########. 32/35    ok########## 100,0%
  sở, ban, ngành                  2/2 ok########## 1/1      -
  cấp huyện                       4/4 ? #####..... 1/2      -
  cấp xã                        32/32 X #########. 30/32    ok########## 100,0%
 Huyện Hữu Lũng                   4/4 X .......... 0/3      ok########## 100,0%
 Huyện Chi Lăng                 32/32 ok########## 31/31    ok########## 100,0%
 Sở Nội vụ                        2/2 ok########## 1/1      -









-- Tất cả - 35 đơn vị: 32 đủ - 1 thiếu - 1 thừa - 1 chưa rõ
 Đạt chuẩn trình độ 32/32 người (100,0%) - mức 90%: đạt
 Hiện nay, trên địa bàn toàn tỉnh, có 38 cán bộ, công chức đầu mối kiểm soát thủ
 tục hành chính, gồm: sở, ban, ngành 2 người; cấp huyện 4 người; cấp xã 32 ngườ.

 ^v<> đi  Enter vào  s xếp  Ctrl-C chép  F8 lỗi kế  g tới  F1 giúp  Esc về
"#);
    let screen = opened(Settings { signs: Signs::Unmarked, lang: Lang::En, ..settings() }, (80, 24));
    assert!(screen.screen().is_ascii(), "{}", screen.screen());
}

#[test]
fn esc_comes_back_through_the_parts_to_the_row_that_was_left() {
    let mut screen = opened(settings(), (80, 24));
    screen.at("Down Down Down Down");
    assert!(screen.cursor_row().contains("Huyện Hữu Lũng"), "{}", screen.screen());
    screen.at("Enter End Up");
    assert!(screen.title().contains("Huyện Hữu Lũng"), "{}", screen.screen());
    let commune = screen.cursor_row();
    screen.at("Enter");
    assert!(screen.title().contains("daumoi"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("Xã Cai Kinh"), "{}", screen.screen());
    screen.at("Esc");
    assert_eq!(screen.cursor_row(), commune);
    screen.at("Esc");
    assert!(screen.cursor_row().contains("Huyện Hữu Lũng"), "{}", screen.screen());
    assert!(screen.title().contains("Tỉnh Lạng Sơn"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("daumoi"), "{}", screen.screen());
}

#[test]
fn a_level_leads_to_its_first_part_and_the_order_can_be_turned() {
    let mut screen = opened(settings(), (80, 24));
    screen.at("Down Enter");
    assert!(screen.cursor_row().contains("Sở Nội vụ"), "{}", screen.screen());
    screen.at("s");
    assert!(screen.cursor_row().contains("Sở Nội vụ"), "the cursor stays on its row");
    assert!(screen.line("Đơn vị đủ").contains("biên chế ↑"), "{}", screen.screen());
    let first = screen.screen().lines().nth(6).unwrap().to_owned();
    assert!(first.contains("Huyện Hữu Lũng"), "the least staffed stands first: {first}");
    screen.at("s s");
    assert!(!screen.line("Đơn vị đủ").contains('↑'));
}

#[test]
fn the_sentence_is_copied_and_the_figures_are_live() {
    let mut screen = opened(settings(), (80, 24));
    let seats = screen.office.seats.clone();
    screen.wanted.clear();
    screen.at("Ctrl-C");
    let copied = |screen: &Driver| {
        screen.wanted.iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        })
    };
    let sentence = copied(&screen).unwrap();
    assert!(sentence.starts_with("Hiện nay, trên địa bàn toàn tỉnh, có 38 "), "{sentence}");
    // Another admin takes somebody out.
    screen.office.seats.truncate(seats.len() - 1);
    screen.tell(Message::Changed);
    assert!(screen.title().contains("37 người"), "{}", screen.screen());
    screen.wanted.clear();
    screen.at("Ctrl-C");
    assert!(copied(&screen).unwrap().contains("có 37 "));
}

#[test]
fn the_figures_are_those_of_the_day_that_is_looked_at() {
    let mut screen = Driver::new();
    screen.office.seats[0].period.to = Some(crate::tui::tests::office::day("2021-12-31"));
    screen.tell(Message::Changed);
    screen.go("lang son").at("@ '01/01/2022' Enter b 'thong ke' Enter");
    assert!(screen.title().contains("01/01/2022 · 37 người"), "{}", screen.screen());
}

#[test]
fn what_was_stopped_says_so_and_begins_again_by_a_key() {
    let mut screen = opened(settings(), (80, 24));
    let Some(Sheet::Statistics(sheet)) = screen.model.sheet_mut() else { panic!() };
    (sheet.found, sheet.list) = (None, List::default());
    let wanted = Wanted::Rows(sheet.id, Part::All);
    screen.model.waiting.push(Waiting { wanted, progress: Some((8_192, 20_000)) });
    assert!(screen.screen().contains("Đang tính …"), "{}", screen.screen());
    screen.wanted.clear();
    screen.at("Ctrl-C");
    assert_eq!(screen.wanted, [Effect::Stop], "what is waited for is stopped before anything is copied");
    screen.tell(Message::Answer(wanted, Box::new(Err(StoreFault::Cancelled.into()))));
    assert!(screen.screen().contains("Đã dừng; Ctrl+L tính lại."), "{}", screen.screen());
    screen.at("Ctrl-L");
    assert!(screen.cursor_row().contains("38/38"), "{}", screen.screen());
}
