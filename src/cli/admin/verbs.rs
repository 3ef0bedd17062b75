//! The grammar of `admin`.

use clap::{Arg, Command};

use crate::cli::arguments::{flag, format, option};
use crate::domain::rights::AdminRole;
use crate::messages::Lang;
use crate::messages::accounts as text;

fn role(lang: Lang) -> Arg {
    option("role", "ROLE", text::role_option(lang)).value_parser(AdminRole::ALL.map(AdminRole::word))
}

fn scopes(command: Command, lang: Lang) -> Command {
    command.arg(role(lang)).arg(option("under", "CODE", text::under_option(lang))).arg(option(
        "view",
        "CODE",
        text::view_option(lang),
    ))
}

fn key(lang: Lang) -> Command {
    let add = Command::new("add")
        .about(text::key_add_verb(lang))
        .arg(option("name", "NAME", text::name_option(lang)).required(true));
    let add = scopes(add, lang)
        .arg(option("expires", "DAY", text::expires_option(lang)))
        .arg(flag("print", text::print_option(lang)));
    let fingerprint =
        Arg::new("fingerprint").value_name("SHA256:…").required(true).help(text::fingerprint_argument(lang));
    Command::new("key")
        .about(text::key_verb(lang))
        .subcommand_required(true)
        .subcommand(add)
        .subcommand(Command::new("list").about(text::key_list_verb(lang)).arg(format(lang)))
        .subcommand(Command::new("revoke").about(text::key_revoke_verb(lang)).arg(fingerprint))
}

/// The verb.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let set = Command::new("set")
        .about(text::set_verb(lang))
        .arg(Arg::new("name").value_name("NAME").required(true).help(text::name_option(lang)));
    let set = scopes(set, lang)
        .arg(flag("revoke", text::revoke_option(lang)))
        .arg(flag("restore", text::restore_option(lang)).conflicts_with("revoke"));
    Command::new("admin")
        .about(text::admin_verb(lang))
        .subcommand_required(true)
        .subcommand(Command::new("list").about(text::list_verb(lang)).arg(format(lang)))
        .subcommand(key(lang))
        .subcommand(set)
}
