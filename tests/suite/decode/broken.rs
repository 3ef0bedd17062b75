//! Broken files: each fault with its place and its suggestion.

use daumoi::domain::fault::rule_file::{Noun, RuleFileFault, Shape};
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::rules::decode::decode;

/// Declares the words of the snippets; a snippet starts on line 18.
const HEAD: &str = "format = 1
profile = 'x'
[scale]
qualification = ['none', 'college', 'university']
[unit_kind]
department = { level = 'agency', kind = ['so', 'ban'] }
office = { code = ['VPUBND'] }
[class]
leader = [ { in = 'department', titles = ['Giám đốc'] } ]
[who]
experienced = { years = { since = 'service_start', min = 2 } }
[[rule]]
id = 'A1'
kind = 'each'
for = '*'
severity = 'info'
need = 'experienced'
";

fn kinds(faults: &[Fault]) -> Vec<RuleFileFault> {
    let kind = |fault: &Fault| match &fault.kind {
        FaultKind::RuleFile(fault) => fault.clone(),
        other => unreachable!("{other:?}"),
    };
    faults.iter().map(kind).collect()
}

/// The text after each `‹` is a place where the fault in its turn is expected; the marks are taken out.
#[track_caller]
fn refused_whole(marked: &str, expected: &[RuleFileFault]) {
    let source = marked.replace('‹', "");
    let decoded = decode(&source, "rules.toml");
    assert_eq!(kinds(&decoded.faults), expected, "{marked}");
    assert!(decoded.profile.is_none());
    let mut marks = Vec::new();
    let (mut line, mut column, mut at) = (1, 1, 0);
    for letter in marked.chars() {
        match letter {
            '‹' => marks.push((Some(line), Some(column), at)),
            '\n' => (line, column, at) = (line + 1, 1, at + 1),
            other => (column, at) = (column + 1, at + other.len_utf8()),
        }
    }
    let places: Vec<_> = decoded
        .faults
        .iter()
        .map(|fault| (fault.place.line, fault.place.column, fault.place.span.unwrap().0))
        .collect();
    assert_eq!(places, marks, "{marked}");
    assert!(decoded.faults.iter().all(|fault| fault.place.file.as_deref() == Some("rules.toml")));
}

/// Likewise, after [`HEAD`].
#[track_caller]
fn refused(marked: &str, expected: &[RuleFileFault]) {
    refused_whole(&format!("{HEAD}{marked}"), expected);
}

fn key(key: &str, suggestion: &str) -> RuleFileFault {
    let suggestion = Some(suggestion.to_owned()).filter(|word| !word.is_empty());
    RuleFileFault::KeyUnknown { key: key.to_owned(), suggestion }
}

fn word(what: Noun, word: &str, suggestion: &str) -> RuleFileFault {
    let suggestion = Some(suggestion.to_owned()).filter(|word| !word.is_empty());
    RuleFileFault::WordUnknown { what, word: word.to_owned(), suggestion }
}

fn no(key: &str) -> RuleFileFault {
    RuleFileFault::KeyMissing { key: key.to_owned() }
}

fn twice(name: &str) -> RuleFileFault {
    RuleFileFault::Twice { name: name.to_owned() }
}

fn wanted(wanted: Shape) -> RuleFileFault {
    RuleFileFault::Type { wanted }
}

fn bad_id(id: &str) -> RuleFileFault {
    RuleFileFault::BadId { id: id.to_owned() }
}

/// A rule of the kind `slots` with this line more.
fn slots(line: &str) -> String {
    format!("[[rule]]\nid = 'P1'\nkind = 'slots'\nfor = 'office'\nseverity = 'error'\n{line}\n")
}

fn each(line: &str) -> String {
    format!("[[rule]]\nid = 'E1'\nkind = 'each'\nfor = 'office'\nseverity = 'error'\n{line}\n")
}

fn share(lines: &str) -> String {
    format!(
        "[[rule]]\nid = 'S1'\nkind = 'share'\nof = '*'\nseverity = 'error'\nneed = 'experienced'\n{lines}\n"
    )
}

fn due(lines: &str) -> String {
    format!("[[rule]]\nid = 'D1'\nkind = 'due'\nfor = '*'\n{lines}\n")
}

fn recent(lines: &str) -> String {
    format!("[[rule]]\nid = 'T1'\nkind = 'recent'\nfor = '*'\nseverity = 'info'\n{lines}\n")
}

#[test]
fn the_head_itself_is_good() {
    assert_eq!(decode(HEAD, "rules.toml").faults, []);
}

