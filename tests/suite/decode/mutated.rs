//! Files made to hurt, and good files with anything done to them: no panic, no hang, and every fault has a place.

use std::fmt::Write as _;

use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::rule_file::{Limit, RuleFileFault};
use daumoi::rules::decode::{Decoded, decode};
use proptest::prelude::*;

const DRAFT: &str = include_str!("draft.toml");

/// The faults, after the promises that hold for every text.
fn faults(source: &str) -> Vec<RuleFileFault> {
    let Decoded { profile, faults } = decode(source, "rules.toml");
    assert_eq!(profile.is_none(), !faults.is_empty(), "a profile, or faults");
    assert!(faults.len() <= 1_000);
    let lines = source.split('\n').count();
    let mut last = 0;
    let mut kinds = Vec::new();
    for fault in faults {
        let (line, column, span) = (fault.place.line, fault.place.column, fault.place.span.unwrap());
        assert!(line.is_some_and(|line| line >= 1 && usize::try_from(line).unwrap() <= lines), "{line:?}");
        assert!(column.is_some_and(|column| column >= 1));
        assert!(span.0 >= last && span.0 <= span.1 && span.1 <= source.len(), "{span:?}");
        last = span.0;
        let FaultKind::RuleFile(kind) = fault.kind else { unreachable!() };
        kinds.push(kind);
    }
    kinds
}

fn limit(what: Limit, most: usize) -> [RuleFileFault; 1] {
    [RuleFileFault::Limit { what, most }]
}

const HEAD: &str = "format = 1\nprofile = 'x'\nscale.qualification = ['a']\n";

#[test]
fn a_large_file_is_refused_unread() {
    let source = format!("{HEAD}#{}", "x".repeat(1 << 20));
    assert_eq!(faults(&source), limit(Limit::Bytes, 1 << 20));
}

#[test]
fn nesting_of_ten_thousand_is_refused() {
    let nested =
        |open: &str, close: &str| format!("{HEAD}a = {}1{}", open.repeat(10_000), close.repeat(10_000));
    assert_eq!(faults(&nested("[", "]")), limit(Limit::Nesting, 32));
    assert_eq!(faults(&nested("{ not = ", "}")), limit(Limit::Nesting, 32));
    assert_eq!(faults(&nested("[", "")), limit(Limit::Nesting, 32));
    assert_eq!(faults(&nested("{ a.b.c.d = [", "] }")), limit(Limit::Nesting, 32));
    assert_eq!(faults(&format!("{HEAD}a{} = 1", ".a".repeat(10_000))), limit(Limit::Nesting, 32));
    assert_eq!(faults(&format!("{HEAD}[a{}]", ".a".repeat(10_000))), limit(Limit::Nesting, 32));
}

#[test]
fn brackets_in_text_and_comments_are_no_nesting() {
    let many = "[{".repeat(1_000);
    let source = format!(
        "{HEAD}# {many}\ntitle = \"{many}\\\"{many}\"\n[unit_kind]\na = {{ code = '''{many}\n''{many}''' }} # {many}\n\
         b = {{ code = \"\"\"x\\\"\"\"{many}\"\"\" }}\n"
    );
    assert!(!faults(&source).contains(&limit(Limit::Nesting, 32)[0]));
}

#[test]
fn more_than_ten_thousand_rules_are_refused() {
    let rules = |count: usize| {
        (0..count).fold(HEAD.to_owned(), |mut text, id| {
            write!(text, "[[rule]]\nid='{id}'\nkind='each'\nfor='*'\nseverity='info'\nneed.has='phone'\n")
                .unwrap();
            text
        })
    };
    assert_eq!(faults(&rules(10_000)), []);
    assert_eq!(faults(&rules(10_001)), limit(Limit::Rules, 10_000));
}

