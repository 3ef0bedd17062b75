//! The explained language is the one that is read: every piece of it loads, every worked example comes out as told.

use std::sync::Arc;

use daumoi::messages::Lang;
use daumoi::messages::rule_language::{Section, sections};
use daumoi::rules::decode::{decode, examples};

const KINDS: [&str; 6] = ["slots", "each", "share", "unique", "due", "recent"];

/// The pieces of code of a section.
fn code(section: &Section<'static>) -> Vec<&'static str> {
    section.text.split("```toml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect()
}

#[test]
fn each_kind_has_a_worked_example_that_comes_out_as_told() {
    for lang in [Lang::Vi, Lang::En] {
        let mut seen = Vec::new();
        for section in sections(lang).filter(|section| KINDS.contains(&section.topic)) {
            let [rules, told] = code(&section)[..] else { unreachable!("{}: two pieces", section.topic) };
            let decoded = decode(rules, section.topic);
            assert_eq!(decoded.faults, [], "{}", section.topic);
            let profile = Arc::new(decoded.profile.unwrap());
            assert!(rules.contains(&format!("kind = \"{}\"", section.topic)));
            let all = examples::decode(told, section.topic, &profile).unwrap();
            assert!(all.iter().any(|example| !example.expected.is_empty()), "{}", section.topic);
            for example in all {
                assert_eq!(example.run(&profile), [], "{}: {}", section.topic, example.name);
            }
            seen.push(section.topic);
        }
        assert_eq!(seen, KINDS);
    }
}

/// A rule file that declares every word of the pieces, with places for what a piece declares itself.
fn around(piece: &str) -> String {
    let own = |section: &str, usual: &str| {
        let given = piece.contains(&format!("[{section}]"));
        if given { String::new() } else { format!("[{section}]\n{usual}\n") }
    };
    let head = if piece.contains("profile = ") { "" } else { "format = 1\nprofile = \"x\"\n" };
    let body: String = [
        own("scale", "qualification = [\"none\", \"intermediate\", \"university\"]"),
        own("unit_kind", "department = { level = \"agency\" }\noffice = { code = \"VPUBND\" }"),
        own("class", "division_leader = [ { in = \"department\", titles = [\"Trưởng phòng\"] } ]"),
    ]
    .concat();
    let base = "[[rule]]\nid = \"P1\"\nkind = \"slots\"\nfor = \"department\"\nseverity = \"error\"\n";
    let unique = "[[rule]]\nid = \"U1\"\nkind = \"unique\"\nscope = \"province\"\nseverity = \"error\"\n";
    if head.is_empty() {
        return format!("{piece}\n{body}{base}{unique}");
    }
    format!("{head}{body}{base}{unique}{piece}\n")
}

#[test]
fn every_other_piece_loads_among_the_words_that_it_uses() {
    for lang in [Lang::Vi, Lang::En] {
        let mut seen = 0;
        for section in sections(lang).filter(|section| !KINDS.contains(&section.topic)) {
            for piece in code(&section).into_iter().filter(|piece| !piece.contains("[[example]]")) {
                let source = around(piece);
                assert_eq!(decode(&source, section.topic).faults, [], "{}", section.topic);
                seen += 1;
            }
        }
        assert_eq!(seen, 8);
    }
}

#[test]
fn the_example_of_examples_is_read() {
    for lang in [Lang::Vi, Lang::En] {
        let section = sections(lang).find(|section| section.topic == "examples").unwrap();
        let source = around("").replace(
            "id = \"P1\"",
            "id = \"P1\"\nslot = [ { id = \"lead\", need = { class = \"division_leader\" } } ]",
        );
        let profile = Arc::new(decode(&source, "").profile.unwrap());
        let all = examples::decode(code(&section)[0], "", &profile).unwrap();
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|example| example.run(&profile).is_empty()));
    }
}
