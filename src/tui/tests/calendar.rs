//! The calendar of coming changes.

use std::sync::Arc;

use insta::assert_snapshot;

use crate::domain::day::{Term, TermUnit};
use crate::domain::id::UnitId;
use crate::domain::report::{Forecast, ForecastRow};
use crate::rules::forecast::{Stretch, of_unit};
use crate::rules::judge::Judge;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;
use crate::tui::tests::office::{Office, day};

impl Office {
    pub(super) fn forecast(&self, under: UnitId, months: u16) -> Forecast {
        let to = self.day.plus(Term { count: months, unit: TermUnit::Months });
        let judge = Some(Judge::new(Arc::clone(&self.profile)));
        let mut stretches = vec![Stretch { from: self.day, to, judge }];
        let top = self.find_unit(under).path.clone();
        let mut changes = Vec::new();
        for unit in self.units.iter().filter(|unit| unit.path.is_within(&top)) {
            for turn in of_unit(&mut stretches, &self.facts(unit)) {
                let named = |id| {
                    let person = self.person(id);
                    (person.key.clone(), person.full_name.clone())
                };
                changes.push(ForecastRow {
                    day: turn.day,
                    rule: turn.rule.clone(),
                    unit: unit.clone(),
                    person: turn.turned.told().person.map(named),
                    happens_to: turn.why.1.map(|id| named(id).1),
                    turned: turn.turned,
                    why: turn.why.0,
                });
            }
        }
        changes.sort_by(|a, b| (a.day, &a.unit.path).cmp(&(b.day, &b.unit.path)));
        Forecast { from: self.day, to, profiles: vec![(self.day, Arc::clone(&self.profile))], changes }
    }
}

fn with_changes() -> Driver {
    let mut screen = Driver::new();
    screen.office.seats[2].period.to = Some(day("2021-12-31"));
    screen.office.seats[4].period.to = Some(day("2021-10-31"));
    screen.office.seats[1].period.to = Some(day("2021-11-30"));
    screen.tell(Message::Changed);
    screen
}

#[test]
fn what_time_will_change_stands_by_day_with_its_reason() {
    let mut screen = with_changes();
    screen.go("lang son").at("b 'lich thay doi' Enter");
    assert_snapshot!(screen.screen(), @r#"
 Lịch thay đổi · Tỉnh Lạng Sơn                      28/09/2021 – 28/09/2022 · 6
 Ngày ↓           Mã    Đơn vị                Vì sao
>01/11/2021 ▲→√   C1    Xã Đồng Tân           Lý Thị Mơ: vị trí kết thúc
 01/11/2021 √→·   C1    Xã Đồng Tân           Lý Thị Mơ: vị trí kết thúc
 01/12/2021 √→×   P1    Sở Nội vụ             Bế Văn Quân: vị trí kết thúc
 31/12/2021 ×→×   P1    Sở Nội vụ             thiếu đã lâu
 01/01/2022 ?→×   D1    Huyện Hữu Lũng        Hoàng Văn Ba: vị trí kết thúc
 31/01/2022 ×→×   D1    Huyện Hữu Lũng        thiếu đã lâu










── 01/11/2021, còn 34 ngày · Xã Đồng Tân
 C1  thừa 01 so với định mức 1 → hết
 Vì: Lý Thị Mơ: vị trí kết thúc


 ↑↓←→ đi  Enter tới dòng  s xếp  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về
"#);
    screen.at("Down s");
    assert_snapshot!(screen.screen(), @r#"
 Lịch thay đổi · Tỉnh Lạng Sơn                      28/09/2021 – 28/09/2022 · 6
 Ngày             Mã    Đơn vị ↓              Vì sao
 01/12/2021 √→×   P1    Sở Nội vụ             Bế Văn Quân: vị trí kết thúc
 31/12/2021 ×→×   P1    Sở Nội vụ             thiếu đã lâu
 01/01/2022 ?→×   D1    Huyện Hữu Lũng        Hoàng Văn Ba: vị trí kết thúc
 31/01/2022 ×→×   D1    Huyện Hữu Lũng        thiếu đã lâu
 01/11/2021 ▲→√   C1    Xã Đồng Tân           Lý Thị Mơ: vị trí kết thúc
>01/11/2021 √→·   C1    Xã Đồng Tân           Lý Thị Mơ: vị trí kết thúc










── 01/11/2021, còn 34 ngày · Xã Đồng Tân
 C1  nên có người giữ chức vụ Văn phòng - Thống kê: chưa ai → thành ghi nhận
 Vì: Lý Thị Mơ: vị trí kết thúc


 ↑↓←→ đi  Enter tới dòng  s xếp  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về
"#);
    // The day of the change is offered, and the whole screen is seen as of it.
    screen.at("@ Enter");
    assert!(screen.title().contains("01/11/2021 CHỈ XEM"), "{}", screen.screen());
    screen.at("@ Enter");
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("Lịch thay đổi"), "{}", screen.screen());
}

#[test]
fn where_nothing_changes_the_calendar_says_so() {
    let mut screen = Driver::new();
    screen.go("chi lang").at("b 'lich thay doi' Enter Enter s");
    assert!(screen.screen().contains("không có thay đổi nào"), "{}", screen.screen());
    assert!(screen.title().contains("Huyện Chi Lăng"), "{}", screen.screen());
}
