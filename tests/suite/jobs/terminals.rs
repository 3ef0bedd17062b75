//! The program on terminals of several kinds: it asks nothing, takes no mouse, and gives each what it can show.

use crate::harness::process::Desk;
use crate::harness::terminal::{Start, Terminal};
use crate::jobs::{go_to, home};

/// The sample roster on a terminal of this name.
fn on(term: &str) -> (Desk, Terminal) {
    let desk = Desk::demo();
    let environment = [("TERM", term)];
    let terminal = Terminal::start(&desk.roster(), &Start { environment: &environment, ..Start::default() });
    (desk, terminal)
}

/// The control sequences in what was written, without their numbers.
fn kinds(written: &[u8]) -> std::collections::BTreeSet<String> {
    let text = String::from_utf8_lossy(written).into_owned();
    let sequence = |rest: &str| {
        let end = rest.find(|letter: char| ('@'..='~').contains(&letter) && letter != '[').unwrap_or(0);
        rest[..=end].replace(|letter: char| letter.is_ascii_digit() || letter == ';', "")
    };
    text.split('\x1b').skip(1).map(sequence).collect()
}

#[test]
fn a_vt100_gets_neither_colours_nor_moved_lines_and_the_same_text() {
    let (_desk, mut terminal) = on("vt100");
    terminal.wait_for("266 người");
    terminal.keys("<PageDown><PageDown><PageUp><Down><Down><Enter>");
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let known = ["[m", "[H", "[K", "[C", "[r", "[J", "[?l", "[?h"];
    let written = terminal.written.clone();
    for kind in kinds(&written) {
        assert!(known.contains(&kind.as_str()), "a VT100 does not know ESC {kind}");
    }
    let text = String::from_utf8_lossy(&written).into_owned();
    for colour in 30..48 {
        assert!(
            !text.contains(&format!("\x1b[{colour}m")) && !text.contains(&format!(";{colour}m")),
            "{colour}"
        );
    }
}

#[test]
fn the_linux_console_gets_letters_that_its_font_has() {
    let (_desk, mut terminal) = on("linux");
    let lines = terminal.wait_for("266 nguoi");
    assert!(lines.join("").is_ascii(), "{lines:#?}");
}

/// No reply can land in what is typed, and selecting with the mouse stays the terminal's own.
#[test]
fn nothing_is_asked_and_no_mouse_is_taken() {
    let (_desk, mut terminal) = home();
    terminal.keys("q");
    terminal.wait_for("Thoát?");
    terminal.keys("<Enter>");
    let (written, _) = terminal.ended();
    let text = String::from_utf8_lossy(&written).into_owned();
    for taken in
        ["\x1b[?1000h", "\x1b[?1002h", "\x1b[?1003h", "\x1b[?1006h", "\x1b[>", "\x1b[c", "\x1b[6n", "\x1b]1"]
    {
        assert!(!text.contains(taken), "{taken:?}");
    }
}

/// Decomposed text, as a Mac or an old file sends it, is composed before it is shown: every mark stays on its letter
/// and every column in its place.
#[test]
fn decomposed_text_is_typed_pasted_and_shown_in_its_columns() {
    let (_desk, mut terminal) = home();
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    let before = terminal.lines().into_iter().find(|line| line.contains("Nông Thị Hoa")).unwrap();
    let place = |line: &str| line[..line.find("Chuyên viên").unwrap()].chars().count();
    terminal.keys("<Enter>");
    terminal.bytes("\x1b[200~Nguye\u{302}\u{303}n Va\u{306}n \u{110}u\u{31b}\u{301}c\x1b[201~".as_bytes());
    terminal.wait_for("Nguyễn Văn Đức");
    terminal.keys("<Enter>");
    terminal.wait_for("Đã lưu");
    let after = terminal.lines().into_iter().find(|line| line.contains("Nguyễn Văn Đ\u{1ee9}c")).unwrap();
    assert_eq!(place(&after), place(&before));
}

/// What the colour sequences in what was written turn on, each with all that was turned on with it.
fn pens(written: &[u8]) -> Vec<Vec<u16>> {
    let text = String::from_utf8_lossy(written).into_owned();
    let pen = |rest: &str| {
        let (numbers, _) = rest.strip_prefix('[')?.split_once('m')?;
        numbers.split(';').map(|number| number.parse().ok()).collect::<Option<Vec<u16>>>()
    };
    text.split('\x1b').skip(1).filter_map(pen).collect()
}

/// One text for all that can show it, in the sixteen colours that all have. Each colour comes with both fore- and
/// background, so that it reads on dark and light.
#[test]
fn every_terminal_gets_the_same_text_in_sixteen_colours() {
    let usual = {
        let (_desk, mut terminal) = home();
        terminal.keys("p");
        terminal.wait_for("Phát hiện ·")
    };
    for term in [
        "xterm",
        "xterm-16color",
        "xterm-direct",
        "putty",
        "putty-256color",
        "screen",
        "screen.xterm-256color",
        "tmux-256color",
        "rxvt-unicode",
        "vt220",
    ] {
        let (_desk, mut terminal) = on(term);
        terminal.wait_for("266 người");
        terminal.keys("p");
        assert_eq!(terminal.wait_for("Phát hiện ·"), usual, "{term}");
        let pens = pens(&terminal.written);
        assert!(pens.iter().flatten().any(|number| (40..=47).contains(number)), "{term}: no chip");
        for pen in pens {
            assert!(!pen.contains(&38) && !pen.contains(&48), "{term}: {pen:?} is more than sixteen colours");
            let has = |range: std::ops::RangeInclusive<u16>| pen.iter().any(|number| range.contains(number));
            let (front, back) = (has(30..=37) || has(90..=97), has(40..=47) || has(100..=107));
            assert_eq!(front, back, "{term}: {pen:?} relies on the terminal's own colours");
        }
    }
}

/// The same key as several terminals send it, through the whole program.
#[test]
fn keys_of_several_terminals_do_the_same() {
    let (_desk, mut terminal) = home();
    // F1 of xterm, PuTTY, the Linux console; Alt with a digit.
    for help in ["\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b1"] {
        terminal.bytes(help.as_bytes());
        terminal.wait_for("Giúp ·");
        terminal.keys("<Esc>");
        terminal.wait_gone("Giúp ·");
    }
    // Home and End, each in five forms; after them the column, then the row.
    for (home, end) in [("[H", "[F"), ("OH", "OF"), ("[1~", "[4~"), ("[7~", "[8~"), ("[H", "Ow")] {
        for (key, row) in [(end, "Huyện Hữu Lũng"), (home, "Tỉnh Lạng Sơn")] {
            terminal.bytes(["\x1b", key].concat().as_bytes());
            terminal.bytes(["\x1b", key].concat().as_bytes());
            if key == home {
                terminal.wait_cursor(row);
            } else {
                terminal.wait("another row", |lines| {
                    lines.iter().any(|line| line.starts_with('>')) && !lines[2].starts_with('>')
                });
            }
        }
    }
}
