//! What would cure a finding, taking it, and what is entered of classes and visits.

use insta::assert_snapshot;

use crate::domain::change::Step;
use crate::domain::day::PartialDate;
use crate::tui::tests::driver::Driver;
use crate::tui::tests::office::day;

/// Stands on Xã Cai Kinh, which nobody serves.
fn at_cai_kinh() -> Driver {
    let mut screen = Driver::new();
    screen.go("cai k");
    screen
}

#[test]
fn the_strip_says_who_could_cure_it() {
    let screen = at_cai_kinh();
    let cure = screen.line("Chữa:");
    assert!(cure.contains("Lý Thị Mơ (Xã Đồng Tân) thay được ngay · ! cả"), "{}", screen.screen());
}

#[test]
fn the_cures_are_listed_and_one_opens_ready_to_be_saved() {
    let mut screen = at_cai_kinh();
    screen.at("!");
    assert_snapshot!(screen.screen(), @r#"
 Cách chữa C1 · Xã Cai Kinh                                              5 cách
   Cách chữa                                                   Kết quả
>√ chuyển Lý Thị Mơ từ Xã Đồng Tân sang                        hết ngay
 √ chuyển Triệu Văn Sơn từ Xã Đồng Tân sang                    hết ngay
 ? thêm cán bộ mới đủ điều kiện                                tuỳ dữ liệu
 × chuyển Hoàng Văn Ba từ Huyện Hữu Lũng sang                  hết ngay
 × chuyển Nông Thị Hoa từ Huyện Hữu Lũng sang                  hết ngay











 × C1  thiếu 01, chưa có ai
   hết ngay · không mở thêm phát hiện nào



 Enter chọn  ↑↓←→ đi  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  v hồ sơ
"#);
    screen.at("Enter");
    for text in ["Chuyển Lý Thị Mơ → Xã Cai Kinh", "Xã Cai Kinh × → √", "[28/09/2021"] {
        assert!(screen.screen().contains(text), "{text}: {}", screen.screen());
    }
    assert_eq!(screen.office.written, 0);
    screen.at("Tab 'QD 9' Enter");
    let moved = screen.office.seats.last().unwrap();
    assert_eq!((moved.unit, moved.period.from), (screen.office.id("Xã Cai Kinh"), Some(day("2021-09-28"))));
    assert_eq!((moved.decision_no.as_str(), moved.decision_date), ("QD 9", Some(day("2021-09-28"))));
    assert!(
        screen.cursor_row().contains("Xã Cai Kinh") && screen.cursor_row().contains('√'),
        "{}",
        screen.screen()
    );
    screen.at("z");
    assert!(screen.cursor_row().contains('×'), "{}", screen.screen());
}

#[test]
fn a_datum_that_is_lacking_opens_for_it() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at("!");
    assert!(
        screen.cursor_row().contains("hỏi và nhập ngày vào ngành của Nông Thị Hoa"),
        "{}",
        screen.screen()
    );
    screen.at("Enter '2010' Enter");
    let hoa = screen.office.people.iter().find(|person| person.full_name == "Nông Thị Hoa").unwrap();
    assert_eq!(hoa.service_start.map(PartialDate::year), Some(2010));
}

#[test]
fn where_nothing_is_wrong_there_is_no_cure() {
    let mut screen = Driver::new();
    screen.go("so noi vu").at("!");
    assert!(screen.screen().contains("không có phát hiện nào để chữa"), "{}", screen.screen());
}

#[test]
fn a_class_and_a_visit_are_entered() {
    let mut screen = Driver::new();
    screen.go("nong thi hoa").at(": 'ghi lop' Enter");
    assert!(screen.screen().contains("Lớp tập huấn của Nông Thị Hoa"), "{}", screen.screen());
    screen.at("'10/05/2021' Tab 'KSTTHC' Enter");
    let hoa = screen.office.people.iter().find(|person| person.full_name == "Nông Thị Hoa").unwrap();
    assert_eq!(hoa.trained.len(), 1);
    assert_eq!(hoa.trained[0].topic.as_deref(), Some("KSTTHC"));
    screen.go("cai k").at(": 'ghi dot' Enter");
    assert!(screen.screen().contains("Đợt kiểm tra Xã Cai Kinh"), "{}", screen.screen());
    screen.at("Ctrl-U Enter");
    assert!(screen.screen().contains("Đợt kiểm tra"), "the day is wanted: {}", screen.screen());
    screen.at("'31/12/2020' Tab Tab 'theo kế hoạch' Enter");
    let Some(Step::AddInspection(visit)) = screen.office.steps.last() else {
        panic!("{:?}", screen.office.steps)
    };
    assert_eq!((visit.day, visit.note.as_str()), (day("2020-12-31"), "theo kế hoạch"));
}
