//! The real program in a real pseudo-terminal, its screen read back through an emulator.
//!
//! Nothing sleeps: every wait blocks on the program's output until the screen shows what is waited for, and fails
//! with the screen after a deadline that only a broken program reaches.
//!
//! Keys are counted: [`Terminal::keys`] counts one for each key, [`Terminal::paste`] one for the paste. A scenario
//! says where its count begins ([`Terminal::count`]) and gives back what was pressed ([`Terminal::pressed`]) to its
//! row in `jobs::scenarios`, which holds how many it may be. Getting to where a scenario begins does not count.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal};

use crate::harness::keys::{Pressed, sequence};

/// Only a broken program takes so long.
const DEADLINE: Duration = Duration::from_secs(20);
/// Between two looks at whether the program has read a key.
const MOMENT: Duration = Duration::from_millis(1);
/// So many looks are as long as [`DEADLINE`].
const LOOKS: usize = 20_000;

/// A running program with its terminal.
pub(crate) struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    input: Option<Box<dyn Write + Send>>,
    output: Receiver<Vec<u8>>,
    child: Box<dyn Child + Send + Sync>,
    screen: vt100::Parser,
    /// The program's side of the line.
    line: PathBuf,
    /// Tells the thread that reads to let go of the line.
    closing: Arc<AtomicBool>,
    /// The line's modes before the program began.
    modes: String,
    /// Keys pressed since the count began.
    pressed: usize,
    /// Every byte that the program has written.
    pub(crate) written: Vec<u8>,
}

