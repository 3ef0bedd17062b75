//! Keys in, screen out: `at("F8 Enter t h a c Enter")`.

use ratatui::style::Modifier;

use crate::domain::change::Outcome;
use crate::domain::id::OpId;
use crate::domain::moment::AsOf;
use crate::messages::Lang;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::key::{Input, Key};
use crate::tui::message::Message;
use crate::tui::model::{Model, Size};
use crate::tui::settings::{Habits, Output, Palette, Settings, Signs};
use crate::tui::tests::office::{Office, day};
use crate::tui::update::{start, update};
use crate::tui::view::view;

/// The screen over an office.
pub(super) struct Driver {
    pub(super) model: Model,
    pub(super) office: Office,
    /// Whether changes wait for [`Self::acknowledge`].
    pub(super) slow: bool,
    waiting: Vec<(OpId, Outcome)>,
    /// Other effects.
    pub(super) wanted: Vec<Effect>,
}

pub(super) fn settings() -> Settings {
    Settings {
        lang: Lang::Vi,
        palette: Palette::Colour,
        signs: Signs::Unicode,
        output: Output::Screen,
        habits: Habits::default(),
        as_of: None,
        opens_files: true,
        warning: None,
        actor: "hlung".to_owned(),
        today: day("2021-09-28"),
        seed: [7; 16],
    }
}

impl Driver {
    /// Just started, 80×24.
    pub(super) fn new() -> Self {
        Self::with(Office::new(), settings(), (80, 24))
    }

    pub(super) fn with(office: Office, settings: Settings, (width, height): (u16, u16)) -> Self {
        let mut model = Model::new(settings, Size { width, height });
        let effects = start(&mut model);
        let mut driver = Self { model, office, slow: false, waiting: Vec::new(), wanted: Vec::new() };
        driver.carry_out(effects);
        driver
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(wanted, question) => {
                    let answer = self.office.ask(&question);
                    self.tell(Message::Answer(wanted, Box::new(Ok(answer))));
                }
                Effect::Apply(set) => {
                    let outcome = self.office.apply(&set);
                    self.applied(set.op, outcome);
                }
                Effect::Undo(op) => {
                    let outcome = self.office.undo();
                    self.applied(op, outcome);
                }
                Effect::Redo(op) => {
                    let outcome = self.office.redo();
                    self.applied(op, outcome);
                }
                Effect::Revert(op, seq) => {
                    let outcome = self.office.revert(seq);
                    self.applied(op, outcome);
                }
                Effect::LookAt(as_of) => self.look_at(as_of),
                other => self.wanted.push(other),
            }
        }
    }

    /// As the program does: the office of the other day answers, then that of the present one again.
    fn look_at(&mut self, as_of: Option<AsOf>) {
        self.office.day = as_of.map_or(self.model.settings.today, |as_of| as_of.day);
        self.office.changed();
        if let Some(as_of) = as_of {
            self.tell(Message::LookedAt(Box::new(Ok(as_of))));
        }
    }

    fn applied(&mut self, op: OpId, outcome: Outcome) {
        self.waiting.push((op, outcome));
        if !self.slow {
            self.acknowledge();
        }
    }

    /// The disk has answered.
    pub(super) fn acknowledge(&mut self) {
        for (op, outcome) in std::mem::take(&mut self.waiting) {
            self.tell(Message::Applied { op, outcome });
        }
    }

    pub(super) fn tell(&mut self, message: Message) {
        if matches!(message, Message::Changed) {
            self.office.changed();
        }
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    pub(super) fn key(&mut self, key: Key) {
        self.tell(Message::Input(Input::Key(key)));
    }

    /// Types: words are names of keys (`F8`, `Enter`, `Ctrl-Z`) or text in single quotes.
    pub(super) fn at(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys.trim();
        while !rest.is_empty() {
            if let Some(text) = rest.strip_prefix('\'') {
                let (text, after) = text.split_once('\'').unwrap();
                text.chars().for_each(|letter| self.key(Key::Char(letter)));
                rest = after.trim_start();
            } else {
                let (name, after) = rest.split_once(' ').unwrap_or((rest, ""));
                self.key(named(name));
                rest = after.trim_start();
            }
        }
        self
    }

    pub(super) fn frame(&self) -> Frame {
        view(&self.model)
    }

    /// The screen as text.
    pub(super) fn screen(&self) -> String {
        text(&self.frame())
    }

    /// The line of the screen that holds the text.
    pub(super) fn line(&self, holding: &str) -> String {
        let screen = self.screen();
        let found = screen.lines().find(|line| line.contains(holding));
        found.unwrap_or_else(|| panic!("no line with {holding:?} in\n{screen}")).to_owned()
    }

    /// The row of the cursor: the reversed one of the table.
    pub(super) fn cursor_row(&self) -> String {
        let frame = self.frame();
        let (_, row) = frame.cursor.expect("a cursor");
        text(&frame).lines().nth(usize::from(row)).unwrap_or_default().to_owned()
    }

    pub(super) fn title(&self) -> String {
        self.screen().lines().next().unwrap().to_owned()
    }

    pub(super) fn message(&self) -> String {
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        lines[lines.len() - 2].trim().to_owned()
    }

    /// Goes to a unit or a person by the picker.
    pub(super) fn go(&mut self, name: &str) -> &mut Self {
        self.key(Key::Char('g'));
        name.chars().for_each(|letter| self.key(Key::Char(letter)));
        self.key(Key::Enter);
        self
    }
}

/// The text of a frame, one line for each row of the screen.
pub(super) fn text(frame: &Frame) -> String {
    let mut rows: Vec<String> = frame
        .rows
        .iter()
        .map(|line| {
            let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
            text.trim_end().to_owned()
        })
        .collect();
    rows.resize(usize::from(frame.height), String::new());
    rows.join("\n")
}

/// The text of one row with its styles: `{r:…}` reversed, `{b:…}` bold, `{c:…}` coloured.
pub(super) fn styled(frame: &Frame, row: usize) -> String {
    let mut all = String::new();
    for span in &frame.rows[row].spans {
        let style = span.style;
        let mut kind = String::new();
        for (modifier, letter) in
            [(Modifier::REVERSED, 'r'), (Modifier::BOLD, 'b'), (Modifier::UNDERLINED, 'u')]
        {
            if style.add_modifier.contains(modifier) {
                kind.push(letter);
            }
        }
        assert_eq!(style.fg.is_some(), style.bg.is_some(), "colour only with both fore- and background");
        if style.fg.is_some() {
            kind.push('c');
        }
        if kind.is_empty() {
            all.push_str(&span.content);
        } else {
            all.extend(["{", &kind, ":", &span.content, "}"]);
        }
    }
    all
}

fn named(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Shift-Tab" => Key::BackTab,
        "Esc" => Key::Esc,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Insert" => Key::Insert,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        _ => match (name.strip_prefix("Ctrl-"), name.strip_prefix('F')) {
            (Some(letter), _) => Key::Ctrl(letter.to_ascii_lowercase().chars().next().unwrap()),
            (None, Some(number)) if !number.is_empty() => Key::F(number.parse().unwrap()),
            _ => {
                assert_eq!(name.chars().count(), 1, "no key is named {name}");
                Key::Char(name.chars().next().unwrap())
            }
        },
    }
}
