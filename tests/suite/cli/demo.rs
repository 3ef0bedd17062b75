//! `demo`: the sample roster.

use crate::harness::process::Desk;

#[test]
fn the_sample_is_made_where_it_is_wanted() {
    let desk = Desk::new();
    let (vi, en) = (desk.path("a.db"), desk.path("b.db"));
    let made = |path: &std::path::Path, lang: &str| {
        let path = path.to_string_lossy().into_owned();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daumoi"));
        command.env_clear().env("HOME", "/nonexistent").args([
            "demo",
            "--no-open",
            "--roster",
            &path,
            "--lang",
            lang,
        ]);
        crate::harness::process::ran(command.output().unwrap()).expect(0)
    };
    let (first, second) = (made(&vi, "vi"), made(&en, "en"));
    assert_eq!((first.out.as_str(), second.out.as_str()), ("", ""));
    first.says(&["298", "288", "a.db"]);
    second.says(&["298", "288", "b.db"]);
}

#[test]
fn the_sample_stands_on_its_own_day() {
    let desk = Desk::demo();
    for verb in ["check", "stats"] {
        let ran = desk.run(&[verb, "--format", "json"]);
        assert_eq!(ran.json()["as_of"], "2021-09-28", "{verb}");
    }
    let ran = desk.run(&["stats", "--format", "json", "--as-of", "1/1/2022"]).expect(0);
    assert_eq!(ran.json()["as_of"], "2022-01-01");
}
