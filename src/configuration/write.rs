//! Settings as the text of a configuration file, every setting with its present value and a comment.

use crate::configuration::{COLUMNS, Configuration, DATES, LANGUAGES, SIGNS};
use crate::messages::{Lang, settings as text};
use crate::tui::command::TABLE;
use crate::tui::key::Key;
use crate::tui::settings::Palette;

/// The word of a value.
fn word<T: PartialEq>(all: &[(&'static str, T)], value: &T) -> &'static str {
    all.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}

fn quoted(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    ["[", &words.map(quoted).collect::<Vec<_>>().join(", "), "]"].concat()
}

/// A setting below its comment; one that is left to the environment is a comment itself.
fn setting(comment: &str, key: &str, value: Option<&str>) -> String {
    let sign = if value.is_some() { "" } else { "# " };
    ["# ", comment, "\n", sign, key, " = ", value.unwrap_or("…")].concat()
}

/// The text of a file that gives these settings; its comments are in `lang`.
pub fn write(lang: Lang, settings: &Configuration) -> String {
    let habits = &settings.habits;
    let language = settings.language.map(|lang| quoted(word(&LANGUAGES, &lang)));
    let columns = list(habits.columns.iter().map(|column| word(&COLUMNS, column)));
    let colour = settings.palette.map(|palette| (palette == Palette::Colour).to_string());
    let signs = settings.signs.map(|signs| quoted(word(&SIGNS, &signs)));
    let wait = settings.escape_wait.map(|wait| wait.to_string());
    let mut all = vec![
        setting(&text::language(lang), "language", language.as_deref()),
        setting(&text::dates(lang), "dates", Some(&quoted(word(&DATES, &habits.dates)))),
        setting(&text::columns(lang), "columns", Some(&columns)),
        "\n[theme]".to_owned(),
        setting(&text::colour(lang), "colour", colour.as_deref()),
        setting(&text::signs(lang), "signs", signs.as_deref()),
        "\n[terminal]".to_owned(),
        setting(&text::escape_wait(lang), "escape-wait", wait.as_deref()),
    ];
    all.push(["\n[keys]\n# ", &text::keys(lang)].concat());
    for command in TABLE {
        let keys: Vec<String> = habits.keys.keys(command).iter().copied().filter_map(name).collect();
        let line = [command.id, " = ", &list(keys.iter().map(String::as_str))].concat();
        all.push([&line, "  # ", &(command.text)(lang)].concat());
    }
    all.join("\n") + "\n"
}

/// The name of a key; Alt and a digit is a function key already where it arrives.
fn name(key: Key) -> Option<String> {
    let is_function = matches!(key, Key::Alt(letter) if letter.is_ascii_digit());
    (!is_function).then(|| key.label())
}
