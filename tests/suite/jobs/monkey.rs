//! A monkey at a real terminal: seeded keys, mouse reports, pastes, noise and sizes. The program never ends but by its
//! own question, gives the terminal back whenever it does, keeps every edit that it has called saved, and leaves a
//! roster that `verify` finds sound.

use crate::harness::dice::Dice;
use crate::harness::keys::sequence;
use crate::harness::process::Desk;
use crate::harness::terminal::Terminal;
use crate::jobs::go_to;

/// Rows and columns between which it jumps.
const SIZES: [(u16, u16); 7] = [(24, 80), (15, 60), (1, 1), (3, 10), (50, 200), (14, 59), (24, 80)];
/// Keys with a name, as an xterm sends them.
const NAMED: [&str; 26] = [
    "Enter",
    "Esc",
    "Tab",
    "BackTab",
    "Backspace",
    "Delete",
    "Insert",
    "Up",
    "Down",
    "Right",
    "Left",
    "A-Left",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
];
/// What no key sends.
const NOISE: [&[u8]; 9] = [
    b"\x1b[M !!",
    b"\x1b[<0;300;2M",
    b"\x1b[?61;4c\x1b]11;rgb:0/0/0\x07",
    b"\x1b[200~\x00\x01\xff\xfe\x1b]0;x\x07\t\n\x1b[201~",
    "\x1b[200~Vi V\u{103}n T\u{e0}i\t06427\r\nL\u{fd}\t186\x1b[201~".as_bytes(),
    "ngu\x7fườ\x7f\x7fời".as_bytes(),
    b"\x1b[200~no end",
    b"\xc3\x28\xa0\xf0\x9f",
    b"\x1bP1$r0m\x1b\\\x1b[1;1R",
];

/// One key, often a letter or Enter, as people press them.
fn key(dice: &mut Dice) -> Vec<u8> {
    match dice.below(10) {
        0..4 => vec![b'a' + u8::try_from(dice.below(26)).unwrap()],
        4 => sequence("Enter").unwrap(),
        5 => vec![u8::try_from(1 + dice.below(31)).unwrap()],
        6 => dice.pick(&['đ', 'ế', 'ư', '×', '漢', '\u{301}']).to_string().into_bytes(),
        7 => vec![b' ' + u8::try_from(dice.below(95)).unwrap()],
        _ => sequence(dice.pick(&NAMED)).unwrap(),
    }
}

/// A monkey with its desk.
struct Monkey {
    desk: Desk,
    terminal: Terminal,
    dice: Dice,
    /// The telephone numbers that the program has called saved.
    saved: Vec<String>,
}

fn sit(desk: &Desk) -> Terminal {
    let mut terminal = Terminal::open(&desk.roster());
    terminal.wait_for("daumoi");
    terminal
}

impl Monkey {
    fn new(seed: u64) -> Self {
        let desk = Desk::demo();
        let terminal = sit(&desk);
        Self { desk, terminal, dice: Dice::new(seed), saved: Vec::new() }
    }

    /// Whoever leaves comes back; the terminal must be as it was.
    fn come_back(&mut self) {
        let left = std::mem::replace(&mut self.terminal, sit(&self.desk));
        let (_, status) = left.ended();
        assert!(status.success(), "{status:?}");
    }

    /// One step; so many of them are keys.
    fn step(&mut self) {
        match self.dice.below(400) {
            0 => {
                let (rows, columns) = self.dice.pick(&SIZES);
                self.terminal.resize(rows, columns);
            }
            1..4 => self.terminal.bytes(self.dice.pick(&NOISE)),
            _ => self.terminal.bytes(&key(&mut self.dice)),
        }
        if !self.terminal.has_read() || self.terminal.has_ended() {
            self.come_back();
        }
    }

    /// Back to the present day's home, by Esc and nothing else that could write.
    fn go_home(&mut self) {
        // The end of a paste that was begun.
        self.terminal.bytes(b"\x1b[201~");
        for rows in [25, 24].into_iter().cycle() {
            // Another size is drawn whole, wherever the program is.
            self.terminal.erase_what_was_seen();
            self.terminal.resize(rows, 80);
            // A question takes the place of the hints: it stands above them.
            let is_whole = |lines: &[String]| {
                let is_shown = |line: &String| !line.trim().is_empty();
                is_shown(&lines[0]) && lines[lines.len() - 6..].iter().any(is_shown)
            };
            let Some(lines) = self.terminal.wait_or_end("a whole screen", is_whole) else {
                // The last keys were those of leaving.
                self.come_back();
                return self.go_home();
            };
            if lines[0].contains("CHỈ XEM") {
                self.terminal.bytes(b"@");
            } else if rows == 24 && lines[22].contains("Thoát: q") {
                return;
            }
            // Esc in the form that needs no waiting for what may follow.
            self.terminal.bytes(b"\x1b[27u");
            if !self.terminal.has_read() {
                self.come_back();
                return self.go_home();
            }
        }
    }

