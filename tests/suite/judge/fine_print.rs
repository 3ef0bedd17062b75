//! The fine print of the rules that no other file here has: one test for each sentence.

use std::sync::Arc;

use daumoi::domain::day::{Day, Period};
use daumoi::domain::facts::{Place, Scopes, SeatElsewhere, UnitFacts};
use daumoi::domain::finding::{RuleIx, Tally};
use daumoi::domain::id::UnitId;
use daumoi::domain::inspection::Inspected;
use daumoi::domain::seat::{Role, Status};
use daumoi::domain::unit::{Level, UnitPath};
use daumoi::rules::judge::{Judge, ShareAt, Timeline};

use super::office::{P1, day, department, judge, officer, says, unit};

const TODAY: &str = "2021-09-28";

fn recent(keys: &str) -> Judge {
    judge(&format!("[[rule]]\nid = \"T\"\nkind = \"recent\"\nfor = \"*\"\nevent = \"training\"\n{keys}\n"))
}

fn due(date: &str, steps: &str, keys: &str) -> Judge {
    let head = "[[rule]]\nid = \"D\"\nkind = \"due\"\nfor = \"*\"";
    judge(&format!("{head}\ndate = \"{date}\"\nsteps = [ {steps} ]\n{keys}\n"))
}

/// First and last day of the only finding.
fn span(judge: &mut Judge, facts: &UnitFacts, on: &str) -> (Option<Day>, Option<Day>) {
    let found = judge.unit(facts, day(on)).findings;
    assert_eq!(found.len(), 1, "{found:?}");
    let spans = judge.spans(facts, day(on), &found);
    (spans[0].since, spans[0].changes_on)
}

#[test]
fn a_second_leader_with_two_years_may_take_the_working_seat() {
    let second = |start: &str| {
        let deputy = format!("title=Phó Giám đốc; service_start={start}");
        department(&[&["title=Giám đốc; service_start=2021"], &[deputy.as_str()]])
    };
    says(&mut judge(P1), &second("2019-09-28"), TODAY, &[]);
    says(&mut judge(P1), &second("2019-09-29"), TODAY, &["P1 short breach error [work] 1 missing 2 counted"]);
}

#[test]
fn the_last_day_of_february_stands_for_a_day_that_the_year_does_not_have() {
    let mut judge = recent("period = \"calendar_year\"\nwarn_from = \"02-29\"\nseverity = \"error\"");
    let facts = department(&[&["trained=2020-05-10;2022-05-10"]]);
    says(&mut judge, &facts, "2021-02-27", &[]);
    says(&mut judge, &facts, "2021-02-28", &["T recent breach warning of 1"]);
    let facts = department(&[&["trained=2019-05-10"]]);
    says(&mut judge, &facts, "2020-02-28", &[]);
    says(&mut judge, &facts, "2020-02-29", &["T recent breach warning of 1"]);
}

#[test]
fn the_lowest_severity_stays_when_one_below_is_asked_for() {
    let mut judge = recent("period = \"calendar_year\"\nwarn_from = \"10-01\"\nseverity = \"info\"");
    let facts = department(&[&["trained=2020-05-10"]]);
    says(&mut judge, &facts, "2021-10-01", &["T recent breach info of 1"]);
    // The severity stays, and so does the run: the new year changes nothing.
    assert_eq!(span(&mut judge, &facts, "2021-10-01"), (Some(day("2021-10-01")), None));
}

#[test]
fn without_a_first_day_of_warning_nobody_is_warned() {
    let mut judge = recent("period = \"calendar_year\"\nseverity = \"error\"");
    let facts = department(&[&["trained=2020-05-10"]]);
    says(&mut judge, &facts, "2021-12-31", &[]);
    says(&mut judge, &facts, "2022-01-01", &["T recent breach error of 1"]);
    assert_eq!(span(&mut judge, &facts, "2023-06-01"), (Some(day("2022-01-01")), None));
}

