//! The user's own file of settings: language, look, columns, dates, keys.
//!
//! Reading it gives all faults at once, each with its place, and never fails: what is faulty keeps its default, so
//! that the program starts. Writing it out gives a file that reads back as the same settings.

mod keys;
mod reader;
mod write;

#[cfg(test)]
mod tests;

use toml::de::DeTable;

use crate::configuration::reader::{Reader, Table};
use crate::domain::day::DateForm;
use crate::domain::fault::Fault;
use crate::messages::Lang;
use crate::tui::settings::{Habits, Palette, Signs};
use crate::tui::sheet::outline::column::Column;

pub use write::write;

/// More bytes of a configuration file are not read.
pub const MOST: u64 = 256 << 10;

/// The settings of the file; `None` = the environment decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// The language.
    pub language: Option<Lang>,
    /// With or without colour.
    pub palette: Option<Palette>,
    /// Which signs the terminal can show.
    pub signs: Option<Signs>,
    /// How long an ESC that ends a read waits for the rest of a sequence, in milliseconds.
    pub escape_wait: Option<u64>,
    /// Keys, columns, dates.
    pub habits: Habits,
}

/// What came out of a configuration file.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    /// The settings; what is faulty has its default.
    pub configuration: Configuration,
    /// The faults in the order of the file, each with its place.
    pub faults: Vec<Fault>,
}

/// Milliseconds that an ESC may wait.
const WAITS: (u64, u64) = (10, 2_000);

const LANGUAGES: [(&str, Lang); 2] = [("vi", Lang::Vi), ("en", Lang::En)];
const DATES: [(&str, DateForm); 3] =
    [("dd/mm/yyyy", DateForm::Slashes), ("dd-mm-yyyy", DateForm::Hyphens), ("yyyy-mm-dd", DateForm::Iso)];
const COLUMNS: [(&str, Column); 3] =
    [("title", Column::Title), ("qualification", Column::Qualification), ("since", Column::Since)];
const SIGNS: [(&str, Signs); 3] =
    [("unicode", Signs::Unicode), ("ascii", Signs::Ascii), ("khong-dau", Signs::Unmarked)];

/// Reads the text of a configuration file; `file` is its name for the places of the faults.
pub fn decode(source: &str, file: &str) -> Decoded {
    let mut reader = Reader::default();
    let (root, errors) = DeTable::parse_recoverable(source);
    for error in &errors {
        reader.syntax(error);
    }
    // Of a torn file nothing is sure.
    let configuration = if errors.is_empty() {
        read(&mut reader, &Table::of(root.get_ref()))
    } else {
        Configuration::default()
    };
    Decoded { configuration, faults: reader.finish(source, file) }
}

fn read(reader: &mut Reader, root: &Table<'_>) -> Configuration {
    reader.allow(root, &["language", "dates", "columns", "theme", "terminal", "keys"]);
    let theme = root.get("theme").and_then(|item| reader.table(item));
    if let Some(theme) = &theme {
        reader.allow(theme, &["colour", "signs"]);
    }
    let themed = |key| theme.as_ref().and_then(|theme| theme.get(key));
    let colour = themed("colour").and_then(|item| reader.flag(item));
    let signs = themed("signs").and_then(|item| reader.word(item, &SIGNS));
    let terminal = root.get("terminal").and_then(|item| reader.table(item));
    if let Some(terminal) = &terminal {
        reader.allow(terminal, &["escape-wait"]);
    }
    let wait = terminal.as_ref().and_then(|terminal| terminal.get("escape-wait"));
    let mut habits = Habits::default();
    if let Some(dates) = root.get("dates").and_then(|item| reader.word(item, &DATES)) {
        habits.dates = dates;
    }
    if let Some(columns) = root.get("columns").and_then(|item| reader.words(item, &COLUMNS)) {
        habits.columns = columns;
    }
    if let Some(table) = root.get("keys").and_then(|item| reader.table(item)) {
        habits.keys = keys::read(reader, &table);
    }
    Configuration {
        language: root.get("language").and_then(|item| reader.word(item, &LANGUAGES)),
        palette: colour.map(|colour| if colour { Palette::Colour } else { Palette::NoColour }),
        signs,
        escape_wait: wait.and_then(|item| reader.number(item, WAITS)),
        habits,
    }
}
