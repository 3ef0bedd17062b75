//! The sheet of accounts.

use insta::assert_snapshot;

use crate::domain::rights::{AdminRole, Rights};
use crate::domain::unit::UnitPath;
use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::settings::Settings;
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::{Office, day};

fn office() -> Office {
    let mut office = Office::new();
    office.account("hlung", AdminRole::Administrator, "Huyện Hữu Lũng");
    office.account("langson", AdminRole::Administrator, "Tỉnh Lạng Sơn");
    office.account("thu", AdminRole::Viewer, "Sở Nội vụ");
    office.account("caikinh", AdminRole::Editor, "Xã Cai Kinh");
    office.accounts[2].keys[0].expires = Some(day("2021-08-31"));
    office.accounts[3].keys[0].expires = Some(day("2021-12-31"));
    office
}

fn opened(office: Office, settings: Settings, size: (u16, u16)) -> Driver {
    let mut screen = Driver::with(office, settings, size);
    screen.at("b 'tai khoan' Enter");
    screen
}

#[test]
fn accounts_stand_with_their_keys_and_what_they_may() {
    let mut screen = opened(office(), settings(), (80, 24));
    assert_snapshot!(screen.screen(), @r#"
 Tài khoản dưới quyền bạn                          4 tài khoản · 3 khoá mở được
 Tài khoản           Vai trò         Được sửa trong            Tình trạng
>hlung               quản trị        Huyện Hữu Lũng            1 khoá
   SHA256:hlung0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa          không hạn
 langson             quản trị        Tỉnh Lạng Sơn             1 khoá
   SHA256:langson0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa          không hạn
 thu                 người xem       Sở Nội vụ               ▲ hết khoá mở được
   SHA256:thu0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa        ▲ hết 31/08/2021
 caikinh             người nhập liệu Xã Cai Kinh               1 khoá
   SHA256:caikinh0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa          đến 31/12/2021








── hlung · quản trị: mọi việc, cả tài khoản dưới quyền
 sửa trong Huyện Hữu Lũng



 Enter sửa  ↑↓←→ đi  t thêm  c đơn vị  + khoá  x thu hồi  g tới  F1 giúp  Esc về
"#);
    screen.at("End");
    assert_snapshot!(screen.screen().lines().skip(18).collect::<Vec<_>>().join("\n"), @r#"
── caikinh · người nhập liệu: nhập và sửa cán bộ
 SHA256:caikinh0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
 ssh-ed25519


 Enter sửa  ↑↓←→ đi  t thêm  c đơn vị  + khoá  x thu hồi  g tới  F1 giúp  Esc về
"#);
    let narrow = opened(office(), settings(), (60, 15));
    assert_snapshot!(narrow.screen(), @r#"
 Tài khoản dưới quyền bạn      4 tài khoản · 3 khoá mở được
 Tài khoản      Vai trò     Được sửa trong Tình trạng
>hlung          quản trị    Huyện Hữu L…   1 khoá
   SHA256:hlung0aaaaaaaaaaaaaaaaaaaaaaa…   không hạn
 langson        quản trị    Tỉnh Lạng S…   1 khoá
   SHA256:langson0aaaaaaaaaaaaaaaaaaaaa…   không hạn
 thu            người xem   Sở Nội vụ    ▲ hết khoá mở được
   SHA256:thu0aaaaaaaaaaaaaaaaaaaaaaaaa… ▲ hết 31/08/2021
 caikinh        người nhập… Xã Cai Kinh    1 khoá
   SHA256:caikinh0aaaaaaaaaaaaaaaaaaaaa…   đến 31/12/2021

── hlung · quản trị: mọi việc, cả tài khoản dưới quyền
 sửa trong Huyện Hữu Lũng

 Enter sửa  t thêm  c đơn vị  + khoá  F1 giúp  Esc về
"#);
}

#[test]
fn who_is_alone_on_his_machine_learns_how_to_begin() {
    let screen = opened(Office::new(), settings(), (80, 24));
    assert_snapshot!(screen.screen(), @r#"
Tài khoản dưới quyền bạn                          0 tài khoản · 0 khoá mở được
Tài khoản           Vai trò         Được sửa trong            Tình trạng
  Chưa có tài khoản: bạn dùng danh sách này một mình, trên máy của mình.
  Nhiều người cùng dùng qua SSH: chạy daumoi server install trên máy chủ
  (README, "Office server"), rồi t thêm từng tài khoản với khoá công khai của
  người ấy.

















↑↓←→ đi  t thêm  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  p phát hiện
"#);
}

#[test]
fn an_account_is_made_with_its_key_in_one_step() {
    let mut screen = opened(office(), settings(), (80, 24));
    screen.at("t 'dong tan' Enter");
    assert_snapshot!(screen.screen().lines().skip(18).collect::<Vec<_>>().join("\n"), @r#"
Tài khoản mới: sửa trong Xã Đồng Tân
 Tên [                ]  Vai trò [người nhập liệu ]
 Khoá [                        ]  Hạn [           ]
 Tên ghi trong nhật ký, không đổi được về sau: chữ, số, . - _

Enter lưu, xuống  Tab lưu, sang phải  Esc bỏ, giữ giá trị cũ  F1 giúp
"#);
    screen.at("'dtan' Tab");
    assert!(screen.screen().contains("người nhập liệu"), "{}", screen.screen());
    screen.at("'duyet' Tab");
    screen.tell(Message::Input(Input::Paste("ssh-ed25519 AAAAdongtan dtan@may\n".to_owned())));
    screen.at("Tab '31/12/2022' Enter");
    assert!(screen.message().contains("Đã lưu tài khoản"), "{}", screen.screen());
    assert_eq!(screen.office.written, 1);
    let made = screen.office.accounts.last().unwrap().clone();
    assert_eq!((made.name.as_str(), made.role), ("dtan", AdminRole::Approver));
    assert_eq!((made.edit.name.as_str(), made.view.name.as_str()), ("Xã Đồng Tân", "Xã Đồng Tân"));
    assert_eq!((made.keys.len(), made.keys[0].expires), (1, Some(day("2022-12-31"))));
    assert!(screen.screen().contains("dtan"), "{}", screen.screen());
}

#[test]
fn what_is_refused_stays_in_its_fields() {
    let mut screen = opened(office(), settings(), (80, 24));
    screen.at("t 'dong tan' Enter 'thu' Enter");
    assert!(screen.message().contains("Đã có tài khoản «thu»"), "{}", screen.screen());
    assert!(screen.screen().contains("Tài khoản mới"), "{}", screen.screen());
    screen.at("'moi' Tab Tab 'khong phai khoa' Enter");
    assert!(screen.message().contains("Không dùng được khoá này"), "{}", screen.screen());
    assert!(screen.office.accounts.iter().all(|account| account.name != "moi"), "together or not at all");
    screen.at("Tab 'mai' Enter");
    assert!(screen.screen().contains("«mai» không phải là ngày"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("Tài khoản"), "{}", screen.screen());
}

#[test]
fn role_unit_and_key_are_changed() {
    let mut screen = opened(office(), settings(), (80, 24));
    let account = |screen: &Driver, name: &str| {
        screen.office.accounts.iter().find(|account| account.name == name).unwrap().clone()
    };
    screen.at("End Up");
    assert!(screen.cursor_row().contains("caikinh"), "{}", screen.screen());
    screen.at("Enter 'xem' Enter");
    assert_eq!(account(&screen, "caikinh").role, AdminRole::Viewer);
    screen.at("c 'chi lang' Enter");
    assert_eq!(account(&screen, "caikinh").edit.name, "Huyện Chi Lăng");
    assert_eq!(account(&screen, "caikinh").view.name, "Huyện Chi Lăng", "who sees what he edits goes on so");
    screen.at("+ 'ssh-ed25519 BBBB' Enter");
    assert_eq!(account(&screen, "caikinh").keys.len(), 2);
    screen.at("Down Enter '30/06/2022' Enter");
    assert_eq!(account(&screen, "caikinh").keys[0].expires, Some(day("2022-06-30")));
    screen.at("x");
    assert!(screen.screen().contains("Thu hồi khoá SHA256:caikinh0"), "{}", screen.screen());
    screen.at("x");
    assert!(!account(&screen, "caikinh").keys[0].revoked, "the key that asked does not answer");
    screen.at("Enter");
    assert!(account(&screen, "caikinh").keys[0].revoked);
    screen.at("x");
    assert!(screen.message().contains("Khoá này đã bị thu hồi"), "{}", screen.screen());
    screen.at("Up x Enter");
    assert!(account(&screen, "caikinh").revoked);
    assert!(screen.cursor_row().contains("đã thu hồi"), "{}", screen.screen());
    screen.at("x Enter");
    assert!(!account(&screen, "caikinh").revoked, "let in again");
}

#[test]
fn only_what_is_below_can_be_changed_and_only_in_ones_own_part() {
    let mut office = office();
    let path = office.find_unit(office.id("Huyện Hữu Lũng")).path.clone();
    office.rights = Rights { role: AdminRole::Administrator, edit: path.clone(), view: path };
    let mut screen = opened(office, settings(), (80, 24));
    // His own account and that of his commune; nobody above or beside him.
    assert!(screen.screen().contains("hlung (bạn)") && screen.screen().contains("caikinh"));
    assert!(!screen.screen().contains("langson") && !screen.screen().contains("Sở Nội vụ"));
    screen.at("Home x");
    assert!(screen.message().contains("không ở dưới quyền bạn"), "{}", screen.screen());
    screen.at("t 'chi lang'");
    assert!(!screen.screen().contains("Huyện Chi Lăng"), "{}", screen.screen());
    screen.at("Esc t 'huu lung' Enter 'hai' Tab");
    assert!(!screen.line("người duyệt").contains("quản trị"), "{}", screen.screen());
}

#[test]
fn others_than_administrators_are_told_so() {
    let mut office = office();
    office.rights =
        Rights { role: AdminRole::Approver, edit: UnitPath::default(), view: UnitPath::default() };
    let mut screen = Driver::with(office, settings(), (80, 24));
    screen.at(": 'tai khoan va khoa' Enter");
    assert!(screen.message().contains("Chỉ quản trị"), "{}", screen.screen());
}
