//! `rules help`: the language of rule files explained.

use clap::ArgMatches;

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one};
use crate::domain::fault::usage::UsageFault;
use crate::messages::rule_language::{Section, introduction, plain, sections};
use crate::messages::rules_verbs as text;

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let all: Vec<Section<'_>> = sections(call.lang).collect();
    let mut out = Output::new();
    match verb.get_one::<String>("topic").map(String::as_str) {
        None => {
            out.text(&(plain(introduction(call.lang)) + "\n\n")).map_err(one)?;
            out.line(&text::help_topics(call.lang)).map_err(one)?;
            let widest = all.iter().map(|section| section.topic.len()).max().unwrap_or_default();
            for Section { topic, title, .. } in all {
                out.line(&format!("  {topic:widest$}  {title}")).map_err(one)?;
            }
        }
        Some("all") => {
            out.text(&(plain(introduction(call.lang)) + "\n")).map_err(one)?;
            for section in all {
                out.text("\n").map_err(one)?;
                write(&mut out, &section)?;
            }
        }
        Some(asked) => {
            let Some(section) = all.iter().find(|section| section.topic == asked) else {
                let known = all.iter().map(|section| section.topic.to_owned()).collect();
                return Err(one(UsageFault::Word { text: asked.to_owned(), known }.into()));
            };
            write(&mut out, section)?;
        }
    }
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

fn write(out: &mut Output, section: &Section<'_>) -> Result<(), Vec<crate::domain::fault::Fault>> {
    let Section { topic, title, text } = section;
    out.text(&format!("{topic}: {title}\n\n{}\n", plain(text))).map_err(one)
}
