//! Whole keyboards: what each terminal sends for the keys that are bound, by its own documentation.

use crate::terminal::input::Decoder;
use crate::tui::key::{Input, Key};

/// The keys of every row below, in this order.
const KEYS: [Key; 20] = [
    Key::Up,
    Key::Down,
    Key::Right,
    Key::Left,
    Key::Home,
    Key::End,
    Key::Insert,
    Key::Delete,
    Key::PageUp,
    Key::PageDown,
    Key::F(1),
    Key::F(2),
    Key::F(3),
    Key::F(4),
    Key::F(5),
    Key::F(6),
    Key::F(7),
    Key::F(8),
    Key::F(9),
    Key::F(10),
];

/// What follows ESC for each key. `-` stands where the terminal sends nothing that can be told from another key: a
/// letter or Alt with a digit does the same.
const TERMINALS: [(&str, [&str; 20]); 13] = [
    (
        "xterm, Windows Terminal, tmux (normal cursor keys)",
        [
            "[A", "[B", "[C", "[D", "[H", "[F", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "[15~",
            "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "xterm (application cursor keys)",
        [
            "OA", "OB", "OC", "OD", "OH", "OF", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "[15~",
            "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "screen and tmux (TERM=screen)",
        [
            "[A", "[B", "[C", "[D", "[1~", "[4~", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "[15~",
            "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "Linux console",
        [
            "[A", "[B", "[C", "[D", "[1~", "[4~", "[2~", "[3~", "[5~", "[6~", "[[A", "[[B", "[[C", "[[D",
            "[[E", "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "PuTTY ESC[n~ (its default), standard Home and End",
        [
            "[A", "[B", "[C", "[D", "[1~", "[4~", "[2~", "[3~", "[5~", "[6~", "[11~", "[12~", "[13~", "[14~",
            "[15~", "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "PuTTY Linux, rxvt Home and End",
        [
            "[A", "[B", "[C", "[D", "[H", "Ow", "[2~", "[3~", "[5~", "[6~", "[[A", "[[B", "[[C", "[[D",
            "[[E", "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "PuTTY Xterm R6",
        [
            "OA", "OB", "OC", "OD", "[1~", "[4~", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "[15~",
            "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "PuTTY VT400",
        [
            "[A", "[B", "[C", "[D", "[1~", "[4~", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "[15~",
            "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "PuTTY VT100+",
        [
            "[A", "[B", "[C", "[D", "[1~", "[4~", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "OT",
            "OU", "OV", "OW", "OX", "OY",
        ],
    ),
    (
        "PuTTY SCO: F4 is F1 elsewhere, F6 to F7 and F9 to F10 stand for answers there",
        [
            "[A", "[B", "[C", "[D", "[H", "[F", "[L", "-", "[I", "[G", "[M", "[N", "-", "-", "-", "-", "-",
            "[T", "[U", "[V",
        ],
    ),
    (
        "PuTTY Xterm 216+",
        [
            "[A", "[B", "[C", "[D", "[H", "[F", "[2~", "[3~", "[5~", "[6~", "OP", "OQ", "OR", "OS", "[15~",
            "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "rxvt",
        [
            "[A", "[B", "[C", "[D", "[7~", "[8~", "[2~", "[3~", "[5~", "[6~", "[11~", "[12~", "[13~", "[14~",
            "[15~", "[17~", "[18~", "[19~", "[20~", "[21~",
        ],
    ),
    (
        "Alt with digits, where function keys cannot be sent",
        ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
    ),
];

/// The keys of these reads.
fn decoded(reads: &[&[u8]]) -> Vec<Input> {
    let (mut decoder, mut inputs) = (Decoder::default(), Vec::new());
    for read in reads {
        decoder.feed(read, &mut inputs);
    }
    assert_eq!(decoder.pending(), None);
    inputs
}

#[test]
fn every_bound_key_of_every_terminal_is_that_key_whole_and_torn() {
    for (terminal, sequences) in TERMINALS {
        for (sequence, key) in sequences.iter().zip(KEYS) {
            if *sequence == "-" {
                continue;
            }
            let bytes = ["\x1b", sequence].concat().into_bytes();
            let wanted = vec![Input::Key(key)];
            assert_eq!(decoded(&[&bytes]), wanted, "{terminal}: {key:?}");
            // A slow line tears it anywhere; what comes in time is the same key.
            for at in 1..bytes.len() {
                assert_eq!(
                    decoded(&[&bytes[..at], &bytes[at..]]),
                    wanted,
                    "{terminal}: {key:?} torn at {at}"
                );
            }
        }
    }
}
