//! The grammar of the command line, with its help in the user's language.

use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

use crate::cli::{admin, server, shell};
use crate::messages::Lang;
use crate::messages::{backup as copies, command_line as text, rules_verbs as rules_text};

fn file(name: &'static str, help: String) -> Arg {
    Arg::new(name).value_name("FILE").value_parser(value_parser!(PathBuf)).help(help)
}

pub(super) fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

pub(super) fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

pub(super) fn format(lang: Lang) -> Arg {
    option("format", "FORMAT", text::format_option(lang))
        .value_parser(["text", "json", "csv"])
        .default_value("text")
}

/// The option also takes a picture.
fn picture_or(format: Arg, lang: Lang) -> Arg {
    format.help(text::picture_format_option(lang)).value_parser(["text", "json", "csv", "svg"])
}

fn under(lang: Lang) -> Arg {
    option("under", "CODE", text::under_option(lang))
}

/// The whole grammar.
pub(super) fn command(lang: Lang) -> Command {
    let root = without_verb(lang)
        .version(env!("CARGO_PKG_VERSION"))
        .about(text::about(lang))
        .after_help(text::after_help(lang))
        .disable_help_flag(false)
        .disable_help_subcommand(true);
    let mut verbs = making(lang);
    verbs.extend(asking(lang));
    verbs.extend(keeping(lang));
    verbs.push(admin::verbs::command(lang));
    verbs.extend(server::verbs::commands(lang));
    verbs.extend(own(lang));
    worded(root.subcommands(verbs), lang)
}

/// The options that every call understands, and nothing else: a verb and a call for help are refused.
pub(super) fn without_verb(lang: Lang) -> Command {
    Command::new("daumoi")
        .disable_help_flag(true)
        .arg(file("roster", text::roster_option(lang)).long("roster").global(true))
        .arg(option("as-of", "DAY", text::as_of_option(lang)).global(true))
        .arg(option("lang", "LANG", text::lang_option(lang)).value_parser(["vi", "en"]).global(true))
        .arg(
            option("color", "WHEN", text::color_option(lang))
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .global(true),
        )
        .arg(flag("ascii", text::ascii_option(lang)).global(true))
        .arg(flag("khong-dau", text::khong_dau_option(lang)).global(true))
}

/// Verbs that make or fill a roster.
fn making(lang: Lang) -> Vec<Command> {
    let import = |name: &'static str, about: String| {
        Command::new(name)
            .about(about)
            .arg(file("file", text::file_argument(lang)).required(true))
            .arg(flag("dry-run", text::dry_run_option(lang)))
    };
    let imports = [
        import("officers", text::import_officers_verb(lang)),
        import("waivers", text::import_waivers_verb(lang)),
        import("events", text::import_events_verb(lang)),
    ];
    vec![
        Command::new("demo").about(text::demo_verb(lang)).arg(flag("no-open", text::no_open_option(lang))),
        Command::new("init")
            .about(text::init_verb(lang))
            .arg(option("province", "CODE", text::province_option(lang)).conflicts_with("units"))
            .arg(option("edition", "YEAR", text::edition_option(lang)).value_parser(["2021", "2025"]))
            .arg(file("units", text::units_option(lang)).long("units"))
            .arg(file("rules", text::rules_option(lang)).long("rules").action(ArgAction::Append)),
        Command::new("import").about(text::import_verb(lang)).subcommand_required(true).subcommands(imports),
        Command::new("set")
            .about(text::set_verb(lang))
            .arg(Arg::new("key").value_name("KEY").required(true).help(text::key_argument(lang)))
            .arg(
                Arg::new("fields")
                    .value_name("FIELD=VALUE")
                    .required(true)
                    .action(ArgAction::Append)
                    .num_args(1..)
                    .help(text::fields_argument(lang)),
            )
            .arg(option("unit", "CODE", text::unit_option(lang)))
            .arg(option("expect", "VERSION", text::expect_option(lang)).value_parser(value_parser!(i64))),
    ]
}

/// Verbs that answer.
fn asking(lang: Lang) -> Vec<Command> {
    let severities = ["info", "notice", "warning", "error", "critical", "never"];
    vec![
        Command::new("check").about(text::check_verb(lang)).arg(format(lang)).arg(under(lang)).arg(
            option("fail-on", "SEVERITY", text::fail_on_option(lang))
                .value_parser(severities)
                .default_value("error"),
        ),
        Command::new("cures")
            .about(text::cures_verb(lang))
            .arg(Arg::new("unit").value_name("UNIT").required(true).help(text::cures_unit(lang)))
            .arg(format(lang)),
        Command::new("forecast")
            .about(text::forecast_verb(lang))
            .arg(
                option("months", "N", text::months_option(lang))
                    .value_parser(clap::value_parser!(u16).range(1..=120))
                    .default_value("12"),
            )
            .arg(format(lang))
            .arg(under(lang)),
        Command::new("stats")
            .about(text::stats_verb(lang))
            .arg(picture_or(format(lang), lang))
            .arg(under(lang)),
        Command::new("list")
            .about(text::list_verb(lang))
            .subcommand_required(true)
            .subcommand(
                Command::new("officers")
                    .about(text::list_officers_verb(lang))
                    .arg(format(lang))
                    .arg(under(lang))
                    .arg(flag("all", text::all_option(lang))),
            )
            .subcommand(
                Command::new("waivers")
                    .about(text::list_waivers_verb(lang))
                    .arg(format(lang))
                    .arg(under(lang)),
            )
            .subcommand(
                Command::new("units")
                    .about(text::list_units_verb(lang))
                    .arg(format(lang))
                    .arg(under(lang))
                    .arg(flag("all", text::all_units_option(lang))),
            ),
        find(lang),
        Command::new("history")
            .about(text::history_verb(lang))
            .arg(option("unit", "CODE", text::unit_option(lang)).conflicts_with("officer"))
            .arg(option("officer", "KEY", text::officer_option(lang)))
            .arg(format(lang)),
        rules(lang),
    ]
}