/// How the program is started.
pub(crate) struct Start<'a> {
    /// Rows and columns.
    pub(crate) size: (u16, u16),
    /// Arguments beside the roster.
    pub(crate) arguments: &'a [&'a str],
    /// Environment beside the language.
    pub(crate) environment: &'a [(&'a str, &'a str)],
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self { size: (24, 80), arguments: &[], environment: &[] }
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn size((rows, cols): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    /// Opens a roster on an 80×24 screen.
    pub(crate) fn open(roster: &Path) -> Self {
        Self::start(roster, &Start::default())
    }

    /// Opens a roster.
    pub(crate) fn start(roster: &Path, start: &Start<'_>) -> Self {
        let pair = native_pty_system().openpty(size(start.size)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_daumoi"));
        command.args(start.arguments);
        command.arg("--roster");
        command.arg(roster);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "vi_VN.UTF-8"), ("LOGNAME", "hlung")] {
            command.env(name, value);
        }
        for (name, value) in start.environment {
            command.env(name, value);
        }
        let line = pair.master.tty_name().unwrap();
        let modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let close = Arc::clone(&closing);
        thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || send.send(buffer[..count].to_vec()).is_err() || close.load(SeqCst) {
                    break;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(cells(start.size.0), cells(start.size.1), 0);
        let master = Some(pair.master);
        Self {
            master,
            input: Some(input),
            output,
            child,
            screen,
            line,
            closing,
            modes,
            pressed: 0,
            written: Vec::new(),
        }
    }

    /// Sends bytes as they are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    /// Pastes as a terminal does that marks the beginning and the end of a paste; one key.
    pub(crate) fn paste(&mut self, text: &[u8]) {
        self.pressed += 1;
        self.bytes(&[b"\x1b[200~", text, b"\x1b[201~"].concat());
    }

    /// The count of keys begins here.
    pub(crate) fn count(&mut self) {
        self.pressed = 0;
    }

    /// So many keys have been pressed since the count began.
    pub(crate) fn pressed(&self) -> Pressed {
        Pressed::of(self.pressed)
    }

    /// Types keys: `<Enter>`, `<F8>`, `<C-z>` stand for keys, everything else for itself. As from a hand, each key is
    /// a read of its own: text and Tab in one read would be a paste.
    ///
    /// After `<Esc>` the screen must be waited for: a key right behind it would be one with Alt.
    #[track_caller]
    pub(crate) fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            if let Some((bytes, after)) = named.and_then(|(name, after)| Some((sequence(name)?, after))) {
                assert!(bytes != b"\x1b" || after.is_empty(), "wait for the screen after <Esc> in {keys}");
                self.bytes(&bytes);
                rest = after;
            } else {
                self.bytes(first.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[first.len_utf8()..];
            }
            self.pressed += 1;
            self.wait_until_read();
        }
    }

    /// Blocks until the program has read all that was typed.
    #[track_caller]
    fn wait_until_read(&mut self) {
        assert!(self.has_read(), "the program ended: {}", self.lines().join("\n"));
    }

    /// Blocks until the program has read all that was typed, or has ended: then it is false.
    #[track_caller]
    pub(crate) fn has_read(&mut self) -> bool {
        for _ in 0..LOOKS {
            // Polling also delivers what is still on its way; the number of bytes to read (FIONREAD) would not.
            let line = self.line();
            let mut unread = [PollFd::new(&line, PollFlags::IN)];
            if poll(&mut unread, Some(&Timespec::default())).unwrap() == 0 {
                return true;
            }
            drop(line);
            match self.output.recv_timeout(MOMENT) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        panic!("the program does not read\n{}", self.lines().join("\n"));
    }

    /// Whether the program has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// Blocks until the screen is as wanted, and gives its lines.
    #[track_caller]
    pub(crate) fn wait(&mut self, what: &str, wanted: impl Fn(&[String]) -> bool) -> Vec<String> {
        let shown = self.wait_or_end(what, wanted);
        shown.unwrap_or_else(|| panic!("the program ended before: {what}\n{}", self.lines().join("\n")))
    }

    /// Likewise; nothing if the program ends before.
    #[track_caller]
    pub(crate) fn wait_or_end(
        &mut self,
        what: &str,
        wanted: impl Fn(&[String]) -> bool,
    ) -> Option<Vec<String>> {
        loop {
            let lines = self.lines();
            if wanted(&lines) {
                return Some(lines);
            }
            match self.output.recv_timeout(DEADLINE) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("never seen: {what}\n{}", lines.join("\n")),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Blocks until a frame of several rows has come whole behind so many bytes, and no other has begun; gives the lines
    /// of the screen.
    #[track_caller]
    pub(crate) fn wait_frame(&mut self, behind: usize) -> Vec<String> {
        let count =
            |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).filter(|part| *part == mark).count();
        loop {
            let ended = count(&self.written[behind..], b"\x1b[?2026l");
            if ended > 0 && count(&self.written, b"\x1b[?2026h") == count(&self.written, b"\x1b[?2026l") {
                return self.lines();
            }
            let bytes = self.output.recv_timeout(DEADLINE);
            let bytes = bytes.unwrap_or_else(|why| panic!("no frame: {why}\n{}", self.lines().join("\n")));
            self.take(&bytes);
        }
    }

    /// Blocks until some line shows this text.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) -> Vec<String> {
        self.wait(text, |lines| lines.iter().any(|line| line.contains(text)))
    }

    /// Blocks until no line shows this text.
    #[track_caller]
    pub(crate) fn wait_gone(&mut self, text: &str) -> Vec<String> {
        self.wait(&format!("no {text}"), |lines| !lines.iter().any(|line| line.contains(text)))
    }

    /// Blocks until the row of the cursor (`>` in column 1) shows this text.
    #[track_caller]
    pub(crate) fn wait_cursor(&mut self, text: &str) -> String {
        let on = |line: &&String| line.starts_with('>') && line.contains(text);
        let lines = self.wait(&format!("cursor on {text}"), |lines| lines.iter().any(|line| on(&line)));
        lines.iter().find(on).unwrap().clone()
    }

    /// The lines of the screen as they are now.
    pub(crate) fn lines(&self) -> Vec<String> {
        let (_, columns) = self.screen.screen().size();
        self.screen.screen().rows(0, columns.get()).collect()
    }

    /// Where the cursor stands, row and column from 0; `None` if it is hidden.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.screen.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, rows: u16, columns: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        self.master.as_ref().unwrap().resize(size((rows, columns))).unwrap();
    }

    /// Ends the program at once, as `kill -9` does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Likewise, and what the screen showed at the end.
    pub(crate) fn killed(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while let Ok(bytes) = self.output.recv_timeout(DEADLINE) {
            self.take(&bytes);
        }
        self.lines()
    }

    /// The number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        let process = Pid::from_raw(self.process().try_into().unwrap()).unwrap();
        rustix::process::kill_process(process, signal).unwrap();
    }

    /// The line takes no more output, as when a connection is frozen.
    pub(crate) fn freeze(&self) {
        rustix::termios::tcflow(self.line(), rustix::termios::Action::OOff).unwrap();
    }

    /// Only what the program draws from now on is on the screen.
    pub(crate) fn erase_what_was_seen(&mut self) {
        self.screen.process(b"\x1b[m\x1b[2J");
    }

    /// What a shell does to the line while the program is stopped: it sets its own modes.
    pub(crate) fn set_line_modes_of_a_shell(&self) {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let line = self.line();
        let mut modes = tcgetattr(&line).unwrap();
        modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        tcsetattr(&line, OptionalActions::Now, &modes).unwrap();
    }

    /// Whether the line is raw: a key is read when it is pressed, and not echoed.
    pub(crate) fn is_raw(&self) -> bool {
        use rustix::termios::{LocalModes, tcgetattr};
        !tcgetattr(self.line()).unwrap().local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO)
    }

    /// The program's side of the line. Not to be kept: while it is open, the end of the program does not end its output.
    fn line(&self) -> OwnedFd {
        rustix::fs::open(&self.line, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap()
    }

    /// Waits for the end of a program that cannot be read any more; how it ended.
    pub(crate) fn ended_unread(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Takes the line away, as a hang-up does, and waits for the end.
    pub(crate) fn hang_up(mut self) -> ExitStatus {
        // The reading thread holds the line open until it has read once more: another size is drawn in any place.
        self.closing.store(true, SeqCst);
        self.resize(25, 80);
        while self.output.recv().is_ok() {}
        self.input = None;
        self.master = None;
        self.child.wait().unwrap()
    }

    /// Waits for the end of the program: all that it wrote, and how it ended. Whatever ended it, the terminal must be
    /// as it was.
    #[track_caller]
    pub(crate) fn ended(mut self) -> (Vec<u8>, ExitStatus) {
        loop {
            match self.output.recv_timeout(DEADLINE) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("still running\n{}", self.lines().join("\n")),
            }
        }
        let status = self.child.wait().unwrap();
        assert_eq!(modes(self.master.as_deref().unwrap()), self.modes, "the line's modes are not given back");
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        (std::mem::take(&mut self.written), status)
    }
}