#[test]
fn what_a_newcomer_lacks_is_lacking_from_the_first_year_that_does_not_excuse_him() {
    let keys = "period = \"calendar_year\"\nnewcomer = \"180d\"\nseverity = \"error\"";
    let facts = department(&[&["seat_from=2021-07-05"]]);
    assert_eq!(span(&mut recent(keys), &facts, "2025-06-01"), (Some(day("2023-01-01")), None));
    let mut warned = recent(&format!("{keys}\nwarn_from = \"10-01\""));
    assert_eq!(span(&mut warned, &facts, "2022-11-01"), (Some(day("2022-10-01")), Some(day("2023-01-01"))));
    assert_eq!(span(&mut warned, &facts, "2025-06-01"), (Some(day("2022-10-01")), None));
    // Excused for two years.
    let mut long = recent(&keys.replace("180d", "400d"));
    assert_eq!(span(&mut long, &facts, "2025-06-01"), (Some(day("2023-01-01")), None));
    assert_eq!(
        span(&mut recent(&keys.replace("180d", "600d")), &facts, "2025-06-01").0,
        Some(day("2024-01-01"))
    );
}

#[test]
fn a_rolling_term_ends_with_its_last_day_and_excuses_no_newcomer() {
    let mut judge =
        recent("period = \"rolling\"\nwithin = \"6m\"\nnewcomer = \"365d\"\nseverity = \"error\"");
    let facts = department(&[&["trained=2021-08-31; seat_from=2021-08-01"]]);
    says(&mut judge, &facts, "2021-08-30", &["T recent breach error of 1"]);
    says(&mut judge, &facts, "2021-08-31", &[]);
    says(&mut judge, &facts, "2022-02-28", &[]);
    says(&mut judge, &facts, "2022-03-01", &["T recent breach error of 1"]);
    assert_eq!(span(&mut judge, &facts, "2021-08-30"), (Some(day("2021-08-01")), Some(day("2021-08-31"))));
}

#[test]
fn a_class_that_counts_for_every_rule_and_one_that_counts_for_a_rule_of_no_topic() {
    let rolling = "period = \"rolling\"\nwithin = \"1y\"\nseverity = \"error\"";
    let facts = department(&[&["trained=2021-05-10:CNTT"]]);
    says(&mut recent(rolling), &facts, TODAY, &[]);
    says(&mut recent(&format!("topic = [\"KSTTHC\", \"cntt\"]\n{rolling}")), &facts, TODAY, &[]);
    let other = &format!("topic = \"KSTTHC\"\n{rolling}");
    says(&mut recent(other), &facts, TODAY, &["T recent breach error of 1"]);
    says(&mut recent(other), &department(&[&["trained=2021-05-10"]]), TODAY, &[]);
}

#[test]
fn the_date_itself_is_the_last_good_day_in_months_of_any_length() {
    let mut judge = due(
        "decision_expiry",
        "{ before = \"6m\", severity = \"notice\" }, { after = \"0d\", severity = \"error\" }, { after = \"1m\", severity = \"critical\" }",
        "",
    );
    let facts = department(&[&["decision_expiry=2021-08-31"]]);
    says(&mut judge, &facts, "2021-02-27", &[]);
    says(&mut judge, &facts, "2021-02-28", &["D due breach notice of 1"]);
    says(&mut judge, &facts, "2021-08-31", &["D due breach notice of 1"]);
    says(&mut judge, &facts, "2021-09-01", &["D due breach error of 1"]);
    says(&mut judge, &facts, "2021-09-30", &["D due breach error of 1"]);
    says(&mut judge, &facts, "2021-10-01", &["D due breach critical of 1"]);
    let leap = department(&[&["decision_expiry=2024-08-31"]]);
    says(&mut judge, &leap, "2024-02-28", &[]);
    says(&mut judge, &leap, "2024-02-29", &["D due breach notice of 1"]);
}

#[test]
fn a_graver_step_and_a_change_of_numbers_do_not_interrupt_a_run() {
    let mut judge = due(
        "decision_expiry",
        "{ before = \"30d\", severity = \"notice\" }, { after = \"0d\", severity = \"error\" }",
        "",
    );
    let facts = department(&[&["decision_expiry=2021-08-31"]]);
    assert_eq!(span(&mut judge, &facts, "2021-08-15"), (Some(day("2021-08-01")), Some(day("2021-09-01"))));
    assert_eq!(span(&mut judge, &facts, "2021-09-01"), (Some(day("2021-08-01")), None));
}

