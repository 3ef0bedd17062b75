//! The rule language explained, for officials: the pages under `docs`, which `rules help` prints section by section.
//!
//! A section begins with a line `## word: title`; its word is the topic.

use crate::messages::Lang;
use crate::vietnamese::clip::width;

const VI: &str = include_str!("../../docs/quy-tac.md");
const EN: &str = include_str!("../../docs/rules.md");

/// A part of the explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// The word by which it is asked for, as files write it.
    pub topic: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its text, the heading left out.
    pub text: &'a str,
}

/// The whole page.
pub fn page(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => VI,
        Lang::En => EN,
    }
}

/// The sections of the page, in their order.
pub fn sections(lang: Lang) -> impl Iterator<Item = Section<'static>> {
    page(lang).split("\n## ").skip(1).filter_map(|part| {
        let (heading, text) = part.split_once('\n')?;
        let (topic, title) = heading.split_once(": ")?;
        Some(Section { topic, title, text: text.trim() })
    })
}

/// What stands before the first section.
pub fn introduction(lang: Lang) -> &'static str {
    let page = page(lang);
    let head = page.split("\n## ").next().unwrap_or(page);
    head.split_once('\n').map_or(head, |(_title, text)| text).trim()
}

/// Cells of a line on a terminal.
const CELLS: usize = 78;

/// The text for a terminal: prose in lines that fit, code without its fences and set in.
pub fn plain(text: &str) -> String {
    let mut lines = Vec::new();
    let mut code = false;
    let mut piece = String::new();
    for line in text.lines() {
        let fence = line.starts_with("```");
        if fence || code || line.is_empty() || is_item(line) {
            lines.append(&mut wrapped(&std::mem::take(&mut piece)));
        }
        match line {
            _ if fence => code = !code,
            "" => lines.push(String::new()),
            code_line if code => lines.push(format!("  {code_line}")),
            _ => {
                piece.push_str(line.trim());
                piece.push(' ');
            }
        }
    }
    lines.append(&mut wrapped(&piece));
    lines.join("\n")
}

/// Whether the line begins an item of a list: `- …` or `1. …`.
fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    line.starts_with("- ") || rest.len() < line.len() && rest.starts_with(". ")
}

/// A paragraph in lines; those of an item stand below its first word.
fn wrapped(paragraph: &str) -> Vec<String> {
    let indent = if is_item(paragraph) { paragraph.find(' ').map_or(0, |at| at + 1) } else { 0 };
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.replace('`', "").split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= CELLS => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(" ".repeat(indent) + word),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_fits_a_terminal_and_code_stays_as_it_is() {
        let long = "từ ".repeat(40);
        let text = format!("{long}\nnữa\n\n- {long}\n- ngắn\n\n```toml\na = 1\n\n  b = 2\n```\nhết `x`");
        let shown = plain(&text);
        assert!(shown.lines().all(|line| width(line) <= CELLS), "{shown}");
        let end = "- ngắn\n\n  a = 1\n\n    b = 2\nhết x";
        assert!(shown.ends_with(end), "{shown}");
        assert!(shown.contains("từ nữa\n\n- từ ") && shown.contains("\n  từ"), "{shown}");
    }

    #[test]
    fn both_languages_explain_the_same_topics() {
        let topics = |lang| sections(lang).map(|section| section.topic).collect::<Vec<_>>();
        assert_eq!(topics(Lang::Vi), topics(Lang::En));
        assert!(
            ["slots", "each", "share", "unique", "due", "recent"]
                .iter()
                .all(|kind| topics(Lang::Vi).contains(kind))
        );
        assert!(sections(Lang::Vi).chain(sections(Lang::En)).all(|section| !section.text.is_empty()));
    }
}
