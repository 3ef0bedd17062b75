//! What a user has chosen, once for the session: by the command line, the environment, his configuration file.

use crate::domain::day::{DateForm, Day};
use crate::messages::Lang;
use crate::tui::command::keymap::Keymap;
use crate::tui::sheet::outline::column::Column;

/// What a user has chosen.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the screen.
    pub lang: Lang,
    /// With or without colour.
    pub palette: Palette,
    /// Which signs the terminal can show.
    pub signs: Signs,
    /// A screen, or sentences.
    pub output: Output,
    /// His habits.
    pub habits: Habits,
    /// The name that the title line shows and the log keeps.
    pub actor: String,
    /// The day of the clock; it counts until the roster's own judged day is known.
    pub today: Day,
    /// Random bytes, other ones in every session: operation ids are made of them.
    pub seed: [u8; 16],
    /// The day as of which the roster is to be looked at first, if it is not the present one.
    pub as_of: Option<Day>,
    /// Whether he may name files of this machine; whoever comes by a key may not.
    pub opens_files: bool,
    /// What went wrong before the screen was there, to be said on its message line.
    pub warning: Option<String>,
}

/// What a user is used to: keys, columns, the form of dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habits {
    /// The keys of the commands.
    pub keys: Keymap,
    /// The columns of the outline that are shown between name and numbers; those left out stand in the strip.
    pub columns: Vec<Column>,
    /// How dates are shown.
    pub dates: DateForm,
}

impl Default for Habits {
    fn default() -> Self {
        Self { keys: Keymap::default(), columns: Column::CHOOSABLE.to_vec(), dates: DateForm::default() }
    }
}

/// In which form the screen is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// As a screen.
    #[default]
    Screen,
    /// As sentences, line below line, for a terminal that is read aloud.
    Lines,
}

/// Whether chips are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Sixteen colours, each with both fore- and background.
    #[default]
    Colour,
    /// Signs, words, reverse and bold only (`NO_COLOR`).
    NoColour,
}

/// Which signs the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// × ▲ ► ▼ √ ○
    #[default]
    Unicode,
    /// X ! + v ok o
    Ascii,
    /// The same, and every letter without its marks: for a console without the glyphs (không dấu).
    Unmarked,
}