#[test]
fn the_file_itself() {
    let first = [no("format"), no("profile"), no("scale")];
    let empty = decode("", "rules.toml");
    assert_eq!(kinds(&empty.faults), first);
    assert!(empty.faults.iter().all(|fault| (fault.place.line, fault.place.column) == (Some(1), Some(1))));
    refused_whole("format = ‹2\nanything = 'else'\n", &[RuleFileFault::Format { found: 2 }]);
    refused_whole(&HEAD.replace("1\n", "‹'1'\n"), &[wanted(Shape::Number)]);
    refused_whole(&HEAD.replace("'x'", "‹''"), &[RuleFileFault::Empty]);
    refused_whole(&HEAD.replace("'x'", "‹\"a\\u001bb\""), &[RuleFileFault::Character { code: 27 }]);
    let head = |line: &str| HEAD.replacen('\n', &format!("\n{line}\n"), 1);
    refused_whole(&head("missing = ‹'unkown'"), &[word(Noun::Missing, "unkown", "unknown")]);
    refused_whole(&head("valid = ‹{ from = 2021-01-02, to = 2021-01-01 }"), &[RuleFileFault::Reversed]);
    refused_whole(&head("valid = { from = ‹'2021-01-01' }"), &[wanted(Shape::Date)]);
    refused_whole(&head("valid = { from = ‹2021-01-01T00:00:00 }"), &[wanted(Shape::Date)]);
    refused_whole(&head("valid = { to = ‹1899-12-31 }"), &[RuleFileFault::Range { least: 1900, most: 2199 }]);
    refused_whole(&head("title = ‹7"), &[wanted(Shape::Text)]);
}

#[test]
fn unknown_keys_everywhere() {
    refused("[‹waiver]\n", &[key("waiver", "waivers")]);
    refused_whole(&HEAD.replace("profile =", "‹profil = 'a'\nprofile ="), &[key("profil", "profile")]);
    refused_whole(&HEAD.replace("[scale]", "[scale]\n‹severty = []"), &[key("severty", "severity")]);
    refused_whole(&HEAD.replace("code =", "‹coed ="), &[key("coed", "code")]);
    refused_whole(&HEAD.replace("{ in =", "{ ‹title = 'x', in ="), &[key("title", "titles")]);
    refused_whole(&HEAD.replace("min =", "‹max = 3, min ="), &[key("max", "")]);
    refused(&slots("‹cuont = { min = 1 }"), &[key("cuont", "count")]);
    refused(&slots("count = { ‹mn = 1 }"), &[key("mn", "min")]);
    refused(&slots("‹need = 'experienced'"), &[key("need", "")]);
    refused(&slots("slot = [ { id = 'a', need = 'experienced', ‹txet = '' } ]"), &[key("txet", "text")]);
    refused(&each("need = { ‹clas = 'leader' }"), &[key("clas", "class")]);
    refused("[waivers]\n‹max_tern = '1y'\n", &[key("max_tern", "max_term")]);
    refused("[counts]\n‹role = ['official']\n", &[key("role", "roles")]);
}

#[test]
fn scale_and_unit_kinds() {
    let severity = "severity = ‹['notice', 'info', 'warning', 'error', 'critical']\n[unit_kind]";
    refused_whole(&HEAD.replace("[unit_kind]", severity), &[RuleFileFault::Scale]);
    refused_whole(&HEAD.replace("'college'", "‹'none'"), &[twice("none")]);
    refused_whole(&HEAD.replace("['none', 'college', 'university']", "‹[]"), &[RuleFileFault::Empty]);
    refused_whole(&HEAD.replace("'agency'", "‹'agncy'"), &[word(Noun::Level, "agncy", "agency")]);
    refused_whole(&HEAD.replace("'so', 'ban'", "'so', ‹'bam'"), &[word(Noun::UnitWord, "bam", "ban")]);
    refused_whole(&HEAD.replace("['VPUBND']", "‹[]"), &[RuleFileFault::Empty]);
    refused_whole(&HEAD.replace("{ code = ['VPUBND'] }", "‹{}"), &[RuleFileFault::Empty]);
    refused_whole(&HEAD.replace("['VPUBND']", "[‹7]"), &[wanted(Shape::Text)]);
    refused_whole(&HEAD.replace("['VPUBND']", "‹7"), &[wanted(Shape::TextOrList)]);
    refused_whole(&HEAD.replace("[class]", "‹'*' = { code = 'A' }\n[class]"), &[bad_id("*")]);
}