fn find(lang: Lang) -> Command {
    let typed =
        Arg::new("text").value_name("TEXT").required(true).num_args(1..).help(text::text_argument(lang));
    Command::new("find").about(text::find_verb(lang)).arg(typed).arg(format(lang))
}

/// The verbs about rules.
fn rules(lang: Lang) -> Command {
    Command::new("rules")
        .about(text::rules_verb(lang))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand(
            Command::new("check")
                .about(text::rules_check_verb(lang))
                .arg(file("file", text::file_argument(lang)).required(true)),
        )
        .subcommand(Command::new("show").about(text::rules_show_verb(lang)))
        .subcommand(
            Command::new("test")
                .about(rules_text::test_verb(lang))
                .arg(file("file", rules_text::test_file(lang))),
        )
        .subcommand(
            Command::new("try")
                .about(rules_text::try_verb(lang))
                .arg(file("file", text::file_argument(lang)).required(true))
                .arg(under(lang))
                .arg(format(lang)),
        )
        .subcommand(
            Command::new("take")
                .about(rules_text::take_verb(lang))
                .arg(file("file", text::file_argument(lang)).required(true))
                .arg(option("from", "DAY", rules_text::from_option(lang))),
        )
        .subcommand(Command::new("back").about(rules_text::back_verb(lang)))
        .subcommand(
            Command::new("help")
                .about(rules_text::help_verb(lang))
                .arg(Arg::new("topic").value_name("TOPIC").help(rules_text::help_topic(lang))),
        )
}

/// Verbs that care for the file.
fn keeping(lang: Lang) -> Vec<Command> {
    vec![
        Command::new("verify").about(text::verify_verb(lang)),
        Command::new("backup")
            .about(text::backup_verb(lang))
            .arg(file("file", copies::target_argument(lang)))
            .arg(flag("list", copies::list_option(lang)).conflicts_with("file")),
        Command::new("restore")
            .about(text::restore_verb(lang))
            .arg(file("file", text::file_argument(lang)).required(true))
            .arg(flag("preview", copies::preview_option(lang)))
            .arg(flag("yes", copies::yes_option(lang))),
    ]
}

/// Verbs about the program itself.
fn own(lang: Lang) -> Vec<Command> {
    let shell = Arg::new("shell")
        .value_name("SHELL")
        .value_parser(shell::names().collect::<Vec<_>>())
        .help(text::shell_argument(lang));
    let install = flag("install", text::install_option(lang)).conflicts_with("shell");
    vec![
        Command::new("completions")
            .about(text::completions_verb(lang))
            .arg(shell.required_unless_present("install"))
            .arg(install),
        Command::new("man").about(text::man_verb(lang)),
        Command::new("config")
            .about(text::config_verb(lang))
            .subcommand_required(true)
            .subcommand(Command::new("show").about(text::config_show_verb(lang)))
            .subcommand(Command::new("path").about(text::config_path_verb(lang)))
            .subcommand(
                Command::new("check")
                    .about(text::config_check_verb(lang))
                    .arg(file("file", text::file_argument(lang))),
            ),
    ]
}

/// The library's own words in the user's language, in every verb.
fn worded(command: Command, lang: Lang) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        text::usage_heading(lang)
    );
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let kinds = |arg: &Arg| (arg.get_id().to_string(), arg.is_positional(), arg.get_action().takes_values());
    let ids: Vec<(String, bool, bool)> = command.get_arguments().map(kinds).collect();
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(text::verbs_heading(lang))
        .subcommand_value_name("VERB")
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(text::help_option(lang))
                .help_heading(text::options_heading(lang)),
        );
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(text::version_option(lang))
                .help_heading(text::options_heading(lang)),
        );
    }
    for (id, positional, takes_value) in ids {
        let heading = if positional { text::arguments_heading(lang) } else { text::options_heading(lang) };
        command = command.mut_arg(id, |arg| {
            let arg = arg.help_heading(heading);
            if takes_value { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
        });
    }
    for name in names {
        command = command.mut_subcommand(name, |verb| worded(verb, lang));
    }
    command
}
