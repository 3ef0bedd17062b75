//! `completions` and `man`: made from the same grammar and the same table of commands as everything else.

use std::fs;
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use etcetera::BaseStrategy;

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::{Call, Ended, arguments, one};
use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::fault::usage::UsageFault;
use crate::messages::Lang;
use crate::messages::command_line as text;
use crate::tui::command::{Place, TABLE};
use crate::tui::key::Key;

const SHELLS: [(&str, Shell); 3] = [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish)];

/// The names of the shells.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SHELLS.iter().map(|(name, _)| *name)
}

/// Runs `completions`: one shell's to standard output, or everything to its place in the user's folders.
pub(super) fn completions(call: &Call, verb: &ArgMatches) -> Ended {
    let named = verb.get_one::<String>("shell");
    match SHELLS.iter().find(|(name, _)| named.is_some_and(|shell| shell == name)) {
        Some((_, shell)) => print(&completion(call.lang, *shell)),
        None => install(call),
    }
}

/// Runs `man`.
pub(super) fn man(call: &Call) -> Ended {
    print(&page(call.lang).map_err(one)?)
}

fn print(bytes: &[u8]) -> Ended {
    let mut out = Output::new();
    out.text(&String::from_utf8_lossy(bytes)).map_err(one)?;
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

fn completion(lang: Lang, shell: Shell) -> Vec<u8> {
    let mut bytes = Vec::new();
    generate(shell, &mut arguments::command(lang), "daumoi", &mut bytes);
    bytes
}

/// Writes completions of all shells and the man page where shells and `man` look for a user's own.
fn install(call: &Call) -> Ended {
    let folders = etcetera::choose_base_strategy().map_err(|_| one(UsageFault::NoFolder.into()))?;
    let (data, config) = (folders.data_dir(), folders.config_dir());
    let files = [
        (data.join("bash-completion/completions/daumoi"), completion(call.lang, Shell::Bash)),
        (data.join("zsh/site-functions/_daumoi"), completion(call.lang, Shell::Zsh)),
        (config.join("fish/completions/daumoi.fish"), completion(call.lang, Shell::Fish)),
        (data.join("man/man1/daumoi.1"), page(call.lang).map_err(one)?),
    ];
    let mut out = Output::new();
    for (path, bytes) in files {
        write(&path, &bytes).map_err(one)?;
        out.line(&text::wrote(call.lang, &path.to_string_lossy())).map_err(one)?;
    }
    out.line(&text::zsh_folder(call.lang, &data.join("zsh/site-functions").to_string_lossy()))
        .map_err(one)?;
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

fn write(path: &PathBuf, bytes: &[u8]) -> Result<(), Fault> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder.and_then(|()| fs::write(path, bytes));
    written.map_err(|error| {
        Fault::from(StoreFault::Output { cause: error.to_string() }).in_file(&path.to_string_lossy())
    })
}

/// The manual: the program, each verb with its options, and the keys of the screen.
fn page(lang: Lang) -> Result<Vec<u8>, Fault> {
    let mut command = arguments::command(lang);
    command.build();
    let failed = |error: std::io::Error| Fault::from(StoreFault::Output { cause: error.to_string() });
    let mut bytes = Vec::new();
    let man = Man::new(command.clone()).section("1");
    man.render_title(&mut bytes).map_err(failed)?;
    man.render_name_section(&mut bytes).map_err(failed)?;
    man.render_synopsis_section(&mut bytes).map_err(failed)?;
    man.render_options_section(&mut bytes).map_err(failed)?;
    let mut rest = Roff::new();
    rest.control("SH", [text::verbs_heading(lang).as_str()]);
    for verb in command.get_subcommands() {
        describe(&mut rest, verb, "daumoi");
    }
    rest.control("SH", [text::keys_heading(lang).as_str()]);
    keys(&mut rest, lang);
    rest.control("SH", [text::notes_heading(lang).as_str()]);
    rest.text([roman(text::after_help(lang))]);
    rest.to_writer(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// A verb, its options and the verbs below it.
fn describe(page: &mut Roff, verb: &Command, before: &str) {
    let name = [before, " ", verb.get_name()].concat();
    let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
    page.control("TP", []);
    page.text([bold(name.clone())]);
    page.text([roman(about)]);
    let own = verb.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_id() != "help");
    for arg in own {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let usage = arg.get_long().map_or_else(
            || arg.get_value_names().into_iter().flatten().map(ToString::to_string).collect(),
            |long| ["--", long].concat(),
        );
        page.control("br", []);
        page.text([bold(usage), roman("  "), roman(help)]);
    }
    for inner in verb.get_subcommands() {
        describe(page, inner, &name);
    }
}

/// The keys of the screen, place by place.
fn keys(page: &mut Roff, lang: Lang) {
    let mut places: Vec<Place> = TABLE.iter().map(|command| command.place).collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        page.control("SS", [place.name(lang).as_str()]);
        for command in TABLE.iter().filter(|command| command.place == place) {
            let labels = command.keys.iter().filter(|key| !matches!(key, Key::Alt(_))).map(|key| key.label());
            let labels = labels.collect::<Vec<_>>().join("  ");
            page.control("TP", []);
            page.text([bold(if labels.is_empty() { "F9".to_owned() } else { labels })]);
            page.text([roman((command.text)(lang)), roman(" ("), roman(command.id), roman(")")]);
        }
    }
}
