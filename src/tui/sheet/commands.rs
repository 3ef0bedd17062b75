//! Help and palette: the rows of the command table, found by beginnings of words, run by Enter.

use crate::messages::Lang;
use crate::tui::command::keymap::Keymap;
use crate::tui::command::{Command, Place, TABLE, WhyNot};
use crate::tui::edit::Edit;
use crate::tui::effect::SheetId;
use crate::tui::field::text::TextField;
use crate::tui::key::Key;
use crate::tui::prompt::Prompt;
use crate::tui::sheet::list::List;
use crate::vietnamese::fold::{fold, matches_prefixes};

/// Which commands are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those of the place below.
    Help,
    /// All.
    Palette,
    /// Those that open another sheet.
    Sheets,
}

/// A command as a row.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The command.
    pub command: &'static Command,
    /// What it does, in words.
    pub text: String,
    /// Why it cannot be done in the place below.
    pub why_not: Option<WhyNot>,
    /// What is searched.
    fold: String,
}

/// The sheet of commands.
#[derive(Clone, Debug)]
pub struct Commands {
    /// Its identity.
    pub id: SheetId,
    /// Which commands are shown.
    pub which: Which,
    /// The narrowest place below.
    pub about: Place,
    /// What is typed.
    pub line: TextField,
    /// The rows that are left, as places in [`Self::all`].
    pub found: Vec<usize>,
    /// All rows.
    pub all: Vec<Entry>,
    /// The cursor.
    pub list: List,
    /// The edit that was open when help was asked for; it opens again afterwards.
    pub edit: Option<Box<Edit>>,
    /// The row of fields, likewise.
    pub prompt: Option<Box<Prompt>>,
}

impl Commands {
    /// The commands for these places, the narrowest first; `why_not` says whether one can be done there.
    pub fn new(
        id: SheetId,
        which: Which,
        (lang, keys): (Lang, &Keymap),
        places: &[Place],
        why_not: impl Fn(&Command) -> Option<WhyNot>,
    ) -> Self {
        let entry = |command: &'static Command| {
            let text = (command.text)(lang);
            let fold = fold(&format!("{text} {}", command.id));
            Entry { command, why_not: why_not(command), fold, text }
        };
        // A key means what the narrowest place says; a command that has lost all its keys is no help.
        let is_meant = |command: &Command, key: Key| {
            keys.find(places, key, false).is_some_and(|meant| std::ptr::eq(meant, command))
        };
        let is_here = |command: &Command| {
            let own = keys.keys(command);
            let has_key = own.is_empty() || own.iter().any(|key| is_meant(command, *key));
            places.contains(&command.place) && has_key
        };
        let opens = |command: &Command| {
            let is_list = ["open-palette", "open-help", "open-sheets", "open-all"].contains(&command.id);
            places.contains(&command.place) && command.id.starts_with("open-") && !is_list
        };
        let shown = |command: &&'static Command| match which {
            Which::Palette => true,
            Which::Help => is_here(command),
            Which::Sheets => opens(command),
        };
        let mut all: Vec<Entry> = TABLE.iter().filter(shown).map(entry).collect();
        let rank = |entry: &Entry| places.iter().position(|place| *place == entry.command.place);
        all.sort_by_key(|entry| rank(entry).unwrap_or(places.len()));
        let about = places.first().copied().unwrap_or(Place::Sheets);
        let (line, found) = (TextField::default(), (0..all.len()).collect());
        let list = List { len: all.len(), ..List::default() };
        Self { id, which, about, line, found, all, list, edit: None, prompt: None }
    }

    /// To be called after every change of what is typed.
    pub fn narrow(&mut self) {
        let typed = fold(self.line.text());
        let fits = |(_, entry): &(usize, &Entry)| matches_prefixes(&entry.fold, &typed);
        self.found = self.all.iter().enumerate().filter(fits).map(|(place, _)| place).collect();
        self.list.reset(self.found.len());
    }

    /// A row by its place on the sheet.
    pub fn row(&self, at: usize) -> Option<&Entry> {
        self.all.get(*self.found.get(at)?)
    }

    /// What Enter would run.
    pub fn chosen(&self) -> Option<&Entry> {
        self.row(self.list.at)
    }
}
