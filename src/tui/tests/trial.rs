//! Trying a changed rule text, taking it over, taking that back.

use std::sync::Arc;

use insta::assert_snapshot;

use crate::domain::day::Day;
use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::norms::{RuleText, Trial, Trialled};
use crate::domain::report::{FindingChange, Tried};
use crate::domain::rights::{AdminRole, Rights};
use crate::domain::unit::UnitPath;
use crate::messages::Lang;
use crate::rules::compare::differences;
use crate::rules::decode::decode;
use crate::rules::judge::Judge;
use crate::rules::norms;
use crate::tui::effect::Effect;
use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::settings::Settings;
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::{Office, day};

const RULES: &str = include_str!("rules.toml");

/// What the store would answer: units only.
fn tried(office: &Office, source: &str) -> Trial {
    let decoded = decode(source, "moi.toml");
    let Some(profile) = decoded.profile else {
        return Trial::Broken { source: source.to_owned(), faults: decoded.faults };
    };
    let profile = Arc::new(profile);
    let before = Arc::clone(&office.profile);
    let mut judges = [Judge::new(Arc::clone(&before)), Judge::new(Arc::clone(&profile))];
    let mut changes = Vec::new();
    for unit in &office.units {
        let [old, new] = judges.each_mut().map(|judge| judge.unit(&office.facts(unit), office.day).findings);
        changes.extend(differences((&before, &old), (&profile, &new)).into_iter().map(|pair| {
            FindingChange {
                rule: pair.rule,
                unit: unit.clone(),
                person: None,
                before: pair.before,
                after: pair.after,
            }
        }));
    }
    let norms = norms::differences(Some(&before), &profile);
    let worse = u64::try_from(changes.len()).unwrap();
    let tried = Tried { before: Some(before), worse, better: 0, added: worse, gone: 0, changed: 0 };
    Trial::Good(Box::new(Trialled { profile, day: office.day, tried, norms, changes }))
}

fn answer(screen: &mut Driver, source: &str) {
    let trial = tried(&screen.office, source);
    screen.tell(Message::Tried(Box::new(Ok(trial))));
}

fn stricter() -> String {
    let from = "id = \"C1\"\nkind = \"slots\"\nfor = \"commune\"\nseverity = \"error\"";
    assert!(RULES.contains(from));
    RULES
        .replace(from, &from.replace("\"error\"", "\"warning\""))
        .replace("id = \"K1\"", "id = \"K9\"")
        .replace("min = 2 }", "min = 12 }")
}

/// The sheet of rules with a trial of this text.
fn trial_of(source: &str) -> Driver {
    let mut screen = Driver::new();
    screen.at("L t '/home/lan/moi.toml' Enter");
    let wanted = Effect::TryRules(RuleText::File("/home/lan/moi.toml".to_owned()), day("2021-09-28"));
    assert!(screen.wanted.contains(&wanted), "{:?}", screen.wanted);
    answer(&mut screen, source);
    screen
}

