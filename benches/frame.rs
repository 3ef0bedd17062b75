//! What one frame costs, from the key to the bytes: `cargo bench --bench frame`.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod sample;

use std::collections::VecDeque;

use daumoi::domain::day::Day;
use daumoi::messages::Lang;
use daumoi::store::Store;
use daumoi::terminal::present::Presenter;
use daumoi::tui::effect::Effect;
use daumoi::tui::key::{Input, Key};
use daumoi::tui::message::Message;
use daumoi::tui::model::{Model, Size};
use daumoi::tui::settings::{Habits, Output, Palette, Settings, Signs};
use daumoi::tui::update::{start, update};
use daumoi::tui::view::view;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

struct Screen {
    model: Model,
    presenter: Presenter,
    store: Store,
}

impl Screen {
    fn new(store: Store) -> Self {
        let settings = Settings {
            lang: Lang::Vi,
            palette: Palette::Colour,
            signs: Signs::Unicode,
            output: Output::Screen,
            habits: Habits::default(),
            as_of: None,
            opens_files: true,
            warning: None,
            actor: "bench".to_owned(),
            seed: [0; 16],
            today: Day::parse("2021-09-28").unwrap(),
        };
        let mut model = Model::new(settings, Size { width: 80, height: 24 });
        let wanted = start(&mut model);
        let mut screen = Self { model, presenter: Presenter::default(), store };
        screen.answer(wanted);
        screen
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            if let Effect::Ask(wanted, question) = effect {
                let answer = Box::new(self.store.ask(&question));
                waiting.extend(update(&mut self.model, Message::Answer(wanted, answer)));
            }
        }
    }

    /// One key to the bytes that it writes.
    fn key(&mut self, key: Key) -> usize {
        let wanted = update(&mut self.model, Message::Input(Input::Key(key)));
        self.answer(wanted);
        self.presenter.present(view(&self.model)).len()
    }
}

#[divan::bench]
fn row_down_and_up(bencher: Bencher<'_, '_>) {
    let (_folder, store) = sample::roster();
    let mut screen = Screen::new(store);
    screen.key(Key::Home);
    bencher.bench_local(|| black_box(screen.key(Key::Down) + screen.key(Key::Up)));
}

#[divan::bench]
fn page_down_and_up(bencher: Bencher<'_, '_>) {
    let (_folder, store) = sample::roster();
    let mut screen = Screen::new(store);
    bencher.bench_local(|| black_box(screen.key(Key::PageDown) + screen.key(Key::PageUp)));
}

/// Typing in an open field: the unit and the line above are judged with every letter.
#[divan::bench]
fn letter_in_a_field(bencher: Bencher<'_, '_>) {
    let (_folder, store) = sample::roster();
    let mut screen = Screen::new(store);
    screen.key(Key::F(8));
    screen.key(Key::Enter);
    bencher.bench_local(|| black_box(screen.key(Key::Char('a')) + screen.key(Key::Backspace)));
}

/// Enter in a field: the change is handed to the writer, and the row, its unit and the title show it at once.
#[divan::bench(sample_count = 40, sample_size = 1)]
fn enter_to_the_changed_mark(bencher: Bencher<'_, '_>) {
    let typed = || {
        let (folder, store) = sample::roster();
        let mut screen = Screen::new(store);
        screen.key(Key::F(8));
        screen.key(Key::Enter);
        screen.key(Key::Char('a'));
        (folder, screen)
    };
    bencher.with_inputs(typed).bench_local_values(|(folder, mut screen)| {
        let bytes = screen.key(Key::Enter);
        (folder, screen, black_box(bytes))
    });
}
