//! Refused command lines, in the user's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::exit::{Exit, report as report_faults, write};
use crate::cli::output::Output;
use crate::domain::fault::usage::UsageFault;
use crate::messages::command_line as text;
use crate::messages::{Lang, names::alternatives};

/// Prints help and version to standard output, everything else as one sentence to standard error.
pub(super) fn report(lang: Lang, error: &Error) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut out = Output::new();
        let written = out.text(&error.to_string()).and_then(|()| out.finish());
        return written.map_or_else(|fault| report_faults(lang, &[fault]), |()| Exit::Done);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        write(&error.to_string());
        return Exit::Refused;
    }
    report_faults(lang, &[UsageFault::CommandLine { text: sentence(lang, error) }.into()])
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

fn sentence(lang: Lang, error: &Error) -> String {
    let one = |kind| words(error, kind).join(" ");
    match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let argument = one(ContextKind::InvalidArg);
            let text = if argument.is_empty() { one(ContextKind::InvalidSubcommand) } else { argument };
            let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
            match near.into_iter().flat_map(|kind| words(error, kind)).next() {
                Some(like) => text::unknown_argument_like(lang, &text, &like),
                None => text::unknown_argument(lang, &text),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (option, value) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
            if value.is_empty() {
                return text::missing_value(lang, &option);
            }
            let known = words(error, ContextKind::ValidValue);
            let hint = if known.is_empty() {
                String::new()
            } else {
                text::one_of(lang, &alternatives(lang, &known))
            };
            text::invalid_value(lang, &option, &value, &hint)
        }
        ErrorKind::MissingRequiredArgument => text::missing_argument(lang, &one(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => {
            text::missing_argument(lang, &alternatives(lang, &words(error, ContextKind::ValidSubcommand)))
        }
        ErrorKind::ArgumentConflict => {
            text::conflicting(lang, &one(ContextKind::InvalidArg), &one(ContextKind::PriorArg))
        }
        _ => text::bad_usage(lang),
    }
}
