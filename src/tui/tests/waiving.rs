//! Excusing findings, and taking waivers back.

use insta::assert_snapshot;

use crate::domain::fault::waiver::WaiverFault;
use crate::domain::waiver::{WaiverKind, WaiverTarget};
use crate::tui::tests::driver::Driver;
use crate::tui::tests::office::day;

/// Stands on Xã Cai Kinh, which nobody serves.
fn at_cai_kinh() -> Driver {
    let mut screen = Driver::new();
    screen.go("cai k");
    screen
}

#[test]
fn a_finding_is_excused_and_the_effect_is_seen_before_it_is_saved() {
    let mut screen = at_cai_kinh();
    screen.at("m 'QD 12' Tab '31/12'");
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh       38 người  × 0  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                        ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
   ▼ Huyện Hữu Lũng                                                     ▲ 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
       Nông Thị Hoa                Chuyên viên            Đại học              ?
>    ►[Xã Cai Kinh]                                                       ○  0/1
     ► Xã Đồng Tân                                                        ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32








 Miễn trừ C1 · thiếu 01, chưa có ai             Xã Cai Kinh × → ○  Tỉnh × 1 → 0
  Số QĐ [QD 12       ]  đến hết [31/12      ]  lý do [Như quyết định đã nêu   ]
  từ [28/09/2021 ]  việc [miễn trừ                ]  ở [chỉ đơn vị này]
  Quy tắc đòi: phải có số quyết định, lý do, ngày cuối; dài nhất 12 tháng

 Enter lưu, xuống  Tab lưu, sang phải  Esc bỏ, giữ giá trị cũ  F1 giúp
"#);
    assert_eq!(screen.office.waivers, []);
    screen.at("Tab Ctrl-U Enter");
    assert_eq!(screen.office.waivers, [], "the rules want a reason");
    screen.at("'Chờ tuyển dụng' Enter");
    let [waiver] = screen.office.waivers.as_slice() else { panic!("{:?}", screen.office.waivers) };
    assert_eq!((waiver.rule.as_str(), waiver.target.to_string()), ("C1", "short".to_owned()));
    assert_eq!((waiver.decision_no.as_str(), waiver.reason.as_str()), ("QD 12", "Chờ tuyển dụng"));
    assert_eq!((waiver.period.from, waiver.period.to), (Some(day("2021-09-28")), Some(day("2021-12-31"))));
    assert_snapshot!(screen.screen(), @r#"
 daumoi  Lạng Sơn · 28/09/2021 · cả tỉnh       38 người  × 0  ▲ 1  ? 1  [hlung]
  Đơn vị / cán bộ                  Chức vụ                Trình độ  Từ  Biên chế
 ▼ Tỉnh Lạng Sơn                                                        ▲ 1  ? 1
   ► Sở Nội vụ                                                            √  2/2
   ▼ Huyện Hữu Lũng                                                     ▲ 1  4/4
       Hoàng Văn Ba                Phó Chủ tịch UBND      Đại học   2009
       Nông Thị Hoa                Chuyên viên            Đại học              ?
>    ►[Xã Cai Kinh]                                                       ○  0/1
     ► Xã Đồng Tân                                                        ▲  2/1
   ► Huyện Chi Lăng                                                     √  32/32








 ○ C1  thiếu 01, chưa có ai
       từ trước mọi số liệu · miễn trừ theo QD 12 đến 31/12/2021 · hết miễn trừ,
       thành vi phạm ngày 01/01/2022 · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của
       UBND tỉnh Lạng Sơn
 Đã lưu. Ctrl+Z hoàn tác.
 ↑↓←→ đi  Enter sửa  t thêm  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  q thoát
"#);
    screen.at("Ctrl-Z");
    assert_eq!(screen.office.waivers, [], "one step");
}

#[test]
fn the_rules_bound_what_is_excused() {
    let mut screen = at_cai_kinh();
    screen.at("m 'QD 12' Tab '01/10/2022' Tab 'x' Enter");
    assert!(screen.screen().contains("12 tháng"), "{}", screen.screen());
    screen.at("Esc");
    // What cannot be told is not excused.
    screen.go("nong thi hoa").at("m");
    assert!(screen.screen().contains("không có phát hiện nào miễn trừ được"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
}

#[test]
fn more_people_are_allowed_or_a_person_is_accepted() {
    let mut screen = Driver::new();
    screen.go("dong tan").at("m 'QD 3' Tab '31/12' Tab 'Luân chuyển' Tab Tab 'cho phep' Enter");
    let [waiver] = screen.office.waivers.as_slice() else { panic!("{}", screen.screen()) };
    assert_eq!((waiver.kind, waiver.target.to_string()), (WaiverKind::ChangeCount(2), "over".to_owned()));
    let mut screen = Driver::new();
    let hoa = screen.office.people.iter().find(|person| person.full_name == "Nông Thị Hoa").unwrap().id;
    let known = screen.office.people.iter_mut().find(|person| person.id == hoa).unwrap();
    known.service_start = crate::domain::day::PartialDate::parse("2020-05").ok();
    screen.tell(crate::tui::message::Message::Changed);
    screen.go("huyen huu lung").at("m 'QD 4' Tab '31/12' Tab 'Thiếu người' Tab Tab 'chap nhan nong' Enter");
    let [waiver] = screen.office.waivers.as_slice() else { panic!("{}", screen.screen()) };
    assert_eq!(waiver.kind, WaiverKind::AcceptPerson(hoa));
    assert_eq!(waiver.target, WaiverTarget::Slot("work".to_owned()));
}

#[test]
fn a_refused_waiver_keeps_what_was_typed() {
    let mut screen = at_cai_kinh();
    screen.office.refuse = Some(WaiverFault::NoProfile.into());
    screen.at("m 'QD 12' Tab '31/12' Tab 'Chờ' Enter");
    assert!(screen.screen().contains("QD 12"), "{}", screen.screen());
    screen.at("Enter");
    assert_eq!(screen.office.waivers.len(), 1);
}

#[test]
fn waivers_are_listed_and_taken_back() {
    let mut screen = at_cai_kinh();
    screen.at("m 'QD 12' Tab '15/10' Tab 'Chờ tuyển dụng' Enter");
    screen.go("dong tan").at("m 'QD 3' Tab '31/12' Tab 'Luân chuyển' Enter");
    screen.at("b 'mien tru' Enter");
    assert_snapshot!(screen.screen(), @r#"
 Miễn trừ · 2
    Mã    Đơn vị                      Quyết định      Đến hết     Tình trạng
>▲  C1    Xã Cai Kinh                 QD 12           15/10/2021  còn 17 ngày
 ○  C1    Xã Đồng Tân                 QD 3            31/12/2021  đang dùng














 Xã Cai Kinh · C1/short · miễn trừ · từ 28/09/2021 đến 15/10/2021
 Còn 17 ngày: hết hạn thì phát hiện trở lại
 Lý do: Chờ tuyển dụng

 Đã lưu. Ctrl+Z hoàn tác.
 ↑↓←→ đi  Enter tới dòng  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  m miễn trừ
"#);
    screen.at("Enter");
    assert!(screen.cursor_row().contains("Xã Cai Kinh"), "{}", screen.screen());
    screen.at("Esc m");
    assert!(screen.screen().contains("Bỏ miễn trừ QD 12"), "{}", screen.screen());
    screen.at("m Esc");
    assert_eq!(screen.office.waivers.len(), 2, "the key that asked does not answer");
    screen.at("m x");
    assert_eq!(screen.office.waivers.len(), 1);
    // From the finding itself.
    screen.at("Esc").go("dong tan").at("m x");
    assert_eq!(screen.office.waivers.len(), 0);
}