#[test]
fn a_changed_file_shows_which_norms_and_findings_differ() {
    let mut screen = Driver::new();
    screen.at("L t");
    assert_snapshot!(screen.screen(), @r#"
 Quy tắc · Hệ thống công chức đầu mối KSTTHC tỉnh Lạng Sơn           9 định mức
   Mã       Định mức                                    Đạt  Không      ?   Miễn
 √ langson-2020 · từ 21/03/2020 đến 30/06/2025 · đang có hiệu lực
>√ P1       sở, ban, ngành, văn phòng (trừ nơi the…       1      0      0      0
   P1-VP    đơn vị mã VPUBND: đúng 03 người, trong…       0      0      0      0
 ? D1       cấp huyện: đúng 02 người, trong đó 01 …       1      0      1      0
 × C1       cấp xã: đúng 01 người; nên có người gi…      30      2      0      0
 √ Q1       sở, ban, ngành, văn phòng, cấp huyện: …       3      0      0      0
 √ Q2       cấp xã: mỗi cán bộ có trình độ từ Trun…      32      0      0      0
 √ K1       mọi đơn vị: mỗi cán bộ có điện thoại v…      36      0      0      0
 √ S1       cấp tỉnh, cấp huyện: ít nhất 90% cán b…       3      0      0      0
 √ S2       cấp tỉnh: mọi cán bộ (sở, ban, ngành, …       1      0      0      0






 Thử tệp quy tắc: chưa ghi gì, bộ đang dùng giữ nguyên
  Tệp [                                                                  ]
  đường dẫn của tệp .toml trên máy này · Esc thôi

 Hoặc dán cả nội dung tệp vào bảng Quy tắc.
 Enter lưu, xuống  Tab lưu, sang phải  Esc bỏ, giữ giá trị cũ  F1 giúp
"#);
    screen.at("'moi.toml' Enter");
    assert!(screen.screen().contains("Đang thử …"), "{}", screen.screen());
    answer(&mut screen, &stricter());
    assert_snapshot!(screen.screen(), @r#"
 Thử quy tắc · moi.toml                         1 đơn vị sẽ thêm vi phạm, 0 bớt
 Đổi  Mã       Định mức, đơn vị     Sẽ thành
>đổi  P1       … phòng, … hoặc đủ 12 năm công tác); thiếu quá 30 ngày: nghiêm t…
 đổi  P1-VP    … phòng, … hoặc đủ 12 năm công tác); thiếu quá 30 ngày: nghiêm t…
 đổi  D1       … phòng HĐND-UBND hoặc đủ 12 năm công tác); thiếu quá 30 ngày: n…
 đổi  C1       … Thống kê · mức cảnh báo · thừa: lưu ý · Căn cứ: QĐ 478/QĐ-UBND…
 mới  K9       mọi đơn vị: mỗi cán bộ có điện thoại và có thư điện tử · mức cản…
 bỏ   K1       mọi đơn vị: mỗi cán bộ có điện thoại và có thư điện tử · mức cản…
 ×→▲  C1       Xã Cai Kinh          thiếu 01, chưa có ai (cảnh báo)









── P1 · đổi
 Trước: … phòng, … hoặc đủ 2 năm công tác); thiếu quá 30 ngày: nghiêm trọng · m…
 Sau:   … phòng, … hoặc đủ 12 năm công tác); thiếu quá 30 ngày: nghiêm trọng ·
 mức vi phạm · thừa: lưu ý · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBND tỉn…
 Phát hiện: thêm 1, hết 0, đổi 0. Chưa ghi gì.
 t đưa vào dùng  ↑↓←→ đi  r thử lại  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về
"#);
}

#[test]
fn a_finding_that_differs_leads_to_its_unit_and_back() {
    let mut screen = trial_of(&stricter());
    while screen.model.sheet().and_then(crate::tui::sheet::Sheet::row_key).is_none() {
        screen.at("Down");
    }
    assert_snapshot!(screen.screen(), @r#"
 Thử quy tắc · moi.toml                         1 đơn vị sẽ thêm vi phạm, 0 bớt
 Đổi  Mã       Định mức, đơn vị     Sẽ thành
 đổi  P1       … phòng, … hoặc đủ 12 năm công tác); thiếu quá 30 ngày: nghiêm t…
 đổi  P1-VP    … phòng, … hoặc đủ 12 năm công tác); thiếu quá 30 ngày: nghiêm t…
 đổi  D1       … phòng HĐND-UBND hoặc đủ 12 năm công tác); thiếu quá 30 ngày: n…
 đổi  C1       … Thống kê · mức cảnh báo · thừa: lưu ý · Căn cứ: QĐ 478/QĐ-UBND…
 mới  K9       mọi đơn vị: mỗi cán bộ có điện thoại và có thư điện tử · mức cản…
 bỏ   K1       mọi đơn vị: mỗi cán bộ có điện thoại và có thư điện tử · mức cản…
>×→▲  C1       Xã Cai Kinh          thiếu 01, chưa có ai (cảnh báo)









── C1 · Xã Cai Kinh
 Trước: thiếu 01, chưa có ai (vi phạm)
 Sau:   thiếu 01, chưa có ai (cảnh báo)

 Phát hiện: thêm 1, hết 0, đổi 0. Chưa ghi gì.
 t đưa vào dùng  ↑↓←→ đi  r thử lại  Enter tới dòng  F8 lỗi kế  F1 giúp  Esc về
"#);
    let row = screen.cursor_row();
    screen.at("Enter");
    assert!(screen.title().contains("28/09/2021"), "{}", screen.screen());
    screen.at("Esc");
    assert_eq!(screen.cursor_row(), row, "back to the same row");
    screen.at("Esc");
    assert!(screen.title().contains("Quy tắc"), "{}", screen.screen());
}