#[test]
fn every_date_of_a_seat_is_watched() {
    for date in ["decision_expiry", "decision_date", "seat_from", "seat_to"] {
        let mut judge = due(date, "{ before = \"1d\", severity = \"notice\" }", "");
        let facts = department(&[&[format!("{date}=2021-09-29; title=A").as_str()]]);
        let expected: &[&str] = if date == "seat_from" { &[] } else { &["D due breach notice of 1"] };
        says(&mut judge, &facts, TODAY, expected);
        says(&mut judge, &facts, "2021-09-29", &["D due breach notice of 1"]);
    }
}

#[test]
fn the_severity_of_a_date_that_is_not_there_is_given_or_the_weakest() {
    let steps = "{ before = \"1d\", severity = \"warning\" }, { after = \"1d\", severity = \"critical\" }";
    let facts = department(&[&[""]]);
    let ask = "of 1 ask decision_expiry of 1";
    says(&mut due("decision_expiry", steps, ""), &facts, TODAY, &[&format!("D due unknown warning {ask}")]);
    let mut given = due("decision_expiry", steps, "severity = \"info\"\noptional = false");
    says(&mut given, &facts, TODAY, &[&format!("D due unknown info {ask}")]);
}

#[test]
fn years_run_from_four_dates_and_from_none_they_are_unknown() {
    for since in ["service_start", "birth_date", "seat_from", "decision_date"] {
        let rules = format!(
            "[[rule]]\nid = \"Q\"\nkind = \"each\"\nfor = \"*\"\nseverity = \"error\"\n\
             need = {{ years = {{ since = \"{since}\", min = 1 }} }}\n"
        );
        let of = |date: &str| department(&[&[format!("{since}={date}; title=A").as_str()]]);
        says(&mut judge(&rules), &of("2020-09-28"), TODAY, &[]);
        says(&mut judge(&rules), &of("2020-09-29"), TODAY, &["Q need breach error of 1"]);
        let unknown = format!("Q need unknown error of 1 ask {since} of 1");
        says(&mut judge(&rules), &department(&[&["title=A"]]), TODAY, &[&unknown]);
    }
}

#[test]
fn ten_years_are_looked_ahead_the_last_day_included() {
    let mut judge = due("decision_expiry", "{ after = \"0d\", severity = \"error\" }", "");
    let mut ends = |last: &str| {
        let seat = format!("decision_expiry=2021-01-01; seat_to={last}");
        span(&mut judge, &department(&[&[seat.as_str()]]), TODAY).1
    };
    assert_eq!(ends("2031-09-27"), Some(day("2031-09-28")));
    assert_eq!(ends("2031-09-28"), None);
}

/// The share of those with a university degree, at the province.
const SHARE: &str = "[[rule]]\nid = \"S\"\nkind = \"share\"\nof = \"*\"\nat = \"province\"\nneed = \"university\"\n\
                     min_percent = 90\nseverity = \"error\"\n";

#[test]
fn who_is_counted_in_two_units_counts_twice_and_those_of_the_top_itself_count() {
    let mut judge = judge(SHARE);
    let top = UnitFacts {
        level: Level::Province,
        kind: "tinh".to_owned(),
        ..department(&[&["qualification=none"]])
    };
    let below = department(&[&["qualification=none"]]);
    let mut timeline = Timeline::new(RuleIx(0));
    for facts in [&top, &below] {
        timeline.add(&judge.contributions(RuleIx(0), facts));
    }
    assert_eq!(timeline.sum_on(day(TODAY)), Tally { den: 2, pass: 0, unknown: 0 });
}

