//! `import waivers`, `list waivers`: what a decision excuses, until when, and what the profile does not let it excuse.

use serde_json::Value;

use crate::harness::process::{Desk, Ran};
use crate::harness::sample::{RULES, UNITS};

const HEAD: &str =
    "rule,unit_code,subtree,facet,kind,person,count,decision_no,decision_date,reason,from,to\n";
const BOUNDS: &str = "\n[waivers]\nkinds = [\"waive\", \"accept_person\", \"change_count\"]\n\
    require = [\"decision_no\", \"reason\", \"expires\"]\nmax_term = \"12m\"\nnever = [\"Q1\"]\n";
const OFFICERS: &str = "key,unit_code,full_name,title,service_start,qualification,seat_from\n\
    A,SNV,Lý Văn Đức,Chuyên viên,2010,university,2020-01-01\n\
    B,06424,Hoàng Văn Ba,Văn phòng - Thống kê,2010,college,2020-01-01\n\
    C,06424,Vi Thị Mơ,Tư pháp,2010,elementary,2020-01-01\n";

fn desk() -> Desk {
    Desk::with(UNITS, &format!("{RULES}{BOUNDS}"), OFFICERS)
}

fn import(desk: &Desk, rows: &str) -> Ran {
    let file = desk.file("waivers.csv", format!("{HEAD}{rows}"));
    desk.run(&["import", "waivers", &file])
}

fn finding(desk: &Desk, day: &str, key: &str) -> Value {
    let checked =
        desk.run(&["check", "--as-of", day, "--format", "json", "--fail-on", "never"]).expect(0).json();
    let found = checked["findings"].as_array().unwrap().iter().find(|finding| finding["key"] == key);
    found.cloned().unwrap_or(Value::Null)
}

#[test]
fn a_waived_finding_says_by_what_and_comes_back_the_day_after() {
    let desk = desk();
    import(&desk, "C1,06427,,short,waive,,,12/QĐ-UBND,2021-09-01,chờ tuyển dụng,2021-09-01,31/12/2021\n")
        .expect(0);
    let waived = finding(&desk, "2021-12-31", "C1/06427/short");
    assert_eq!((&waived["state"], &waived["severity"]), (&"waived".into(), &"error".into()));
    assert_eq!(waived["waiver"]["decision_no"], "12/QĐ-UBND");
    assert_eq!(waived["waiver"]["unit"], "06427");
    assert_eq!(waived["waiver"]["to"], "2021-12-31");
    assert_eq!(waived["changes_on"], "2022-01-01");
    let back = finding(&desk, "2022-01-01", "C1/06427/short");
    assert_eq!((&back["state"], &back["waiver"]), (&"breach".into(), &Value::Null));
    assert_eq!(finding(&desk, "2021-08-31", "C1/06427/short")["state"], "breach");
    desk.run(&["verify"]).expect(0);
    let history = desk.run(&["history", "--format", "json"]).expect(0).json();
    assert_eq!(history[0]["cause"], "import_waivers");
}

