use proptest::prelude::*;

use super::*;
use crate::domain::fault::FaultKind;
use crate::domain::fault::settings::{KeyRule, SettingsFault};
use crate::messages::fault::sentence;
use crate::tui::command::by_id;
use crate::tui::key::Key;

/// The faults of a text: line, column and what.
fn faults(source: &str) -> Vec<(u64, u64, SettingsFault)> {
    let place = |fault: Fault| match fault.kind {
        FaultKind::Settings(what) => (fault.place.line.unwrap(), fault.place.column.unwrap(), what),
        other => panic!("{other:?}"),
    };
    decode(source, "config.toml").faults.into_iter().map(place).collect()
}

fn read(source: &str) -> Configuration {
    let decoded = decode(source, "config.toml");
    assert!(decoded.faults.is_empty(), "{:?}", decoded.faults);
    decoded.configuration
}

#[test]
fn an_empty_file_changes_nothing() {
    assert_eq!(read(""), Configuration::default());
}

#[test]
fn every_setting_is_read() {
    let settings = read(
        "language = \"en\"\ndates = \"yyyy-mm-dd\"\ncolumns = [\"title\"]\n\
         [theme]\ncolour = false\nsigns = \"khong-dau\"\n[terminal]\nescape-wait = 200\n\
         [keys]\ntransfer = [\"T\", \"F6\"]\nopen-changes = \"G\"\nend-seat = []\n",
    );
    assert_eq!(settings.language, Some(Lang::En));
    assert_eq!(settings.palette, Some(Palette::NoColour));
    assert_eq!(settings.signs, Some(Signs::Unmarked));
    assert_eq!(settings.escape_wait, Some(200));
    assert_eq!((settings.habits.dates, settings.habits.columns), (DateForm::Iso, vec![Column::Title]));
    let keys = |id| settings.habits.keys.keys(by_id(id).unwrap()).to_vec();
    assert_eq!(keys("transfer"), [Key::Char('T'), Key::F(6)]);
    assert_eq!(keys("open-changes"), [Key::Char('G')]);
    assert_eq!(keys("end-seat"), []);
    assert_eq!(keys("undo"), [Key::Ctrl('z'), Key::Char('z')]);
}

#[test]
fn each_fault_has_its_place_and_a_suggestion() {
    let source = "langage = \"vi\"\ndates = \"dd.mm\"\ncolumns = [\"title\", \"phone\"]\n\
                  [theme]\ncolour = \"yes\"\n[keys]\ntransfr = \"m\"\nundo = \"Entr\"\nredo = \"G\"\n\
                  find = [\"G\", \"F12\"]\n";
    let suggestion = |word: &str| Some(word.to_owned());
    let known = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        faults(source),
        [
            (1, 1, SettingsFault::KeyUnknown { key: "langage".into(), suggestion: suggestion("language") }),
            (
                2,
                9,
                SettingsFault::Word {
                    word: "dd.mm".into(),
                    known: known(&["dd/mm/yyyy", "dd-mm-yyyy", "yyyy-mm-dd"])
                }
            ),
            (
                3,
                21,
                SettingsFault::Word {
                    word: "phone".into(),
                    known: known(&["title", "qualification", "since"])
                }
            ),
            (5, 10, SettingsFault::Type { wanted: crate::domain::fault::settings::Shape::Flag }),
            (
                7,
                1,
                SettingsFault::CommandUnknown { id: "transfr".into(), suggestion: suggestion("transfer") }
            ),
            (8, 8, SettingsFault::NoSuchKey { name: "Entr".into(), suggestion: suggestion("enter") }),
            (10, 9, SettingsFault::KeyTwice { key: "G".into(), other: "redo".into() }),
            (
                10,
                14,
                SettingsFault::KeyRule {
                    key: Some("F12".into()),
                    command: "find".into(),
                    rule: KeyRule::Taken
                }
            ),
        ]
    );
}

#[test]
fn what_is_faulty_keeps_its_default_and_the_rest_is_taken() {
    let decoded = decode("language = \"en\"\ndates = 5\n[keys]\ntransfer = \"G\"\nundo = \"a\"\n", "f");
    assert_eq!(decoded.faults.len(), 2);
    assert_eq!(decoded.configuration.language, Some(Lang::En));
    assert_eq!(decoded.configuration.habits, Habits::default());
    assert!(matches!(
        faults("[terminal]\nescape-wait = 5\n").as_slice(),
        [(2, 15, SettingsFault::Range { least: 10, most: 2_000 })]
    ));
    let torn = decode("language = \"en\"\n[keys\n", "f");
    assert!(!torn.faults.is_empty());
    assert_eq!(torn.configuration, Configuration::default());
}

#[test]
fn a_key_that_would_hide_another_command_is_named() {
    for (source, other) in [
        ("[keys]\ntransfer = \"n\"", "next-finding"),
        ("[keys]\nundo = \"x\"", "end-seat"),
        ("[keys]\nundo = [\"G\", \"G\"]", "undo"),
        ("[keys]\nadd-officer = \"c\"", "transfer"),
    ] {
        let found = faults(source);
        assert!(
            matches!(found.as_slice(), [(2, _, SettingsFault::KeyTwice { other: named, .. })] if named == other),
            "{source}: {found:?}"
        );
    }
    // Two commands may change their keys with one another.
    read("[keys]\ntransfer = \"x\"\nend-seat = \"c\"\n");
}

#[test]
fn what_is_written_out_reads_back_as_it_was() {
    for source in [
        "",
        "language = \"en\"\ndates = \"dd-mm-yyyy\"\ncolumns = []\n[theme]\ncolour = true\nsigns = \"ascii\"\n\
         [terminal]\nescape-wait = 75\n[keys]\ntransfer = [\"G\", \"Ctrl-E\"]\nedit-end = \"T\"\nfind = []\n",
    ] {
        for lang in [Lang::Vi, Lang::En] {
            let settings = read(source);
            let text = write(lang, &settings);
            assert_eq!(read(&text), settings, "{text}");
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_fail(source in "(language|keys|theme|\\[|\\]|=|\"|\n|a|ế|#|F6|, ){0,24}") {
        for fault in decode(&source, "f").faults {
            prop_assert!(!sentence(Lang::Vi, &fault).is_empty());
        }
    }
}