#[test]
fn a_share_changes_with_seats_years_and_lives_and_its_span_with_it() {
    let mut judge = judge(&SHARE.replace("\"university\"", "\"experienced\""));
    let facts = department(&[&["service_start=2020-03-15; seat_from=2021-03-01; seat_to=2024-06-30"]]);
    let changes = judge.contributions(RuleIx(0), &facts);
    let on: Vec<Option<Day>> = changes.iter().map(|change| change.on).collect();
    assert_eq!(on, ["2021-03-01", "2022-03-15", "2024-07-01"].map(|text| Some(day(text))));
    let mut timeline = Timeline::new(RuleIx(0));
    timeline.add(&changes);
    let life = Period { from: Some(day("2021-06-01")), to: None };
    let at = ShareAt { unit: UnitId(1), level: Level::Province, life: &life, waivers: &[] };
    let span = judge.span_of_share(&timeline, at, day(TODAY));
    assert_eq!((span.since, span.changes_on), (Some(day("2021-06-01")), Some(day("2022-03-15"))));
}

/// Two seats of one person: here, and further down the tree in the same province.
fn twice(here: &str, there: (&str, &str)) -> UnitFacts {
    let scopes = Scopes::default().and(Level::Province, UnitId(100));
    let place = |unit: u32| Place { path: UnitPath::default().child(unit), scopes, ..Place::default() };
    let mut person = officer(4, &[here]);
    let period = Period { from: Day::parse(there.0).ok(), to: Day::parse(there.1).ok() };
    let (role, status) = (Role::Official, Status::Serving);
    person.elsewhere =
        vec![SeatElsewhere { unit: UnitId(9), place: Arc::new(place(9)), period, role, status }];
    UnitFacts { place: place(7), people: vec![person], ..department(&[]) }
}

const U1: &str =
    "[[rule]]\nid = \"U1\"\nkind = \"unique\"\nof = \"person\"\nscope = \"province\"\nseverity = \"error\"\n";

#[test]
fn seats_in_several_units_are_one_finding_however_its_unit_moves() {
    let mut judge = judge(U1);
    let facts = twice("seat_from=2021-01-01; seat_to=2022-12-31", ("2021-03-01", "2021-12-31"));
    says(&mut judge, &facts, "2021-02-28", &[]);
    says(&mut judge, &facts, TODAY, &["U1 unique breach error of 4"]);
    assert_eq!(span(&mut judge, &facts, TODAY), (Some(day("2021-03-01")), Some(day("2022-01-01"))));
    assert_eq!(judge.unit(&facts, day("2021-01-15")).due_on, Some(day("2021-03-01")));
    assert_eq!(judge.unit(&facts, day(TODAY)).due_on, Some(day("2022-01-01")));
    // The first seat ends, two others go on: the finding stands elsewhere then, and is the same one.
    let mut facts = twice("seat_to=2021-10-31", ("2021-03-01", ""));
    let another = facts.people[0].elsewhere[0].clone();
    facts.people[0].elsewhere.push(SeatElsewhere { period: Period::default(), ..another });
    assert_eq!(span(&mut judge, &facts, TODAY), (None, None));
}

#[test]
fn seats_in_no_unit_of_the_level_are_not_counted_together() {
    let mut judge = judge(&U1.replace("\"province\"", "\"district\""));
    says(&mut judge, &twice("", ("", "")), TODAY, &[]);
}

#[test]
fn after_the_last_day_of_the_calendar_nothing_comes() {
    let mut judge = judge(P1);
    let facts =
        department(&[&["title=Giám đốc; service_start=2000; seat_from=2021-01-01; seat_to=2199-12-31"]]);
    for on in [TODAY, "2199-12-30", "2199-12-31"] {
        assert_eq!(judge.unit(&facts, day(on)).due_on, None, "{on}");
        assert_eq!(span(&mut judge, &facts, on), (None, None), "{on}");
    }
    assert_eq!(judge.unit(&facts, day("2020-12-31")).due_on, Some(day("2021-01-01")));
}

