//! `completions` and `man`.

use std::process::Command;

use daumoi::tui::command::TABLE;

use crate::harness::process::{Desk, ran};

#[test]
fn bash_completes_verbs_and_options() {
    let desk = Desk::new();
    let script = desk.run(&["completions", "bash"]).expect(0).out;
    let complete = |words: &str, last: usize| {
        let call = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={last}; _daumoi daumoi \
             \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last}-1]}}\"; \
             echo \"${{COMPREPLY[@]}}\""
        );
        ran(Command::new("bash").args(["--norc", "-c", &call]).output().unwrap()).expect(0).out
    };
    assert_eq!(complete("daumoi conf", 1).trim(), "config");
    assert_eq!(complete("daumoi config pa", 2).trim(), "path");
    assert!(complete("daumoi check --fail", 2).contains("--fail-on"));
    assert!(complete("daumoi check --fail-on cri", 3).contains("critical"));
}

#[test]
fn other_shells_get_theirs_and_others_are_refused() {
    let desk = Desk::new();
    assert!(desk.run(&["completions", "zsh"]).expect(0).out.starts_with("#compdef daumoi"));
    assert!(desk.run(&["completions", "fish"]).expect(0).out.contains("complete -c daumoi"));
    desk.run(&["completions", "csh"]).expect(2).says(&["bash", "zsh", "fish"]);
    desk.run(&["completions"]).expect(2);
}

#[test]
fn one_command_installs_everything_for_the_user() {
    let desk = Desk::new();
    let mut command = desk.command(&["completions", "--install"]);
    command.env("XDG_DATA_HOME", desk.path("data")).env("XDG_CONFIG_HOME", desk.path("config"));
    let said = ran(command.output().unwrap()).expect(0).out;
    for (path, holds) in [
        ("data/bash-completion/completions/daumoi", "_daumoi()"),
        ("data/zsh/site-functions/_daumoi", "#compdef daumoi"),
        ("config/fish/completions/daumoi.fish", "complete -c daumoi"),
        ("data/man/man1/daumoi.1", ".TH daumoi 1"),
    ] {
        let text = std::fs::read_to_string(desk.path(path)).unwrap();
        assert!(text.contains(holds), "{path}");
        assert!(said.contains(desk.path(path).to_str().unwrap()), "{said}");
    }
    // Where nothing can be written that is said.
    let mut command = desk.command(&["completions", "--install"]);
    command.env("XDG_DATA_HOME", "/proc/none").env("XDG_CONFIG_HOME", "/proc/none");
    ran(command.output().unwrap()).expect(3).says(&["/proc/none"]);
}

#[test]
fn the_manual_has_every_verb_and_every_command_of_the_screen() {
    let (vi, en) = Desk::new().both(&["man"]);
    for page in [&vi.out, &en.out] {
        for command in TABLE {
            assert!(page.contains(&command.id.replace('-', "\\-")), "{}", command.id);
        }
        for verb in ["demo", "init", "check", "config show", "completions", "verify"] {
            assert!(page.contains(&format!("daumoi {verb}")), "{verb}");
        }
    }
    assert!(vi.out.contains("Chuyển đơn vị") && en.out.contains("Transfer to another unit"));
}