#[test]
fn classes() {
    refused_whole(
        &HEAD.replace("'department', titles", "‹'departmnet', titles"),
        &[word(Noun::UnitKind, "departmnet", "department")],
    );
    refused_whole(&HEAD.replace("{ in = 'department', titles", "‹{ titles"), &[no("in")]);
    refused_whole(&HEAD.replace("['Giám đốc']", "‹[]"), &[RuleFileFault::Empty]);
    refused_whole(&HEAD.replace("['Giám đốc']", "['Giám đốc', ‹'']"), &[RuleFileFault::Empty]);
    refused_whole(&HEAD.replace("['Giám đốc'] }", "['Giám đốc'] }, ‹{ in = '*' }"), &[no("titles")]);
    refused_whole(&HEAD.replace("leader = [", "leader = [ ‹'Giám đốc', "), &[wanted(Shape::Table)]);
    refused_whole(&HEAD.replace("[who]", "other = ‹[]\n[who]"), &[RuleFileFault::Empty]);
}

#[test]
fn conditions() {
    refused(&each("need = ‹'experiencd'"), &[word(Noun::Condition, "experiencd", "experienced")]);
    refused(&each("need = ‹7"), &[wanted(Shape::Condition)]);
    refused(&each("need = { class = ‹'leaders' }"), &[word(Noun::Class, "leaders", "leader")]);
    refused(&each("need = ‹{}"), &[RuleFileFault::NotOneAtom]);
    refused(&each("need = ‹{ class = 'leader', has = 'phone' }"), &[RuleFileFault::NotOneAtom]);
    refused(&each("need = { all = ‹[] }"), &[RuleFileFault::Empty]);
    refused(&each("need = { any = ‹'experienced' }"), &[wanted(Shape::List)]);
    refused(&each("need = { has = ‹'key' }"), &[word(Noun::Field, "key", "")]);
    refused(&each("need = { has = ‹'phnoe' }"), &[word(Noun::Field, "phnoe", "phone")]);
    let years = |text: &str| each(&format!("need = {{ years = {text} }}"));
    refused(&years("‹{ since = 'seat_from' }"), &[no("min")]);
    refused(&years("{ since = ‹'phone', min = 2 }"), &[word(Noun::Field, "phone", "")]);
    let range = RuleFileFault::Range { least: 0, most: 100 };
    refused(&years("{ since = 'seat_from', min = ‹-1 }"), std::slice::from_ref(&range));
    refused(&years("{ since = 'seat_from', min = ‹101 }"), std::slice::from_ref(&range));
    refused(&years(&format!("{{ since = 'seat_from', min = ‹{} }}", "9".repeat(10_000))), &[range]);
    refused(&years("{ since = 'seat_from', min = ‹2.5 }"), &[wanted(Shape::Number)]);
    let at_least = |text: &str| each(&format!("need = {{ not = {{ at_least = {text} }} }}"));
    refused(
        &at_least("{ field = 'qualification', value = ‹'collage' }"),
        &[word(Noun::Qualification, "collage", "college")],
    );
    refused(
        &at_least("{ field = ‹'qualificaton', value = 'none' }"),
        &[word(Noun::Field, "qualificaton", "qualification")],
    );
    refused_whole(
        &HEAD.replace("[[rule]]", "‹a = { not = 'b' }\nb = { any = ['a', 'experienced'] }\n[[rule]]"),
        &[RuleFileFault::Cycle { names: vec!["a".to_owned(), "b".to_owned()] }],
    );
    refused_whole(&HEAD.replace("[[rule]]", "a = ‹'c'\n[[rule]]"), &[word(Noun::Condition, "c", "a")]);
}

#[test]
fn rules_of_every_kind() {
    refused("‹[[rule]]\nid = 'P1'\nfor = '*'\n", &[no("kind")]);
    refused("[[rule]]\nid = 'P1'\nkind = ‹'slot'\n", &[word(Noun::RuleKind, "slot", "slots")]);
    refused(&slots("").replace("'P1'", "‹'A1'"), &[twice("A1")]);
    refused(&slots("").replace("'P1'", "‹'A/1'"), &[bad_id("A/1")]);
    refused(&slots("").replace("'office'", "‹'ofice'"), &[word(Noun::UnitKind, "ofice", "office")]);
    refused(&slots("").replace("'office'", "['office', ‹'*']"), &[word(Noun::UnitKind, "*", "")]);
    refused(&slots("").replace("'office'", "‹[]"), &[RuleFileFault::Empty]);
    refused(&slots("").replace("'error'", "‹'eror'"), &[word(Noun::Severity, "eror", "error")]);
    refused(&slots("counts = { roles = [‹'offical'] }"), &[word(Noun::Role, "offical", "official")]);
    refused(&slots("counts = { statuses = ‹[] }"), &[RuleFileFault::Empty]);
    refused(
        &slots("basis = \"QĐ 478\" # đ\nseverity = ‹'x'").replacen("severity = 'error'\n", "", 1),
        &[word(Noun::Severity, "x", "")],
    );
    refused_whole(&HEAD.replace("[[rule]]", "[rule]").replace("[rule]", "‹[rule]"), &[wanted(Shape::Rules)]);
}

