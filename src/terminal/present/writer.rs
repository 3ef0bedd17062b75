//! Escape sequences, and what they have left behind in the terminal: place, pen, cursor.

use std::fmt::Write as _;
use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};

/// How text is drawn, as far as it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    foreground: Option<u8>,
    background: Option<u8>,
    modifier: Modifier,
}

/// Modifiers that are sent, with their codes. Nothing blinks.
const MODIFIERS: [(Modifier, u8); 6] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

fn sent() -> Modifier {
    MODIFIERS.iter().fold(Modifier::empty(), |all, (modifier, _)| all | *modifier)
}

impl Pen {
    pub(super) fn of(style: Style) -> Self {
        let modifier = style.add_modifier.difference(style.sub_modifier) & sent();
        Self { foreground: style.fg.and_then(palette), background: style.bg.and_then(palette), modifier }
    }

    /// The codes of what this pen has.
    fn codes(self) -> impl Iterator<Item = u8> {
        let modifiers = MODIFIERS.into_iter().filter(move |(modifier, _)| self.modifier.contains(*modifier));
        let colour = |plain: u8, bright: u8| {
            move |number: u8| if number < 8 { plain + number } else { bright + (number - 8) }
        };
        modifiers
            .map(|(_, code)| code)
            .chain(self.foreground.map(colour(30, 90)))
            .chain(self.background.map(colour(40, 100)))
    }

    /// What this pen has beyond another, if it has all of the other.
    fn beyond(self, other: Self) -> Option<Self> {
        let kept = |mine: Option<u8>, theirs: Option<u8>| theirs.is_none() || mine.is_some();
        let all = self.modifier.contains(other.modifier)
            && kept(self.foreground, other.foreground)
            && kept(self.background, other.background);
        let new = |mine: Option<u8>, theirs: Option<u8>| mine.filter(|_| mine != theirs);
        all.then(|| Self {
            foreground: new(self.foreground, other.foreground),
            background: new(self.background, other.background),
            modifier: self.modifier - other.modifier,
        })
    }
}

/// The number of one of the sixteen colours; others are left to the terminal.
fn palette(color: Color) -> Option<u8> {
    Some(match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number) if number < 16 => number,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

/// The bytes of one frame.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// Where the terminal writes next: row and column.
    at: Option<(u16, u16)>,
    pen: Pen,
    /// Where the visible cursor was put: column and row.
    cursor: Option<(u16, u16)>,
}

impl Writer {
    /// Begins a frame on a terminal of which nothing is known.
    pub(super) fn clear(&mut self) {
        *self = Self { out: std::mem::take(&mut self.out), ..Self::default() };
        self.out.clear();
        self.out.push_str("\x1b[m\x1b[r\x1b[?25l\x1b[2J");
    }

    /// Begins the next frame.
    pub(super) fn restart(&mut self) {
        self.out.clear();
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.out.as_bytes()
    }

    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// Puts something around all that was written from there on.
    pub(super) fn enclose(&mut self, from: usize, before: &str, after: &str) {
        self.out.insert_str(from, before);
        self.out.push_str(after);
    }

    /// Goes to a place, by the shortest way.
    pub(super) fn go(&mut self, row: u16, column: u16) {
        match self.at {
            Some(at) if at == (row, column) => {}
            Some((at_row, at_column)) if at_row == row && at_column < column => {
                self.sequence(column - at_column, 'C');
            }
            Some((at_row, _)) if column == 0 && at_row.checked_add(1) == Some(row) => {
                self.out.push_str("\r\n");
            }
            _ => self.place(row, column),
        }
        self.at = Some((row, column));
    }

    /// How many bytes a jump forward in the row takes.
    pub(super) fn jump_cost(columns: usize) -> usize {
        match columns {
            1 => 3,
            2..10 => 4,
            10..100 => 5,
            _ => 6,
        }
    }

    /// Writes text that takes so many cells.
    pub(super) fn text(&mut self, text: &str, cells: u16, pen: Pen) {
        self.set_pen(pen);
        self.out.push_str(text);
        self.at = self.at.map(|(row, column)| (row, column.saturating_add(cells)));
    }

    /// Erases the row from here on.
    pub(super) fn erase(&mut self) {
        self.set_pen(Pen::default());
        self.out.push_str("\x1b[K");
    }

    /// Lays the pen down.
    pub(super) fn rest(&mut self) {
        self.set_pen(Pen::default());
    }

    /// The terminal moves these rows up or down by so many. The scroll region is taken back at once: however the
    /// program ends, it leaves none behind.
    pub(super) fn scroll(&mut self, rows: &Range<u16>, up: bool, by: u16) {
        let _infallible = write!(self.out, "\x1b[{};{}r", rows.start.saturating_add(1), rows.end);
        // Terminals disagree on where that puts the cursor.
        self.at = None;
        // Not SU and SD, which the Linux console lacks.
        self.go(rows.start, 0);
        self.sequence(by, if up { 'M' } else { 'L' });
        self.out.push_str("\x1b[r");
        self.at = None;
    }

    /// Shows the cursor there, or hides it: the last thing of a frame.
    pub(super) fn cursor(&mut self, cursor: Option<(u16, u16)>) {
        if let Some((column, row)) = cursor
            && self.at != Some((row, column))
        {
            self.place(row, column);
            self.at = Some((row, column));
        }
        if cursor.is_some() != self.cursor.is_some() {
            self.out.push_str(if cursor.is_some() { "\x1b[?25h" } else { "\x1b[?25l" });
        }
        self.cursor = cursor;
    }

    fn place(&mut self, row: u16, column: u16) {
        let (line, place) = (row.saturating_add(1), column.saturating_add(1));
        let _infallible = match (line, place) {
            (1, 1) => write!(self.out, "\x1b[H"),
            (_, 1) => write!(self.out, "\x1b[{line}H"),
            _ => write!(self.out, "\x1b[{line};{place}H"),
        };
    }

    /// A control sequence with a count.
    fn sequence(&mut self, count: u16, last: char) {
        let _infallible = match count {
            1 => write!(self.out, "\x1b[{last}"),
            _ => write!(self.out, "\x1b[{count}{last}"),
        };
    }

    fn set_pen(&mut self, pen: Pen) {
        if pen == self.pen {
            return;
        }
        let (codes, reset) = match pen.beyond(self.pen) {
            Some(more) => (more, false),
            None => (pen, true),
        };
        self.out.push_str("\x1b[");
        if reset && pen != Pen::default() {
            self.out.push('0');
        }
        for (number, code) in codes.codes().enumerate() {
            let separator = if reset || number > 0 { ";" } else { "" };
            let _infallible = write!(self.out, "{separator}{code}");
        }
        self.out.push('m');
        self.pen = pen;
    }
}
