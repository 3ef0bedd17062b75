//! The grammar of what OpenSSH calls, and of what sets the server up.

use std::path::PathBuf;

use clap::{Arg, Command, value_parser};

use crate::cli::arguments::{flag, option};
use crate::messages::Lang;
use crate::messages::server as text;

/// The verbs.
pub(in crate::cli) fn commands(lang: Lang) -> Vec<Command> {
    let word = |name: &'static str, value: &'static str| {
        Arg::new(name).value_name(value).required(true).help(text::from_openssh(lang))
    };
    let key = Arg::new("key")
        .long("key")
        .value_name("N")
        .required(true)
        .value_parser(value_parser!(i64))
        .help(text::from_openssh(lang));
    let file = |name: &'static str, help: String| {
        Arg::new(name).long(name).value_name("DIR").value_parser(value_parser!(PathBuf)).help(help)
    };
    let place = |command: Command| {
        command
            .arg(option("user", "NAME", text::user_option(lang)))
            .arg(file("home", text::home_option(lang)))
            .arg(file("root", text::root_option(lang)))
    };
    let install =
        Command::new("install").about(text::install_verb(lang)).arg(flag("write", text::write_option(lang)));
    let doctor = Command::new("doctor").about(text::doctor_verb(lang));
    vec![
        Command::new("server")
            .about(text::server_verb(lang))
            .subcommand_required(true)
            .subcommand(place(install))
            .subcommand(place(doctor)),
        Command::new("ssh-keys")
            .about(text::ssh_keys_verb(lang))
            .arg(word("user", "USER"))
            .arg(word("type", "TYPE"))
            .arg(word("key", "KEY")),
        Command::new("session").about(text::session_verb(lang)).arg(key).arg(
            option("leave-after", "SECONDS", text::leave_after_option(lang)).value_parser(value_parser!(u64)),
        ),
    ]
}
