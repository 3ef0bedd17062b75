//! What lies outside one's own subtree is said before anything is saved.

use crate::domain::rights::{AdminRole, Rights};
use crate::tui::message::Message;
use crate::tui::tests::driver::Driver;

/// The screen of an editor of the district of Hữu Lũng.
fn district() -> Driver {
    let mut screen = Driver::new();
    let own = screen.office.units.iter().find(|unit| unit.name == "Hữu Lũng" && unit.kind == "huyen");
    let own = own.unwrap().path.clone();
    screen.office.rights = Rights { role: AdminRole::Editor, edit: own.clone(), view: own };
    screen.tell(Message::Changed);
    screen
}

#[test]
fn nobody_is_moved_out_of_ones_own_subtree() {
    let mut screen = district();
    screen.go("nong thi hoa").at("c 'huyen chi lang' Enter");
    assert_eq!(
        screen.message(),
        "# Không chuyển tới Huyện Chi Lăng được: ngoài phần bạn được sửa.",
        "{}",
        screen.screen()
    );
    screen.at("Enter Esc");
    assert_eq!(screen.office.written, 0);
    screen.at("c 'cai k' Enter Enter Enter");
    assert_eq!(screen.office.written, 1, "within it he is: {}", screen.screen());
}

#[test]
fn marked_rows_outside_are_named_while_the_field_is_open_and_left_out() {
    let mut screen = district();
    screen.at("F9 'phang toan bo' Enter");
    let names: Vec<(String, bool)> = screen
        .office
        .seats
        .iter()
        .map(|seat| {
            let unit = screen.office.units.iter().find(|unit| unit.id == seat.unit).unwrap();
            let person = screen.office.people.iter().find(|person| person.id == seat.person).unwrap();
            (person.full_name.clone(), screen.office.rights.may_edit(&unit.path))
        })
        .collect();
    let (inside, outside) =
        (names.iter().filter(|one| one.1).count(), names.iter().filter(|one| !one.1).count());
    assert!(inside > 0 && outside > 0, "{names:?}");
    screen.at("* Right Right Right Enter 'thac'");
    let said = format!("Bỏ qua {outside} dòng ngoài phần bạn được sửa: ");
    let line = screen.line(&said);
    assert!(names.iter().any(|(name, may)| !may && line.contains(name.as_str())), "{line}");
    screen.at("Enter");
    assert_eq!(screen.office.written, 1, "{}", screen.screen());
    let is_theirs = |name: &str| names.iter().any(|(known, may)| !may && known == name);
    let theirs = screen.office.people.iter().filter(|person| is_theirs(&person.full_name));
    assert!(theirs.clone().count() > 0);
    for person in theirs {
        assert_eq!(person.version.0, 1, "{}", person.full_name);
    }
}