#[test]
fn names_that_double_forty_times_are_refused() {
    let mut source = format!("{HEAD}[who]\na0 = {{ has = 'phone' }}\n");
    for step in 1..20 {
        writeln!(source, "a{step} = {{ all = ['a{0}', 'a{0}'] }}", step - 1).unwrap();
    }
    assert_eq!(faults(&source), limit(Limit::Condition, 1_000));
    let mut source = format!("{HEAD}[who]\na0 = {{ has = 'phone' }}\n");
    for step in 1..10_000 {
        writeln!(source, "a{step} = {{ not = 'a{}' }}", step - 1).unwrap();
    }
    assert_eq!(faults(&source), limit(Limit::Nesting, 32));
}

#[test]
fn what_ten_thousand_rules_take_over_from_one_is_bounded() {
    let extending = (0..9_000).fold(String::new(), |mut text, id| {
        writeln!(text, "[[rule]]\nid='{id}'\nextends='base'").unwrap();
        text
    });
    let base = |line: &str| {
        format!("{HEAD}[[rule]]\nid='base'\nkind='slots'\nfor='*'\nseverity='info'\n{line}\n{extending}")
    };
    let slots = (0..5_000).fold(String::new(), |mut text, id| {
        write!(text, "{{id='{id}',need.has='phone'}},").unwrap();
        text
    });
    assert_eq!(faults(&base(&format!("slot=[{slots}]"))), limit(Limit::Size, 300_000));
    assert_eq!(faults(&base(&format!("basis='{}'", "x".repeat(500_000)))), limit(Limit::Size, 300_000));
    let wrong = format!("counts.roles=[{}]", "'x',".repeat(50_000));
    assert!(faults(&base(&wrong)).len() == 1_000);
}

#[test]
fn much_rubbish_gives_few_words() {
    for piece in
        ["]", "= ", "\"", "'''x\n", "a\n", "[[rule]]\n", "[a]\n", "x = \n", "é= 1\n", "rule=[{\n", "\0"]
    {
        faults(&piece.repeat((1 << 18) / piece.len()));
    }
    let wrong = (0..40_000).fold(HEAD.to_owned(), |mut text, id| {
        writeln!(text, "misspelt{id} = {id}").unwrap();
        text
    });
    assert_eq!(faults(&wrong).len(), 1_000);
    let word = "x".repeat(500_000);
    let RuleFileFault::KeyUnknown { key, suggestion } = &faults(&format!("{HEAD}{word} = 1"))[0] else {
        panic!()
    };
    assert_eq!((key.chars().count(), suggestion), (61, &None));
}

#[test]
fn nothing_that_a_terminal_would_obey_reaches_a_fault() {
    let source = format!("{HEAD}\"a\\u001b[2J\" = 1\n[unit_kind]\n\"b\\u0007\" = {{ level = 'agency' }}\n");
    let told = faults(&source);
    assert!(told.iter().all(|fault| !format!("{fault:?}").contains("\\u{")), "{told:?}");
    assert_eq!(told.len(), 2);
}

#[test]
fn every_beginning_of_a_good_file_is_answered() {
    for end in (0..DRAFT.len()).filter(|end| DRAFT.is_char_boundary(*end)).step_by(23) {
        faults(&DRAFT[..end]);
    }
}

fn snippet() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "'''",
            "\"\"\"",
            "=",
            ",",
            ".",
            "\n",
            "#",
            "[[rule]]\n",
            "extends = \"P1\"\n",
            "id = \"P1\"\n",
            "-1",
            "9999999999999999999999",
            "1e9",
            "\\u0000",
            "\r",
            "\u{202e}",
            "đ",
            "🙂",
            "2020-13-41",
        ])
        .prop_map(str::to_owned),
        (0usize..7_000, 0usize..200)
            .prop_map(|(start, length)| { DRAFT.chars().skip(start).take(length).collect() }),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_good_file_with_anything_done_to_it(
        edits in proptest::collection::vec((0usize..7_200, 0usize..40, snippet()), 1..6)
    ) {
        let mut letters: Vec<char> = DRAFT.chars().collect();
        for (start, length, with) in edits {
            let start = start.min(letters.len());
            let end = (start + length).min(letters.len());
            letters.splice(start..end, with.chars());
        }
        faults(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn any_text(source in any::<String>()) {
        faults(&source);
    }
}