#[test]
fn slots_and_counts() {
    refused(&slots("count = { min = 2, max = ‹1 }"), &[RuleFileFault::MaxBelowMin]);
    refused(&slots("count = { min = ‹-1 }"), &[RuleFileFault::Range { least: 0, most: 1_000_000 }]);
    refused(&slots("count = { over = ‹'notise' }"), &[word(Noun::Severity, "notise", "notice")]);
    let slot = |text: &str| slots(&format!("slot = [ {{ id = 'a', need = 'experienced' }}, {text} ]"));
    refused(&slot("‹{ id = 'b' }"), &[no("need")]);
    refused(&slot("‹{ need = 'experienced' }"), &[no("id")]);
    refused(&slot("{ id = ‹'a', need = 'experienced' }"), &[twice("a")]);
    for facet in
        ["short", "over", "prefer", "prefer2", "need", "share", "unique", "due", "recent", "*", "a/b"]
    {
        refused(&slot(&format!("{{ id = ‹'{facet}', need = 'experienced' }}")), &[bad_id(facet)]);
    }
    refused(&slots("prefer = [ ‹{ severity = 'info' } ]"), &[no("need")]);
    let term = |text: &str| RuleFileFault::Term { text: text.to_owned() };
    refused(&slots("escalate = [ { after = ‹'30', severity = 'error' } ]"), &[term("30")]);
    refused(&slots("escalate = [ { after = ‹'99999d', severity = 'error' } ]"), &[term("99999d")]);
    refused(&slots("escalate = [ ‹{ after = '3m' } ]"), &[no("severity")]);
}

#[test]
fn shares_and_uniqueness() {
    let range = RuleFileFault::Range { least: 1, most: 100 };
    refused(&share("at = 'province'\nmin_percent = ‹0"), std::slice::from_ref(&range));
    refused(&share("at = 'province'\nmin_percent = ‹101"), &[range]);
    refused(
        &share("at = ['provnce'‹]\nmin_percent = 1").replace("['provnce'‹", "[‹'provnce'"),
        &[word(Noun::Level, "provnce", "province")],
    );
    refused(&share("at = ‹[]\nmin_percent = 1"), &[RuleFileFault::Empty]);
    refused(&share("at = 'nation'\nmin_percent = 1\nsmall = ‹{ below = 3 }"), &[no("severity")]);
    let agencies = |at: &str| share(&format!("at = {at}\nmin_percent = 1")).replace("'*'", "'department'");
    refused(&agencies("‹['commune', 'district']"), &[RuleFileFault::NothingBelow]);
    for at in ["'agency'", "['province', 'commune']"] {
        assert_eq!(decode(&format!("{HEAD}{}", agencies(at)), "").faults, []);
    }
    let unique = |text: &str| format!("[[rule]]\nid = 'U'\nkind = 'unique'\nseverity = 'info'\n{text}\n");
    refused(&unique("of = ‹'persn'\nscope = 'province'"), &[word(Noun::UniqueOf, "persn", "person")]);
    refused(&unique("scope = ‹'provinc'"), &[word(Noun::Level, "provinc", "province")]);
}

