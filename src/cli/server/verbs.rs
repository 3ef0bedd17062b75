//! The grammar of what OpenSSH calls, and of what sets the server up.

use clap::{Arg, Command, value_parser};

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
    vec![
        Command::new("ssh-keys")
            .about(text::ssh_keys_verb(lang))
            .arg(word("user", "USER"))
            .arg(word("type", "TYPE"))
            .arg(word("key", "KEY")),
        Command::new("session").about(text::session_verb(lang)).arg(key),
    ]
}
