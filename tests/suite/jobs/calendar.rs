use crate::jobs::home;

/// The calendar of the sample says what `forecast` says, and leads to the unit and to the day.
#[test]
fn the_coming_changes_are_seen_by_day_and_lead_to_their_unit() {
    let (desk, mut terminal) = home();
    let forecast = desk.run(&["forecast", "--format", "json"]).expect(0).json();
    let changes = forecast["changes"].as_array().unwrap().len();
    let first = forecast["changes"][0].clone();
    terminal.keys("<Home><Home>");
    terminal.wait_cursor("Tỉnh Lạng Sơn");
    terminal.keys("blich thay doi<Enter>");
    terminal.wait("the whole calendar", |lines| {
        lines[0].contains("Lịch thay đổi · Tỉnh Lạng Sơn") && lines[0].contains(&format!("· {changes}"))
    });
    let unit = first["unit_name"].as_str().unwrap().to_owned();
    terminal.wait_cursor(first["rule"].as_str().unwrap());
    terminal.keys("<Enter>");
    terminal.wait_gone("Lịch thay đổi");
    terminal.wait_cursor(&unit);
    terminal.keys("<Esc>");
    terminal.wait_for("Lịch thay đổi");
    terminal.keys("@<Enter>");
    let [year, month, day] = first["day"].as_str().unwrap().split('-').collect::<Vec<_>>()[..] else {
        panic!()
    };
    terminal.wait_for(&format!("{day}/{month}/{year} CHỈ XEM"));
}