#[test]
fn of_a_broken_file_each_fault_is_shown_in_its_place() {
    let broken = RULES
        .replace("severity = \"error\"", "severity = \"errror\"")
        .replace("kind = \"each\"", "knd = \"each\"");
    let mut screen = trial_of(&broken);
    assert_snapshot!(screen.screen(), @r#"
 Thử quy tắc · moi.toml                                                  11 lỗi
 Dòng:cột    Sai ở đâu, sửa thế nào
>55:12       Không có mức độ nào tên là «errror»; có phải «error»?
 74:12       Không có mức độ nào tên là «errror»; có phải «error»?
 87:12       Không có mức độ nào tên là «errror»; có phải «error»?
 94:1        Thiếu khoá «kind»; thêm kind = … vào đây.
 96:1        Không có khoá «knd» ở đây; có phải «kind»?
 102:1       Thiếu khoá «kind»; thêm kind = … vào đây.
 104:1       Không có khoá «knd» ở đây; có phải «kind»?
 109:1       Thiếu khoá «kind»; thêm kind = … vào đây.
 111:1       Không có khoá «knd» ở đây; có phải «kind»?
 124:12      Không có mức độ nào tên là «errror»; có phải «error»?
 135:12      Không có mức độ nào tên là «errror»; có phải «error»?





 moi.toml, dòng 55, cột 12: Không có mức độ nào tên là «errror»; có phải
 «error»?
   55 | severity = "errror"
                   ^^^^^^^^
 Tệp có lỗi: bộ quy tắc đang dùng giữ nguyên.
 ↑↓←→ đi  r thử lại  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về  p phát hiện
"#);
    screen.at("t");
    assert_eq!(screen.message(), "Tệp có lỗi: sửa rồi thử lại.");
    assert!(screen.office.taken.is_empty());
    // Mended in an editor, the file is read again.
    screen.at("r");
    answer(&mut screen, &stricter());
    assert!(screen.title().contains("đơn vị sẽ thêm vi phạm"), "{}", screen.screen());
    let english = Settings { lang: Lang::En, ..settings() };
    let mut screen = Driver::with(Office::new(), english, (60, 15));
    screen.at("L t 'x' Enter");
    answer(&mut screen, &broken);
    assert_snapshot!(screen.screen(), @r#"
 Trial of rules · x                               11 faults
 Line:column What is wrong, what to do
>55:12       There is no severity “errror”; did you mean “e…
 74:12       There is no severity “errror”; did you mean “e…
 87:12       There is no severity “errror”; did you mean “e…
 94:1        The key “kind” is missing; add kind = … here.
 96:1        There is no key “knd” here; did you mean “kind…
 102:1       The key “kind” is missing; add kind = … here.
 104:1       There is no key “knd” here; did you mean “kind…
 109:1       The key “kind” is missing; add kind = … here.
 111:1       There is no key “knd” here; did you mean “kind…
 moi.toml, line 55, column 12: There is no severity
 “errror”; did you mean “error”?
 The file has faults: the rules in force stay as they are.
 r again  F8 next finding  F9 commands  F1 help  Esc back
"#);
}

#[test]
fn it_is_taken_over_from_a_day_on_and_taken_back() {
    let mut screen = trial_of(&stricter());
    screen.slow = true;
    screen.at("t");
    assert_snapshot!(screen.screen().lines().skip(18).collect::<Vec<_>>().join("\n"), @r#"
Đưa langson-2020 vào dùng
 từ [28/09/2021 ]
 từ ngày này bản mới thay bản cũ · để trống: từ đầu (21/03/2020) · Esc thôi

Phát hiện: thêm 1, hết 0, đổi 0. Chưa ghi gì.
Enter lưu, xuống  Tab lưu, sang phải  Esc bỏ, giữ giá trị cũ  F1 giúp
"#);
    screen.at("'1/13' Enter");
    assert!(screen.screen().contains("Đưa langson-2020 vào dùng"), "no day: {}", screen.screen());
    screen.at("Ctrl-U '1/10/2021' Enter");
    let from = Day::parse("2021-10-01").ok();
    assert_eq!(screen.office.taken, [(stricter(), from)]);
    screen.acknowledge();
    assert!(screen.message().starts_with("Đã đưa vào dùng"), "{}", screen.message());
    assert!(screen.title().contains("Quy tắc ·"), "{}", screen.screen());
    screen.at("x");
    assert!(screen.screen().contains("Hoàn tác lần đưa quy tắc vào dùng gần nhất"), "{}", screen.screen());
    screen.at("x Esc");
    assert!(!screen.wanted.iter().any(|effect| matches!(effect, Effect::UndoRules(_))));
    screen.at("x Enter");
    assert!(screen.wanted.iter().any(|effect| matches!(effect, Effect::UndoRules(_))));
}

#[test]
fn an_empty_day_means_the_first_one_of_the_file_and_a_refusal_keeps_the_row() {
    let mut screen = trial_of(&stricter());
    screen.office.refuse = Some(RuleFileFault::Overlap { profile: "khác".to_owned() }.into());
    screen.at("t Ctrl-U Enter");
    assert!(
        screen.message().contains("Thời gian hiệu lực trùng với bộ quy tắc «khác»"),
        "{}",
        screen.message()
    );
    assert!(screen.screen().contains("Đưa langson-2020 vào dùng"), "{}", screen.screen());
    screen.at("Enter");
    assert_eq!(screen.office.taken, [(stricter(), None)]);
}

#[test]
fn on_a_server_the_text_is_pasted_and_no_file_is_named() {
    let away = Settings { opens_files: false, ..settings() };
    let mut screen = Driver::with(Office::new(), away, (80, 24));
    screen.at("L t");
    assert!(screen.message().contains("vào bảng này"), "{}", screen.message());
    screen.tell(Message::Input(Input::Paste(stricter())));
    let wanted = Effect::TryRules(RuleText::Pasted(stricter().trim_end().to_owned()), day("2021-09-28"));
    assert!(screen.wanted.contains(&wanted));
    answer(&mut screen, &stricter());
    assert!(screen.title().contains("Thử quy tắc · văn bản đã dán"), "{}", screen.title());
}

#[test]
fn a_trial_can_be_stopped_and_what_cannot_be_read_is_said() {
    let mut screen = Driver::new();
    screen.at("L t 'moi.toml' Enter Ctrl-C");
    assert!(screen.wanted.contains(&Effect::Stop));
    screen.tell(Message::Tried(Box::new(Err(StoreFault::Cancelled.into()))));
    assert_eq!(screen.message(), "Đã dừng thử; chưa có gì thay đổi.");
    assert!(screen.title().contains("Quy tắc ·"), "{}", screen.screen());
    screen.at("t Enter");
    assert_eq!(screen.message(), "Hãy gõ tên tệp, hoặc Esc.");
    screen.at("'moi.toml' Enter");
    let unreadable = RuleFileFault::Unreadable { cause: "No such file".to_owned() };
    screen.tell(Message::Tried(Box::new(Err(unreadable.into()))));
    assert!(screen.message().contains("Không đọc được tệp quy tắc"), "{}", screen.message());
    // The name is there to be mended: what is typed next is no command.
    assert!(screen.screen().contains("[moi.toml"), "{}", screen.screen());
    screen.at("End Backspace 'x' Enter");
    let again = Effect::TryRules(RuleText::File("moi.tomx".to_owned()), day("2021-09-28"));
    assert!(screen.wanted.contains(&again), "{:?}", screen.wanted);
}

#[test]
fn only_an_approver_of_everything_takes_rules_over() {
    for (role, edit) in [(AdminRole::Editor, ""), (AdminRole::Approver, "00000001"), (AdminRole::Viewer, "")]
    {
        let mut office = Office::new();
        office.rights = Rights { role, edit: UnitPath(edit.to_owned()), view: UnitPath(String::new()) };
        let mut screen = Driver::with(office, settings(), (80, 24));
        screen.at("L t 'moi.toml' Enter");
        answer(&mut screen, &stricter());
        screen.at("t");
        assert_eq!(screen.message(), "Chỉ người duyệt của toàn bộ danh sách đổi được quy tắc.");
        screen.at("Esc x");
        assert_eq!(screen.message(), "Chỉ người duyệt của toàn bộ danh sách đổi được quy tắc.");
    }
}

/// While one tries, everything is believed to be unsaved.
#[test]
fn nothing_is_taken_over_while_changes_are_tried() {
    let mut screen = Driver::new();
    screen.at("= L t '/home/lan/moi.toml' Enter");
    answer(&mut screen, &stricter());
    screen.at("t");
    assert!(screen.message().contains("lưu hoặc bỏ trước đã"), "{}", screen.screen());
    assert!(!screen.screen().contains("Đưa langson-2020 vào dùng"), "{}", screen.screen());
}
