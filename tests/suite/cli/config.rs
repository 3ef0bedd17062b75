//! `config`: the user's own settings, in the folder that XDG names.

use crate::harness::process::{Desk, Ran, ran};

/// A folder with this configuration file.
fn with(config: &str) -> Desk {
    let desk = Desk::demo();
    std::fs::create_dir_all(desk.path("config/daumoi")).unwrap();
    desk.file("config/daumoi/config.toml", config);
    desk
}

fn run(desk: &Desk, arguments: &[&str]) -> Ran {
    ran(desk.command(arguments).env("XDG_CONFIG_HOME", desk.path("config")).output().unwrap())
}

#[test]
fn the_settings_in_force_are_a_file_that_can_be_used() {
    let desk = with("language = \"en\"\n[keys]\ntransfer = \"G\"\n");
    let shown = run(&desk, &["config", "show"]).expect(0);
    assert_eq!(shown.err, "");
    assert!(
        shown.out.contains("language = \"en\"") && shown.out.contains("transfer = [\"G\"]"),
        "{}",
        shown.out
    );
    let again = with(&shown.out);
    assert!(run(&again, &["config", "check"]).expect(0).out.contains("is right"));
    assert_eq!(run(&again, &["config", "show"]).expect(0).out, shown.out);
    let path = run(&desk, &["config", "path"]).expect(0).out;
    assert_eq!(path.trim_end(), desk.path("config/daumoi/config.toml").to_str().unwrap());
}

#[test]
fn faults_are_told_with_line_and_suggestion() {
    let desk = with("langauge = \"vi\"\n[keys]\ntransfer = \"a\"\nundo = \"x\"\n");
    run(&desk, &["config", "check"]).expect(2).says(&[
        "dòng 1, cột 1",
        "có phải «language»",
        "dòng 3, cột 12",
        "bộ gõ",
        "dòng 4, cột 8",
        "«end-seat»",
        "Số lỗi trong tệp cấu hình: 3",
    ]);
    // Other verbs do their work, with the defaults in place of what is faulty.
    run(&desk, &["list", "units"]).expect(0);
    run(&desk, &["config", "show"]).expect(0).says(&["có 3 lỗi"]);
}

#[test]
fn a_file_that_is_none_or_no_toml_or_unreadable_is_said() {
    let desk = Desk::new();
    let said = run(&desk, &["config", "check"]).expect(0).out;
    assert!(said.contains("daumoi config show >"), "{said}");
    run(&desk, &["config", "check", "missing.toml"]).expect(2).says(&["missing.toml", "không có tệp này"]);
    let torn = desk.file("torn.toml", "language = \n[keys\n");
    run(&desk, &["config", "check", &torn]).expect(2).says(&["dòng 1", "Sai cú pháp TOML"]);
    let binary = desk.file("binary.toml", [0xff, 0xfe, 0x00]);
    run(&desk, &["config", "check", &binary]).expect(2).says(&["không phải UTF-8"]);
    let endless = desk.file("endless.toml", "#".repeat(300_000));
    run(&desk, &["config", "check", &endless]).expect(2).says(&["262144"]);
}

#[test]
fn the_language_of_the_file_counts_before_the_locale_and_after_the_option() {
    let desk = with("language = \"en\"\n");
    assert!(run(&desk, &["--help"]).expect(0).out.contains("Usage"));
    assert!(run(&desk, &["--help", "--lang", "vi"]).expect(0).out.contains("Cách dùng"));
    assert!(desk.run(&["--help"]).expect(0).out.contains("Cách dùng"));
}
