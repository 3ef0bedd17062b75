//! `rules`: diagnostics of a rule file, its examples, the language explained, and the profile in force.

mod help;
mod take;
mod test;
mod try_file;

use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use clap::ArgMatches;

use crate::app::rule_file;
use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one, shown, source};
use crate::domain::fault::Fault;
use crate::domain::profile::Profile;
use crate::messages::Lang;
use crate::messages::command_line as text;
use crate::messages::fault::sentence;
use crate::rules::decode::{Decoded, decode};
use crate::store::Store;

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("check", verb)) => check(call, verb),
        Some(("show", verb)) => show(call, verb),
        Some(("test", verb)) => test::run(call, verb),
        Some(("help", verb)) => help::run(call, verb),
        Some(("back", verb)) => take::back(call, verb),
        Some(("take", verb)) => take::run(call, verb),
        Some(("try", verb)) => try_file::run(call, verb),
        _ => Ok(Exit::Refused),
    }
}

fn check(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(path) = verb.get_one::<PathBuf>("file") else { return Ok(Exit::Refused) };
    let profile = profile(call.lang, path)?;
    let mut out = Output::new();
    out.text(&(text::rules_good(call.lang, &profile.name, profile.rules.len()) + "\n")).map_err(one)?;
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

fn show(call: &Call, verb: &ArgMatches) -> Ended {
    let asked = Call::as_of(verb)?;
    let mut store = call.open(verb)?;
    let day = Call::day(asked, &store)?;
    let Some(profile) = store.profile_on(day).map_err(one)? else {
        say(&text::no_profile(call.lang, &shown(call.lang, day)));
        return Ok(Exit::Done);
    };
    let mut out = Output::new();
    out.source(&profile.source).map_err(one)?;
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

/// Reads a rule file.
pub(super) fn read(path: &Path) -> Result<(String, Decoded), Fault> {
    let source = if path == Path::new(source::INPUT) {
        rule_file::read_from(std::io::stdin(), &source::name(path))?
    } else {
        rule_file::read(path)?
    };
    let decoded = decode(&source, &source::name(path));
    Ok((source, decoded))
}

/// The profile of a rule file.
///
/// # Errors
/// None where its faults have been shown in their places; that of a file that cannot be read.
fn profile(lang: Lang, path: &Path) -> Result<Profile, Vec<Fault>> {
    let (source, decoded) = read(path).map_err(one)?;
    decoded.profile.ok_or_else(|| {
        show_faults(lang, &source, &decoded.faults);
        count_faults(lang, decoded.faults.len());
        Vec::new()
    })
}

/// Whether the profile fits the units of the roster.
///
/// # Errors
/// None where the faults have been shown in their places; a store fault.
fn fits(lang: Lang, store: &Store, path: &Path, profile: &Profile) -> Result<(), Vec<Fault>> {
    let faults = store.ties(profile).map_err(one)?;
    if faults.is_empty() {
        return Ok(());
    }
    let name = source::name(path);
    let count = faults.len();
    let faults: Vec<Fault> = faults.into_iter().map(|fault| fault.in_file(&name)).collect();
    show_faults(lang, &profile.source, &faults);
    count_faults(lang, count);
    Err(Vec::new())
}

/// Says how many faults have been shown.
fn count_faults(lang: Lang, count: usize) {
    say(&text::rules_bad(lang, u64::try_from(count).unwrap_or(u64::MAX)));
}

/// Shows faults on standard error, each with the line of the file that it means.
pub(super) fn show_faults(lang: Lang, source: &str, faults: &[Fault]) {
    for fault in faults {
        say(&sentence(lang, fault));
        for line in excerpt(source, fault).lines() {
            say(line);
        }
    }
}

/// The line of the file with what is meant marked below it.
fn excerpt(source: &str, fault: &Fault) -> String {
    let (Some((start, end)), Some(line)) = (fault.place.span, fault.place.line) else { return String::new() };
    // Only that line is drawn: of what spans several the first one tells where to look.
    let before = source.get(..start).unwrap_or_default();
    let head = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = source.get(head..).unwrap_or_default();
    let shown = rest.lines().next().unwrap_or_default();
    let from = (start - head).min(shown.len());
    let to = end.saturating_sub(head).clamp(from, shown.len());
    let snippet = Snippet::source(shown)
        .line_start(usize::try_from(line).unwrap_or_default())
        .annotation(AnnotationKind::Primary.span(from..to));
    let group = [Level::ERROR.no_name().primary_title("").element(snippet)];
    // The first line would be the empty title; the sentence above says more.
    Renderer::plain().render(&group).lines().skip(1).flat_map(|line| [line, "\n"]).collect()
}
