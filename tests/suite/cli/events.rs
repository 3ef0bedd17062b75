//! `import events`: training classes and inspections.

use crate::harness::process::{Desk, Ran};
use crate::harness::sample::{RULES, UNITS};

const TIMED: &str = "
[[rule]]
id = \"T1\"
kind = \"recent\"
for = \"*\"
event = \"training\"
topic = [\"KSTTHC\"]
period = \"calendar_year\"
severity = \"warning\"

[[rule]]
id = \"I1\"
kind = \"recent\"
for = \"commune\"
subject = \"unit\"
event = \"inspection\"
period = \"rolling\"
within = \"36m\"
severity = \"info\"
";

fn desk() -> Desk {
    let officers = "key,unit_code,full_name,seat_from\nA,06424,Hoàng Văn Ba,2018-01-01\n";
    Desk::with(UNITS, &format!("{RULES}{TIMED}"), officers)
}

fn import(desk: &Desk, rows: &str) -> Ran {
    let file = desk.file("events.csv", format!("subject,date,kind,topic,note\n{rows}"));
    desk.run(&["import", "events", &file])
}

fn keys(desk: &Desk, of: &str) -> Vec<String> {
    let ran = desk.run(&["check", "--as-of", "2021-09-28", "--format", "json", "--fail-on", "never"]);
    let findings = ran.expect(0).json()["findings"].as_array().unwrap().clone();
    let keys = findings.iter().map(|finding| finding["key"].as_str().unwrap().to_owned());
    keys.filter(|key| key.starts_with(of)).collect()
}

#[test]
fn a_class_and_a_visit_count_at_once() {
    let desk = desk();
    assert_eq!(keys(&desk, "T1"), ["T1/06424/recent/A"]);
    assert_eq!(keys(&desk, "I1"), Vec::<String>::new(), "nothing is asked before the first visit");
    import(&desk, "A,2021-05-10,training,KSTTHC,lớp tại huyện\n06427,12/03/2021,inspection,,\n").expect(0);
    assert_eq!(keys(&desk, "T1"), Vec::<String>::new());
    assert_eq!(keys(&desk, "I1"), ["I1/06424/recent", "I1/06430/recent"]);
    desk.run(&["verify"]).expect(0);
    // The same file again says nothing new.
    let before = desk.run(&["history", "--format", "json"]).out;
    import(&desk, "A,2021-05-10,training,KSTTHC,lớp tại huyện\n06427,12/03/2021,inspection,,\n").expect(0);
    assert_eq!(desk.run(&["history", "--format", "json"]).out, before);
}

#[test]
fn every_fault_is_named_and_nothing_is_written() {
    let desk = desk();
    let before = desk.run(&["history", "--format", "json"]).out;
    let rows = "A,2021-05-10,training,,\nZ,2021-05-10,training,,\n99,2021-05-10,inspection,,\nA,31/02/2021,training,,\n";
    import(&desk, rows).expect(2).says(&["dòng 5", "31/02/2021"]);
    let rows = "A,2021-05-10,training,,\nZ,2021-05-10,training,,\n99,2021-05-10,inspection,,\n";
    import(&desk, rows).expect(2).says(&["dòng 3", "«Z»", "dòng 4", "«99»"]);
    import(&desk, "A,2021-05-10,class,,\n").expect(2).says(&["dòng 2", "«class»", "training"]);
    assert_eq!(desk.run(&["history", "--format", "json"]).out, before);
}