#[test]
fn a_person_is_accepted_and_a_number_changed() {
    let desk = desk();
    assert_eq!(finding(&desk, "2021-09-28", "P1/SNV/short")["missing"], serde_json::json!(["lead"]));
    assert_eq!(finding(&desk, "2021-09-28", "C1/06424/over")["state"], "breach");
    import(
        &desk,
        "P1,SNV,no,lead,accept_person,A,,13/QĐ-UBND,,quyền giám đốc,2021-09-01,2022-08-31\n\
         C1,186,yes,over,change_count,,2,14/QĐ-UBND,,địa bàn rộng,2021-09-01,2022-08-31\n",
    )
    .expect(0);
    assert_eq!(finding(&desk, "2021-09-28", "P1/SNV/short")["missing"], serde_json::json!(["work"]));
    assert_eq!(finding(&desk, "2021-09-28", "C1/06424/over"), Value::Null);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn what_the_profile_does_not_allow_is_refused_whole_with_its_place() {
    let desk = desk();
    let bad = [
        ("C1,06427,,short,waive,,,,,lý do,2021-09-01,2021-12-31", "decision_no"),
        ("C1,06427,,short,waive,,,1,,,2021-09-01,2021-12-31", "reason"),
        ("C1,06427,,short,waive,,,1,,lý do,2021-09-01,", "trường to"),
        ("C1,06427,,short,waive,,,1,,lý do,2021-09-01,2022-09-01", "12 tháng"),
        ("C1,06427,,short,waive,,,1,,lý do,2021-09-01,2021-08-31", "trường to"),
        ("Q1,06424,,need,waive,,,1,,lý do,2021-09-01,2021-12-31", "Q1"),
        ("C9,06427,,short,waive,,,1,,lý do,2021-09-01,2021-12-31", "C9"),
        ("P1,SNV,,boss,waive,,,1,,lý do,2021-09-01,2021-12-31", "lead"),
        ("P1,SNV,,lead,waive,A,,1,,lý do,2021-09-01,2021-12-31", "person"),
        ("P1,SNV,,lead,accept_person,Z,,1,,lý do,2021-09-01,2021-12-31", "«Z»"),
        ("P1,SNV,,short,accept_person,A,,1,,lý do,2021-09-01,2021-12-31", "accept_person"),
        ("C1,06424,,over,change_count,,,1,,lý do,2021-09-01,2021-12-31", "count"),
        ("C1,06424,,over,change_count,,hai,1,,lý do,2021-09-01,2021-12-31", "«hai»"),
        ("C1,99999,,short,waive,,,1,,lý do,2021-09-01,2021-12-31", "99999"),
        ("C1,06427,maybe,short,waive,,,1,,lý do,2021-09-01,2021-12-31", "«maybe»"),
        ("C1,06427,,short,forgive,,,1,,lý do,2021-09-01,2021-12-31", "«forgive»"),
    ];
    let before = desk.run(&["history", "--format", "json"]).out;
    let good = "C1,06427,,short,waive,,,1,,lý do,2021-09-01,2021-12-31\n";
    for (row, said) in bad {
        import(&desk, &format!("{good}{row}\n")).expect(2).says(&["dòng 3", said]);
    }
    let all = bad.map(|(row, _)| row).join("\n") + "\n";
    assert_eq!(desk.run(&["history", "--format", "json"]).out, before, "nothing was written");
    import(&desk, &all).expect(2);
    let file = desk.file("waivers.csv", format!("{HEAD}{good}"));
    desk.run(&["import", "waivers", &file, "--dry-run"]).expect(0).says(&["1"]);
    assert_eq!(desk.run(&["history", "--format", "json"]).out, before, "a dry run writes nothing");
}

#[test]
fn a_waiver_without_effect_is_warned_of() {
    let desk = desk();
    import(&desk, "P1,06427,,short,waive,,,1,,lý do,2021-09-01,2021-12-31\n").expect(0).says(&["dòng 2"]);
}

#[test]
fn the_list_can_be_taken_in_again_and_says_what_is_needed() {
    let rows = "C1,06427,,short,waive,,,12/QĐ-UBND,2021-09-01,chờ tuyển dụng,2021-09-01,2021-12-31\n\
        C1,06424,yes,over,change_count,,2,13/QĐ,,\"hai người, một việc\",2021-01-01,2021-06-30\n\
        C1,06424,,prefer,waive,,,14/QĐ,,đang tìm,2021-01-01,2021-12-31\n";
    let desk = desk();
    import(&desk, rows).expect(0);
    let list = ["list", "waivers", "--as-of", "2021-09-28", "--format"];
    let listed = desk.run(&[&list[..], &["json"]].concat()).expect(0).json();
    let told: Vec<(&str, &str)> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["decision_no"].as_str().unwrap(), row["standing"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("13/QĐ", "ended"), ("14/QĐ", "idle"), ("12/QĐ-UBND", "needed")]);
    assert_eq!((&listed[0]["count"], &listed[0]["subtree"]), (&2.into(), &true.into()));
    let csv = desk.run(&[&list[..], &["csv"]].concat()).expect(0).out;
    let again = self::desk();
    let file = again.file("waivers.csv", &csv);
    again.run(&["import", "waivers", &file]).expect(0);
    assert_eq!(again.run(&[&list[..], &["csv"]].concat()).expect(0).out, csv);
    let text = desk.run(&["list", "waivers", "--under", "06427"]).expect(0).out;
    assert!(text.contains("12/QĐ-UBND") && !text.contains("13/QĐ"), "{text}");
}
