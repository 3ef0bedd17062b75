//! What findings about dates say: which date, how far it is, what was there before, which units.

use crate::harness::process::Desk;
use crate::harness::sample::{RULES, UNITS};

const DATES: &str = r#"
[[rule]]
id = "R1"
kind = "due"
for = "*"
date = "retirement"
steps = [ { before = "12m", severity = "info" }, { after = "0d", severity = "error" } ]

[[rule]]
id = "E1"
kind = "due"
for = "*"
date = "decision_expiry"
optional = true
steps = [ { before = "60d", severity = "warning" }, { after = "0d", severity = "error" } ]

[[rule]]
id = "T1"
kind = "recent"
for = "*"
event = "training"
topic = ["KSTTHC"]
period = "calendar_year"
warn_from = "10-01"
severity = "warning"

[[rule]]
id = "T2"
kind = "recent"
for = "agency"
event = "training"
period = "rolling"
within = "36m"
severity = "info"

[[rule]]
id = "U1"
kind = "unique"
of = "person"
scope = "province"
severity = "error"
"#;
const OFFICERS: &str = "key,unit_code,full_name,sex,birth_date,title,seat_from,decision_expiry,trained\n\
    A,SNV,Lý Văn Đức,nam,1961-08-15,Giám đốc,2015-01-01,2021-11-01,2020-05-10:KSTTHC\n\
    B,SNV,Vi Thị Mơ,nữ,1966-05-02,Phó Giám đốc,2015-01-01,2021-09-30,2018-03-04:KSTTHC\n\
    C,06424,Hoàng Văn Ba,nam,1990-01-01,Văn phòng - Thống kê,2015-01-01,,\n\
    C,06427,Hoàng Văn Ba,nam,1990-01-01,Văn phòng - Thống kê,2016-01-01,,\n";

#[test]
fn findings_about_dates_tell_the_date_and_what_was_before() {
    let desk = Desk::with(UNITS, &format!("{RULES}{DATES}"), OFFICERS);
    let texts = |lang: &str| {
        let checked =
            ["check", "--as-of", "2021-10-01", "--format", "json", "--fail-on", "never", "--lang", lang];
        let checked = desk.run(&checked).expect(0).json();
        let found = checked["findings"].as_array().unwrap().clone();
        move |key: &str| {
            let row = found.iter().find(|row| row["key"] == key);
            row.unwrap_or_else(|| panic!("{key}"))["text"].as_str().unwrap().to_owned()
        }
    };
    let vi = texts("vi");
    for (key, text) in [
        ("R1/SNV/due/A", "Lý Văn Đức: nghỉ hưu ngày 30/11/2021, còn 60 ngày"),
        ("R1/SNV/due/B", "Vi Thị Mơ: đã quá tuổi nghỉ hưu từ 01/10/2021"),
        ("E1/SNV/due/A", "Lý Văn Đức: hết nhiệm kỳ ngày 01/11/2021, còn 31 ngày"),
        ("E1/SNV/due/B", "Vi Thị Mơ: hết nhiệm kỳ ngày 30/09/2021, đã qua 1 ngày"),
        ("T1/SNV/recent/A", "Lý Văn Đức: chưa tập huấn KSTTHC năm 2021 (năm 2020 có)"),
        ("T1/SNV/recent/B", "Vi Thị Mơ: chưa tập huấn KSTTHC năm 2021 (lần cuối 04/03/2018)"),
        ("T1/06424/recent/C", "Hoàng Văn Ba: chưa tập huấn KSTTHC lần nào"),
        ("T2/SNV/recent/B", "Vi Thị Mơ: tập huấn lần cuối 04/03/2018, đã quá 36 tháng"),
        ("U1/06424/unique/C", "Hoàng Văn Ba: giữ vị trí cùng lúc ở Xã Đồng Tân và Xã Cai Kinh"),
    ] {
        assert_eq!(vi(key), text, "{key}");
    }
    let en = texts("en");
    assert_eq!(en("R1/SNV/due/A"), "Lý Văn Đức: retires on 2021-11-30, 60 days left");
    assert_eq!(en("T1/SNV/recent/A"), "Lý Văn Đức: no training in KSTTHC in 2021 (there was in 2020)");
    assert_eq!(en("U1/06424/unique/C"), "Hoàng Văn Ba: holds seats at once in Xã Đồng Tân and Xã Cai Kinh");
}
