//! A monkey at the keyboard: seeded keys, pastes, mouse reports, noise and sizes. Nothing panics, nothing that was
//! acknowledged is missing, the roster stays sound, the screen is what a full repaint would show.

use std::collections::BTreeSet;

use daumoi::tui::key::Key;
use daumoi::tui::message::Message;
use rusqlite::{Connection, OpenFlags};

use crate::harness::dice::Dice;
use crate::harness::process::Desk;
use crate::screen::program::Program;

/// Sizes between which it jumps; below 60×15 the program says so politely.
const SIZES: [(u16, u16); 8] =
    [(80, 24), (60, 15), (1, 1), (59, 14), (120, 50), (200, 3), (7, 200), (250, 70)];

/// Every key that a terminal can send.
pub(super) fn keyboard() -> Vec<Key> {
    let named = [
        Key::Enter,
        Key::Tab,
        Key::BackTab,
        Key::Esc,
        Key::Backspace,
        Key::Delete,
        Key::Insert,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
    ];
    let printable = (' '..='~').chain("đêưởỹĐ…×\u{301}\u{200b}𝒳漢".chars()).map(Key::Char);
    let control = ('a'..='z').chain([' ', '_', '\\', ']', '^']).map(Key::Ctrl);
    named
        .into_iter()
        .chain((1..=12).map(Key::F))
        .chain(printable)
        .chain(control)
        .chain("aqz-".chars().map(Key::Alt))
        .chain([Key::AltLeft, Key::AltRight])
        .collect()
}

/// The operations that the roster knows.
fn operations(desk: &Desk) -> BTreeSet<Vec<u8>> {
    let db = Connection::open_with_flags(desk.roster(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = db.prepare("SELECT op FROM operation").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What is no key: reads of the terminal.
fn noise(dice: &mut Dice) -> Vec<u8> {
    match dice.below(6) {
        0 => format!("\x1b[<{};{};{}M", dice.below(70), dice.below(300), dice.below(100)).into_bytes(),
        1 => b"\x1b[M !!".to_vec(),
        2 => "\x1b[200~Vi V\u{103}n T\u{e0}i\t06427\r\nL\u{fd}\t186\x1b[201~".as_bytes().to_vec(),
        3 => (0..dice.below(12)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect(),
        4 => "ngu\x7fườ\x7f\x7fời".as_bytes().to_vec(),
        _ => b"\x1b[?61;4c\x1b]11;rgb:0/0/0\x07".to_vec(),
    }
}

/// So many steps in one session after the other; whoever leaves comes back.
fn storm(seed: u64, steps: usize) {
    let desk = Desk::demo();
    let keys = keyboard();
    let mut dice = Dice::new(seed);
    let mut session = 1;
    let mut program = Program::open(&desk, session);
    let mut wanted = operations(&desk);
    for step in 0..steps {
        match dice.below(100) {
            0 => {
                let (width, height) = SIZES[dice.below(SIZES.len())];
                program.resize(width, height);
            }
            1..5 => {
                program.read(&noise(&mut dice));
                program.wait();
            }
            5 => program.tell(Message::Changed),
            6 => program.tell(Message::NoticeExpired(u32::try_from(dice.below(500)).unwrap())),
            // Letters and Enter are what people press most.
            7..40 => program.key(Key::Char(char::from(b'a' + u8::try_from(dice.below(26)).unwrap()))),
            40..50 => program.key(Key::Enter),
            _ => program.key(keys[dice.below(keys.len())]),
        }
        if step % 16 == 0 {
            let shown = program.draw();
            assert_eq!(shown, program.drawn_anew(), "seed {seed}, step {step}");
        }
        if program.has_left {
            wanted.extend(program.stored.iter().map(|op| op.0.to_vec()));
            session += 1;
            program = Program::open(&desk, session);
        }
    }
    wanted.extend(program.stored.iter().map(|op| op.0.to_vec()));
    assert_eq!(operations(&desk), wanted, "seed {seed}: what was acknowledged is there, and nothing else");
    drop(program);
    desk.run(&["verify"]).expect(0);
}

#[test]
fn random_keys_leave_a_sound_roster() {
    for seed in 0..5 {
        storm(seed, 2_000);
    }
}

/// The long run: `cargo test --release -- --ignored monkey`.
#[test]
#[ignore = "half a minute in a release build"]
fn a_hundred_thousand_random_keys() {
    for seed in 100..110 {
        storm(seed, 12_000);
    }
}

/// How each sheet, field and question is come to: the keys by their names, `rows` for a paste of rows.
const STATES: [(&str, &str); 32] = [
    ("a unit", "Home Home"),
    ("an officer", ""),
    ("findings", "p"),
    ("record", "v"),
    ("note", "v End Enter"),
    ("history", "r"),
    ("picker", "g c"),
    ("help", "F1"),
    ("palette", "F9 c"),
    ("messages", "#"),
    ("search line", "/ d"),
    ("matches", "/ d u c Enter"),
    ("name", "Enter"),
    ("title", "Right Enter c"),
    ("qualification", "Right Right Enter c"),
    ("date", "Right Right Right Enter 2"),
    ("end of a seat", "x"),
    ("transfer", "c c a i Space k"),
    ("new officer", "t n"),
    ("question", "F10"),
    ("list of officers", "s"),
    ("filter", "s / h"),
    ("a value as filter", "s f"),
    ("choice of sheets", "b"),
    ("marked rows", "s Space Space Space"),
    ("groups", "s F9 n h o m Enter"),
    ("columns", "s F9 c h o n Space c o t Enter"),
    ("waivers", "b m i e n Enter"),
    ("a waiver", "F8 m Q"),
    ("another day", "@ 2"),
    ("calendar", "b l i c h Space t h a y Enter"),
    ("pasted rows", "rows"),
];

/// Does what one word of a way says.
fn go(program: &mut Program, word: &str) {
    match word {
        "rows" => program.read("\x1b[200~Vi V\u{103}n T\u{e0}i\t06427\r\nL\u{fd}\t186\x1b[201~".as_bytes()),
        key => program.key(Key::named(key).unwrap()),
    }
}

#[test]
fn every_key_in_every_sheet_at_several_sizes() {
    let keys = keyboard();
    for (_, way) in STATES {
        let desk = Desk::demo();
        let mut program = Program::open(&desk, 1);
        for (key, session) in keys.iter().zip(2..) {
            program = program.anew(session);
            way.split_whitespace().for_each(|word| go(&mut program, word));
            program.key(*key);
            // Resized in the middle of whatever it was, and pressed once more.
            program.resize(1, 1);
            program.draw();
            program.key(*key);
            program.resize(80, 24);
            program.draw();
        }
        desk.run(&["verify"]).expect(0);
    }
}
