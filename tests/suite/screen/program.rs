//! The program's loop without threads, clock and terminal.

use std::collections::VecDeque;
use std::num::NonZeroU16;

use daumoi::app::clock;
use daumoi::domain::change::Outcome;
use daumoi::domain::day::Day;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::id::OpId;
use daumoi::messages::Lang;
use daumoi::store::{Session, Store};
use daumoi::terminal::input::Decoder;
use daumoi::terminal::present::Presenter;
use daumoi::tui::effect::Effect;
use daumoi::tui::key::{Input, Key};
use daumoi::tui::message::Message;
use daumoi::tui::model::{Model, Size};
use daumoi::tui::settings::{Habits, Output, Palette, Settings, Signs};
use daumoi::tui::update::{start, update};
use daumoi::tui::view::view;

use crate::harness::process::Desk;

/// The screen of one session over a roster.
pub(super) struct Program {
    pub(super) model: Model,
    pub(super) store: Store,
    decoder: Decoder,
    presenter: Presenter,
    emulator: vt100::Parser,
    size: Size,
    done: Vec<OpId>,
    undone: Vec<(OpId, OpId)>,
    /// The operations that were acknowledged.
    pub(super) stored: Vec<OpId>,
    /// Whether the user has left.
    pub(super) has_left: bool,
}

/// The lines of a screen; blanks at their ends look like nothing.
fn lines(emulator: &vt100::Parser) -> Vec<String> {
    let (_, columns) = emulator.screen().size();
    emulator.screen().rows(0, columns.get()).map(|line| line.trim_end().to_owned()).collect()
}

/// The bytes for the emulator, which leaves the replacement character out where terminals show it.
fn shown(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).replace(char::REPLACEMENT_CHARACTER, "?").into_bytes()
}

fn today() -> Day {
    Day::parse("2021-09-28").unwrap()
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Program {
    /// A session with this number on the roster of the desk, 80×24.
    pub(super) fn open(desk: &Desk, session: u8) -> Self {
        Self::on(Store::open(&desk.roster(), today()).unwrap(), session)
    }

    /// Another session on the same roster.
    pub(super) fn anew(self, session: u8) -> Self {
        Self::on(self.store, session)
    }

    fn on(store: Store, session: u8) -> Self {
        let settings = Settings {
            lang: Lang::Vi,
            palette: Palette::Colour,
            signs: Signs::Unicode,
            output: Output::Screen,
            habits: Habits::default(),
            as_of: None,
            opens_files: true,
            warning: None,
            actor: "hlung".to_owned(),
            today: today(),
            seed: [session; 16],
        };
        let size = Size { width: 80, height: 24 };
        let mut program = Self {
            model: Model::new(settings, size),
            store,
            decoder: Decoder::default(),
            presenter: Presenter::new(),
            emulator: vt100::Parser::new(cells(24), cells(80), 0),
            size,
            done: Vec::new(),
            undone: Vec::new(),
            stored: Vec::new(),
            has_left: false,
        };
        let effects = start(&mut program.model);
        program.carry_out(effects);
        program
    }

    fn session() -> Session {
        Session::owner("hlung")
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            let message = match effect {
                Effect::Ask(wanted, question) => Message::Answer(wanted, Box::new(self.store.ask(&question))),
                Effect::Apply(set) => {
                    let outcome = self.store.apply(&Self::session(), &set, clock::now());
                    if outcome.is_ok() {
                        self.stored.push(set.op);
                        self.done.push(set.op);
                        self.undone.clear();
                    }
                    Message::Applied { op: set.op, outcome }
                }
                Effect::Undo(op) => Message::Applied { op, outcome: self.undo(op) },
                Effect::Redo(op) => Message::Applied { op, outcome: self.redo(op) },
                Effect::Repaint => {
                    self.presenter.forget();
                    continue;
                }
                Effect::Quit => {
                    self.has_left = true;
                    continue;
                }
                _ => continue,
            };
            waiting.extend(update(&mut self.model, message));
        }
    }

    fn undo(&mut self, op: OpId) -> Outcome {
        let last = *self.done.last().ok_or(EditFault::NothingToUndo)?;
        let applied = self.store.undo_one(&Self::session(), last, (op, clock::now()))?;
        self.stored.push(op);
        self.done.pop();
        self.undone.push((op, last));
        Ok(applied)
    }

    fn redo(&mut self, op: OpId) -> Outcome {
        let (undo, done) = *self.undone.last().ok_or(EditFault::NothingToUndo)?;
        let applied = self.store.redo_one(&Self::session(), undo, (op, clock::now()))?;
        self.stored.push(op);
        self.undone.pop();
        self.done.push(done);
        Ok(applied)
    }

    /// Takes a message in, as the loop does.
    pub(super) fn tell(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    /// One read of the terminal.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        let mut inputs = Vec::new();
        self.decoder.feed(bytes, &mut inputs);
        for input in inputs {
            self.tell(Message::Input(input));
        }
    }

    /// The time passes for which the decoder waits.
    pub(super) fn wait(&mut self) {
        let mut inputs = Vec::new();
        while self.decoder.pending().is_some() {
            self.decoder.expire(&mut inputs);
        }
        for input in inputs {
            self.tell(Message::Input(input));
        }
    }

    pub(super) fn key(&mut self, key: Key) {
        self.tell(Message::Input(Input::Key(key)));
    }

    /// Types letters, each by itself.
    pub(super) fn text(&mut self, text: &str) {
        text.chars().for_each(|letter| self.key(Key::Char(letter)));
    }

    /// Goes to a unit or a person by the picker.
    pub(super) fn go(&mut self, name: &str) {
        self.key(Key::Char('g'));
        self.text(name);
        self.key(Key::Enter);
    }

    /// The terminal has another size.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.size = Size { width, height };
        self.emulator = vt100::Parser::new(cells(height), cells(width), 0);
        self.presenter.forget();
        self.tell(Message::Input(Input::Resize(width, height)));
    }

    /// Draws a frame; the lines of the screen.
    pub(super) fn draw(&mut self) -> Vec<String> {
        let frame = view(&self.model);
        self.emulator.process(&shown(self.presenter.present(frame)));
        lines(&self.emulator)
    }

    /// What a full repaint shows, without the terminal's cursor; the presenter forgets nothing.
    pub(super) fn drawn_anew(&self) -> Vec<String> {
        let mut emulator = vt100::Parser::new(cells(self.size.height), cells(self.size.width), 0);
        emulator.process(&shown(Presenter::new().present(view(&self.model))));
        lines(&emulator)
    }
}