#[test]
fn dates_and_events() {
    let step = "steps = [ { after = '0d', severity = 'error' } ]";
    refused(&due(&format!("date = ‹'retirment'\n{step}")), &[word(Noun::DueDate, "retirment", "retirement")]);
    refused(&due(&format!("date = ‹'deadline'\n{step}")), &[word(Noun::DueDate, "deadline", "")]);
    refused(
        &due(&format!("subject = ‹'findng'\ndate = 'deadline'\n{step}")),
        &[word(Noun::Subject, "findng", "finding")],
    );
    refused(&due("date = 'seat_to'\nsteps = ‹[]"), &[RuleFileFault::Empty]);
    refused(&due("date = 'seat_to'\nsteps = [ ‹{ severity = 'info' } ]"), &[RuleFileFault::NotOneWhen]);
    refused(
        &due("date = 'seat_to'\nsteps = [ ‹{ severity = 'info', after = '1d', before = '1d' } ]"),
        &[RuleFileFault::NotOneWhen],
    );
    refused(&due("date = 'seat_to'\nsteps = [ ‹{ after = '1d' } ]"), &[no("severity")]);
    refused(&due(&format!("date = 'seat_to'\noptional = ‹1\n{step}")), &[wanted(Shape::Flag)]);
    refused(
        &recent("event = ‹'trainning'\nperiod = 'calendar_year'"),
        &[word(Noun::Event, "trainning", "training")],
    );
    refused(
        &recent("event = 'training'\nperiod = ‹'calender_year'"),
        &[word(Noun::Period, "calender_year", "calendar_year")],
    );
    refused(&recent("event = 'training'").replace("[[rule]]", "‹[[rule]]"), &[no("period")]);
    refused(
        &recent("event = 'training'\nperiod = 'rolling'").replace("[[rule]]", "‹[[rule]]"),
        &[no("within")],
    );
    let year = |line: &str| recent(&format!("event = 'training'\nperiod = 'calendar_year'\n{line}"));
    let month_day = |text: &str| RuleFileFault::MonthDay { text: text.to_owned() };
    refused(&year("warn_from = ‹'02-30'"), &[month_day("02-30")]);
    refused(&year("warn_from = ‹'1-10'"), &[month_day("1-10")]);
    refused(&year("newcomer = ‹'half'"), &[RuleFileFault::Term { text: "half".to_owned() }]);
    let mismatch = |event: &str, subject: &str| RuleFileFault::EventSubject {
        event: event.to_owned(),
        subject: subject.to_owned(),
    };
    refused(&recent("event = ‹'inspection'\nperiod = 'calendar_year'"), &[mismatch("inspection", "unit")]);
    assert_eq!(decode(&format!("{HEAD}{}", year("warn_from = '02-29'")), "").faults, []);
}

#[test]
fn families() {
    let extending = |lines: &str| format!("[[rule]]\nid = 'A2'\nextends = {lines}\n");
    refused(&extending("‹'A3'"), &[word(Noun::Rule, "A3", "A1")]);
    refused(&extending("'A1'\nkind = ‹'slots'"), &[RuleFileFault::OtherKind { base: "A1".to_owned() }]);
    refused(&extending("'A1'\n‹count = { min = 1 }"), &[key("count", "counts")]);
    refused(&extending("‹'A2'"), &[RuleFileFault::Cycle { names: vec!["A2".to_owned()] }]);
    refused(
        &format!("{}[[rule]]\nid = 'A3'\nextends = 'A2'\nkind = 'each'\n", extending("‹'A3'")),
        &[RuleFileFault::Cycle { names: vec!["A2".to_owned(), "A3".to_owned()] }],
    );
    // What is wrong in the base is said once, not for each that takes it over.
    refused(
        &format!("{}[[rule]]\nid = 'E2'\nextends = 'E1'\n", each("need = { has = ‹'fone' }")),
        &[word(Noun::Field, "fone", "phone")],
    );
}

#[test]
fn bounds_of_waivers() {
    refused("[waivers]\nnever = [‹'A2']\n", &[word(Noun::Rule, "A2", "A1")]);
    refused("[waivers]\nkinds = [‹'wave']\n", &[word(Noun::WaiverKind, "wave", "waive")]);
    refused("[waivers]\nrequire = [‹'expire']\n", &[word(Noun::WaiverColumn, "expire", "expires")]);
    refused("[waivers]\nmax_term = ‹'one year'\n", &[RuleFileFault::Term { text: "one year".to_owned() }]);
}

#[test]
fn columns_are_characters() {
    let decoded =
        decode(&format!("{HEAD}{}", slots("basis = 'Số' # ộ").replace("'P1'", "'Đầu/mối'")), "rules.toml");
    assert_eq!((decoded.faults[0].place.line, decoded.faults[0].place.column), (Some(19), Some(6)));
    refused(
        &slots("slot = [ { text = 'lãnh đạo', id = 'a', need = ‹'x' } ]"),
        &[word(Noun::Condition, "x", "")],
    );
}

#[test]
fn several_faults_are_told_at_once_in_the_order_of_the_file() {
    refused_whole(
        &format!(
            "{}{}{}",
            HEAD.replace("'college'", "‹'none'").replace("min = 2", "min = ‹200"),
            slots("‹cuont = { min = 2 }\nslot = [ { id = ‹'over', need = ‹'exprienced' } ]"),
            share("at = 'province'\nmin_percent = ‹0\nsmall = ‹{ below = 3 }")
        ),
        &[
            twice("none"),
            RuleFileFault::Range { least: 0, most: 100 },
            key("cuont", "count"),
            bad_id("over"),
            word(Noun::Condition, "exprienced", "experienced"),
            RuleFileFault::Range { least: 1, most: 100 },
            no("severity"),
        ],
    );
}