#[test]
fn one_judge_knows_units_of_any_number_of_kinds_apart() {
    let rule = |kind: &str| {
        format!(
            "[[rule]]\nid = \"{kind}\"\nkind = \"slots\"\nfor = \"{kind}\"\nseverity = \"error\"\ncount = {{ min = 1 }}\n"
        )
    };
    let mut judge = judge(&["office", "department", "agency", "commune"].map(rule).concat());
    let kinds = ["nganh", "so", "x1", "ban", "x2", "office", "x3", "so", "nganh"];
    let mut found = Vec::new();
    for (level, code) in [(Level::Agency, "S01"), (Level::Agency, "VPUBND"), (Level::Commune, "VPUBND")] {
        for kind in kinds {
            let said = judge.unit(&unit(code, level, kind, &[]), day(TODAY));
            let rules = said.findings.iter().map(|one| judge.profile().rule(one.rule).unwrap().id.clone());
            found.push((level, code, kind, rules.collect::<Vec<_>>()));
        }
    }
    for (level, code, kind, rules) in found {
        let is = |holds: bool, name: &str| holds.then(|| name.to_owned());
        let expected = [
            is(code == "VPUBND", "office"),
            is(level == Level::Agency && ["so", "ban", "office"].contains(&kind), "department"),
            is(level == Level::Agency, "agency"),
            is(level == Level::Commune, "commune"),
        ];
        assert_eq!(rules, expected.into_iter().flatten().collect::<Vec<_>>(), "{code} {kind}");
    }
}

#[test]
fn the_deadline_of_a_shortcoming_is_nobodys_date() {
    let mut judge = due("deadline", "{ after = \"0d\", severity = \"error\" }", "subject = \"finding\"");
    judge.of_roster(Inspected::Once);
    let facts = department(&[&["decision_expiry=2020-01-01; seat_from=2019-01-01"]]);
    says(&mut judge, &facts, TODAY, &[]);
    assert_eq!(judge.unit(&facts, day(TODAY)).due_on, None);
}

#[test]
fn one_of_several_who_may_fill_a_place_is_asked_about() {
    let mut judge = judge(&P1.replace(", max = 2", ""));
    let officers: &[&[&str]] = &[&["title=Giám đốc; service_start=2021"], &["title=A"], &["title=B"]];
    let unknown = "P1 short unknown error [work] 1 missing 3 counted ask service_start of 2";
    says(&mut judge, &department(officers), TODAY, &[unknown]);
    // Two places, two people: each is asked about.
    let officers: &[&[&str]] = &[&["title=A"], &["title=B"]];
    let rules = P1.replace("{ class = \"agency_leader\" }", "\"experienced\"");
    let unknown = "P1 short unknown error [lead work] 2 missing 2 counted ask service_start of 1 ask service_start of 2";
    says(&mut super::office::judge(&rules), &department(officers), TODAY, &[unknown]);
}

#[test]
fn of_very_many_open_data_all_are_asked_for_and_none_that_is_known() {
    let rules =
        P1.replace(", max = 2", "").replace("\"div_or_2y\"", "{ all = [ \"university\", \"experienced\" ] }");
    let mut officers: Vec<&[&str]> = vec![&["title=Giám đốc; service_start=2021; qualification=none"]];
    officers.extend([["title=A; qualification=master"].as_slice(); 9]);
    let asks: Vec<String> = (2..=10).map(|person| format!("ask service_start of {person}")).collect();
    let unknown = format!("P1 short unknown error [work] 1 missing 10 counted {}", asks.join(" "));
    says(&mut judge(&rules), &department(&officers), TODAY, &[&unknown]);
}

/// What holds for units of a kind is remembered, and for each kind by itself.
#[test]
fn each_kind_keeps_its_own_rules_however_often_units_are_judged() {
    let of_others = "[[rule]]\nid = \"A\"\nkind = \"slots\"\nfor = \"agency\"\nseverity = \"notice\"\ncount = { min = 3 }\nslot = []\n";
    let mut judge = judge(&format!("{P1}{of_others}"));
    for _ in 0..3 {
        for (kind, expected) in
            [("so", &["P1", "A"][..]), ("ban", &["P1", "A"]), ("bureau", &["A"]), ("centre", &["A"])]
        {
            let found = judge.unit(&unit("X", Level::Agency, kind, &[]), day(TODAY)).findings;
            let profile = judge.profile();
            let rules: Vec<_> =
                found.iter().map(|finding| &*profile.rule(finding.rule).unwrap().id).collect();
            assert_eq!(rules, expected, "{kind}");
        }
    }
}
