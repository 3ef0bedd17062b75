//! Pasted blocks of rows: what they mean, what is wrong with them, one change for all.

use insta::assert_snapshot;

use crate::domain::field::Field;
use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

fn paste(screen: &mut Driver, text: &str) {
    screen.tell(Message::Input(Input::Paste(text.to_owned())));
}

const THREE: &str = "Họ và tên\tĐơn vị\tChức vụ\tTrình độ\tNgày sinh\n\
    Vi Văn Tài\tXã Cai Kinh\tVăn phòng - Thống kê\tCao đẳng\t2/3/1990\n\
    Hứa Thị Bích\tXã Bản 1\tCông chức\tĐại học\t020391\n\
    Lý Thị Mơ\tXã Đồng Tân\t\tThạc sĩ\t\n";

/// Days as people write them, whatever the separators, with and without zeros.
#[test]
fn dates_in_many_forms_are_read() {
    let mut screen = Driver::new();
    let dates = ["28/9/1990", "280990", "28-09-1990", "1990-09-28", "28.9.1990"];
    let rows: Vec<String> =
        (1..).zip(dates).map(|(n, date)| format!("Vi Văn {n}\tXã Cai Kinh\t{date}")).collect();
    paste(&mut screen, &format!("Họ và tên\tĐơn vị\tNgày sinh\n{}\n", rows.join("\n")));
    assert!(screen.title().contains("5 mới · 0 cập nhật · 0 lỗi"), "{}", screen.screen());
    screen.at("Enter");
    let born = screen.office.people.iter().filter(|person| person.full_name.starts_with("Vi Văn "));
    let days: Vec<String> = born.map(|person| person.get(Field::BirthDate)).collect();
    assert_eq!(days, ["1990-09-28"; 5]);
}

/// Scenario 14.
#[test]
fn three_rows_are_taken_in_by_one_key_and_back_by_one() {
    let mut screen = Driver::new();
    paste(&mut screen, THREE);
    assert!(screen.title().contains("2 mới · 1 cập nhật · 0 lỗi"), "{}", screen.screen());
    assert_snapshot!(screen.screen(), @r#"
 Dán · 2 mới · 1 cập nhật · 0 lỗi                              × 1 → 0  ▲ 1 → 4
              Họ và tên     Đơn vị       Chức vụ               Trình độ
> + mới      [Vi Văn Tài]   Xã Cai Kinh  Văn phòng - Thống kê  Cao đẳng
  + mới       Hứa Thị Bích  Xã Bản 1     Công chức             Đại học
  ~ cập nhật  Lý Thị Mơ     Xã Đồng Tân                        Thạc sĩ













 Thêm Vi Văn Tài · Xã Cai Kinh
 Enter nhập tất cả · F2 sửa ô · - + đổi nghĩa cột · x bỏ dòng · Esc thôi



 Enter nhập  ↑↓←→ đi  F2 sửa ô  - + nghĩa cột  x bỏ dòng  g tới  F1 giúp  Esc về
"#);
    let people = screen.office.people.len();
    screen.at("Enter");
    assert_eq!((screen.office.people.len(), screen.office.written), (people + 2, 1));
    assert!(screen.message().contains("2 người mới, cập nhật 1"), "{}", screen.screen());
    assert!(screen.title().contains("cả tỉnh"));
    let born = screen.office.people.iter().find(|person| person.full_name == "Hứa Thị Bích").unwrap();
    assert_eq!(
        (born.get(Field::BirthDate), born.get(Field::Qualification)),
        ("1991-03-02".to_owned(), "university".to_owned())
    );
    screen.at("Ctrl-Z");
    assert_eq!(screen.office.people.len(), people);
}

#[test]
fn a_fault_names_its_cell_and_is_corrected_there() {
    let mut screen = Driver::new();
    paste(
        &mut screen,
        "Họ và tên\tĐơn vị\tTrình độ\nVi Văn Tài\tXã Cai Kinh\tgiỏi\nMa Thị Én\tXã Không Có\t\n",
    );
    assert!(screen.title().contains("0 mới · 0 cập nhật · 2 lỗi"), "{}", screen.screen());
    assert!(screen.screen().contains("Không hiểu «giỏi»"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.message().contains("Còn 2 dòng lỗi"), "{}", screen.screen());
    assert_eq!(screen.office.written, 0);
    screen.at("Right Right F2 Ctrl-U 'đại học' Enter");
    assert!(screen.title().contains("1 mới · 0 cập nhật · 1 lỗi"), "{}", screen.screen());
    screen.at("Down");
    assert!(screen.screen().contains("Không có đơn vị «Xã Không Có»"), "{}", screen.screen());
    screen.at("x");
    assert!(screen.title().contains("1 mới · 0 cập nhật · 0 lỗi"));
    screen.at("Enter");
    assert_eq!(screen.office.written, 1);
}

#[test]
fn a_column_gets_another_meaning_and_names_without_a_unit_go_to_that_of_the_cursor() {
    let mut screen = Driver::new();
    screen.go("cai kinh");
    paste(&mut screen, "Vi Văn Tài\tVăn phòng - Thống kê\nMa Văn Én\tCông chức\n");
    assert!(screen.title().contains("2 mới"), "{}", screen.screen());
    assert!(screen.screen().contains("× 1 → "), "the effect is seen first: {}", screen.screen());
    screen.at("Right +");
    assert!(screen.screen().contains("1/") || screen.screen().contains("lỗi"), "{}", screen.screen());
    screen.at("-");
    assert!(screen.title().contains("2 mới"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("cả tỉnh"));
    assert_eq!(screen.office.written, 0);
}

#[test]
fn what_is_no_list_is_refused_with_a_reason() {
    for (text, said) in [
        ("\u{1}\u{2}\tx\ny".to_owned(), "không phải là văn bản"),
        ("x\t".repeat(60) + "\n", "61 cột"),
        ("x\ty\n".repeat(3_000_000), "KiB"),
        ("x\ty\n".repeat(6_000), "6000 dòng"),
    ] {
        let mut screen = Driver::new();
        paste(&mut screen, &text);
        assert!(screen.message().contains(said), "{said}: {}", screen.message());
        assert!(screen.title().contains("cả tỉnh"));
    }
}

#[test]
fn rows_with_too_many_cells_and_twins_are_faults() {
    let mut screen = Driver::new();
    paste(&mut screen, "Họ và tên\tĐơn vị\nLý Thị Mơ\tXã Đồng Tân\tthừa\n");
    assert!(screen.screen().contains("Dòng có 3 ô, bảng có 2 cột"), "{}", screen.screen());
    let mut screen = Driver::new();
    let twice =
        "Họ và tên\tĐơn vị\tTrình độ\nLý Thị Mơ\tXã Đồng Tân\tĐại học\nLý Thị Mơ\tXã Đồng Tân\tThạc sĩ\n";
    paste(&mut screen, twice);
    assert!(screen.title().contains("0 mới · 1 cập nhật · 1 lỗi"), "{}", screen.screen());
}

#[test]
fn a_refused_paste_stays_with_all_that_was_typed() {
    let mut screen = Driver::new();
    paste(&mut screen, THREE);
    screen.office.refuse = Some(crate::domain::fault::store::StoreFault::DiskFull.into());
    screen.at("Enter");
    assert!(screen.title().contains("2 mới · 1 cập nhật"), "{}", screen.screen());
    assert!(screen.message().contains("Đĩa đầy"), "{}", screen.screen());
    screen.at("Enter");
    assert!(screen.message().contains("2 người mới"), "{}", screen.screen());
}
