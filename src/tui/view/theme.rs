//! Signs and colours. Colour comes only with both fore- and background, so that it reads on every palette; other
//! text keeps the terminal's own colours.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::finding::{Finding, RollUp, Severity, State};
use crate::tui::settings::{Output, Palette, Settings, Signs};
use crate::vietnamese::fold::unmarked;

/// What a sign says, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A breach: critical or error.
    Breach,
    /// A warning or a notice.
    Warning,
    /// It cannot be told.
    Unknown,
    /// Excused.
    Waived,
    /// All is met.
    Met,
}

impl Mark {
    /// What the finding shows; tasks (info) show nothing.
    pub fn of(finding: &Finding) -> Option<Self> {
        match (finding.state, finding.severity) {
            (State::Breach, Severity::Critical | Severity::Error) => Some(Self::Breach),
            (State::Breach, Severity::Warning | Severity::Notice) => Some(Self::Warning),
            (State::Breach, Severity::Info) => None,
            (State::Unknown, _) => Some(Self::Unknown),
            (State::Waived, _) => Some(Self::Waived),
        }
    }

    /// The gravest of the findings; met without any.
    pub fn worst<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        findings.into_iter().filter_map(Self::of).min().unwrap_or(Self::Met)
    }

    /// The gravest of a unit's numbers, with its number.
    pub fn of_numbers(total: &RollUp) -> (Self, i64) {
        let marks = [
            (Self::Breach, total.errors()),
            (Self::Warning, total.warnings()),
            (Self::Unknown, total.unknown),
            (Self::Waived, total.waived),
        ];
        marks.into_iter().find(|(_, n)| *n > 0).unwrap_or((Self::Met, 0))
    }
}

/// The look of everything.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    palette: Palette,
    signs: Signs,
}

/// Text in the terminal's own colours.
pub const PLAIN: Style = Style::new();
/// Title, heads, the row of the cursor.
pub const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The cell of the cursor.
pub const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);

impl Theme {
    /// The look that the user has chosen.
    pub fn of(settings: &Settings) -> Self {
        // Where the screen is read aloud its signs are said first, and then written as the terminal can.
        let signs = if settings.output == Output::Lines { Signs::Unicode } else { settings.signs };
        Self { palette: settings.palette, signs }
    }

    /// The letters that the terminal can show.
    pub fn letters(settings: &Settings) -> Self {
        Self { palette: settings.palette, signs: settings.signs }
    }

    /// Whether only ASCII signs may be shown.
    pub fn is_ascii(&self) -> bool {
        self.signs != Signs::Unicode
    }

    /// What of the terminal's signs stands for a letter of a text.
    pub fn letter(&self, letter: char) -> char {
        match self.signs {
            Signs::Unicode => letter,
            Signs::Ascii => ascii(letter),
            Signs::Unmarked => {
                let plain = unmarked(ascii(letter));
                if plain.is_ascii() { plain } else { '?' }
            }
        }
    }

    /// The sign of a mark.
    pub fn sign(&self, mark: Mark) -> &'static str {
        match (mark, self.is_ascii()) {
            (Mark::Breach, false) => "×",
            (Mark::Breach, true) => "X",
            (Mark::Warning, false) => "▲",
            (Mark::Warning, true) => "!",
            (Mark::Unknown, _) => "?",
            (Mark::Waived, false) => "○",
            (Mark::Waived, true) => "o",
            (Mark::Met, false) => "√",
            (Mark::Met, true) => "ok",
        }
    }

    /// The chip of a mark.
    pub fn chip(&self, mark: Mark) -> Style {
        match (mark, self.palette) {
            (_, Palette::NoColour) | (Mark::Waived | Mark::Met, _) => PLAIN,
            (Mark::Breach, _) => Style::new().fg(Color::White).bg(Color::Red).add_modifier(Modifier::BOLD),
            (Mark::Warning, _) => Style::new().fg(Color::Black).bg(Color::Yellow),
            (Mark::Unknown, _) => Style::new().fg(Color::Black).bg(Color::Cyan),
        }
    }

    /// The chip of a row that is being saved.
    pub fn sending(&self) -> Style {
        match self.palette {
            Palette::Colour => Style::new().fg(Color::Black).bg(Color::Green),
            Palette::NoColour => PLAIN,
        }
    }

    /// A cell of a bar.
    pub fn bar(&self) -> &'static str {
        if self.is_ascii() { "#" } else { "█" }
    }

    /// A bar of so many cells for a part of a whole, in half cells rounded down: only the whole fills it.
    pub fn bar_of(&self, (part, whole): (u32, u32), cells: usize) -> String {
        let room = u64::try_from(cells).unwrap_or(0);
        let halves = u64::from(part.min(whole)) * room * 2 / u64::from(whole.max(1));
        let full = usize::try_from(halves / 2).unwrap_or(0);
        let (half, rest) = if self.is_ascii() { ("-", ".") } else { ("▌", "░") };
        let mut bar = self.bar().repeat(full);
        if halves % 2 == 1 {
            bar.push_str(half);
        }
        bar.push_str(&rest.repeat(cells - full - usize::from(halves % 2 == 1)));
        bar
    }

    /// An open or closed unit.
    pub fn branch(&self, open: bool) -> &'static str {
        match (open, self.is_ascii()) {
            (true, false) => "▼",
            (true, true) => "v",
            (false, false) => "►",
            (false, true) => "+",
        }
    }
}

/// The ASCII letter that stands for a sign; letters of words stay.
fn ascii(letter: char) -> char {
    match letter {
        '×' => 'X',
        '▲' => '!',
        '►' => '+',
        '▼' | '↓' => 'v',
        '√' => '=',
        '○' => 'o',
        '•' => '%',
        '·' | '─' | '–' => '-',
        '→' => '>',
        '←' => '<',
        '↑' => '^',
        '…' => '.',
        '¶' => '|',
        '«' | '»' | '“' | '”' => '"',
        other => other,
    }
}