    /// An edit by hand amid the storm; it must never be lost.
    fn edit(&mut self, number: usize) {
        self.go_home();
        // What earlier sittings have left may be offered at any moment: the question takes the key.
        loop {
            self.terminal.keys("g");
            let is_asked = |lines: &[String]| lines.iter().any(|line| line.contains("Esc để sau"));
            let is_open = |lines: &[String]| lines.iter().any(|line| line.contains("Đi tới"));
            let lines = self.terminal.wait("the picker", |lines| is_open(lines) || is_asked(lines));
            if is_open(&lines) {
                break;
            }
            self.terminal.bytes(b"\x1b[27u");
            self.terminal.wait_gone("Esc để sau");
        }
        self.terminal.keys("06427");
        self.terminal.wait_cursor("Xã Cai Kinh");
        self.terminal.keys("<Enter>");
        self.terminal.wait_gone("Đi tới");
        self.terminal.wait_cursor("Xã Cai Kinh");
        let name = format!("Vi Văn {}", char::from(b'A' + u8::try_from(number % 26).unwrap()));
        self.terminal.keys("t");
        self.terminal.wait_for("Thêm cán bộ");
        self.terminal.keys(&name);
        self.terminal.wait_for(&format!("[{name}"));
        self.terminal.keys("<Enter>");
        self.terminal.wait_for("Đã lưu");
        self.saved.push(name);
    }

    /// What must hold at the end.
    fn look(mut self) {
        self.go_home();
        self.terminal.keys("q");
        self.terminal.wait_for("Thoát?");
        self.terminal.keys("<Enter>");
        let (_, status) = self.terminal.ended();
        assert!(status.success());
        self.desk.run(&["verify"]).expect(0);
        let history = self.desk.run(&["history", "--format", "csv"]).expect(0).out;
        for name in self.saved {
            assert!(history.contains(&name), "{name} was called saved");
        }
    }
}

fn storm(seed: u64, keys: usize) {
    let mut monkey = Monkey::new(seed);
    for step in 0..keys {
        monkey.step();
        if step % 250 == 249 {
            monkey.edit(step / 250);
        }
    }
    monkey.look();
}

#[test]
fn random_keys_at_a_real_terminal() {
    storm(1, 500);
    storm(2, 500);
}

/// The long run: `cargo test --release -- --ignored hundred_thousand_keys`.
#[test]
#[ignore = "some minutes in a release build"]
fn a_hundred_thousand_keys_at_a_real_terminal() {
    for seed in 100..120 {
        storm(seed, 5_000);
    }
}

/// How each sheet, field and question is come to from home with the cursor on an officer, and what its screen says.
const PLACES: [(&str, &str); 20] = [
    ("", "cả tỉnh"),
    ("p", "Phát hiện"),
    ("v", "Hồ sơ"),
    ("v<End><Enter>", "Đang sửa Ghi chú"),
    ("r", "Lịch sử"),
    ("gc", "Đi tới"),
    ("<F1>", "Giúp"),
    ("<F9>ca", "lệnh"),
    ("#", "Các thông báo"),
    ("b", "Các bảng"),
    ("s", "Họ và tên↑"),
    ("f", "Lọc"),
    ("/du", "Tìm trong bảng"),
    ("<Enter>x", "Đang sửa"),
    ("x", "Kết thúc"),
    ("tVi", "Thêm cán bộ"),
    ("cc", "Chuyển"),
    ("@", "ngày khác"),
    ("blich thay doi<Enter>", "Lịch thay đổi"),
    ("bmien tru<Enter>", "Miễn trừ"),
];

#[test]
fn every_sheet_survives_the_smallest_terminal() {
    for (way, said) in PLACES {
        let desk = Desk::demo();
        let mut terminal = sit(&desk);
        go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
        terminal.keys(way);
        terminal.wait_for(said);
        terminal.erase_what_was_seen();
        terminal.resize(1, 1);
        terminal.wait("something", |lines| !lines[0].trim().is_empty());
        // Keys that write nothing.
        terminal.keys("<Down><Up><PageDown>");
        terminal.erase_what_was_seen();
        terminal.resize(24, 80);
        terminal.wait_for(said);
        terminal.kill();
        desk.run(&["verify"]).expect(0);
    }
}

/// Some terminal reports the mouse though nobody has asked for it: nothing of it is text, nothing is a command.
#[test]
fn a_mouse_storm_changes_nothing() {
    let desk = Desk::demo();
    let before = desk.run(&["history", "--format", "json"]).expect(0).out;
    let mut terminal = sit(&desk);
    let mut dice = Dice::new(7);
    let mut storm = |terminal: &mut Terminal| {
        for _ in 0..500 {
            let (button, column, row) = (dice.below(70), 1 + dice.below(300), 1 + dice.below(100));
            let end = dice.pick(&['M', 'm']);
            terminal.bytes(format!("\x1b[<{button};{column};{row}{end}").as_bytes());
            terminal.bytes(format!("\x1b[{};{column};{row}M", button + 32).as_bytes());
        }
        assert!(terminal.has_read());
    };
    go_to(&mut terminal, "nong thi hoa", "Nông Thị Hoa");
    storm(&mut terminal);
    terminal.wait_cursor("Nông Thị Hoa");
    terminal.keys("<Enter>ab");
    terminal.wait_for("[ab");
    storm(&mut terminal);
    terminal.keys("c");
    terminal.wait_for("[abc");
    terminal.keys("<Esc>");
    terminal.wait_cursor("Nông Thị Hoa");
    assert_eq!(desk.run(&["history", "--format", "json"]).expect(0).out, before);
}
