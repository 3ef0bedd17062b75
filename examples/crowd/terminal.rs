//! A session in a pseudo-terminal of its own.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::program;

/// Only what is broken takes so long.
const DEADLINE: Duration = Duration::from_secs(20);

pub(crate) struct Terminal {
    _master: Box<dyn MasterPty + Send>,
    input: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    child: Box<dyn Child + Send + Sync>,
    screen: vt100::Parser,
}

impl Terminal {
    /// The program on a roster, for an admin of this name.
    pub(crate) fn on(roster: &Path, name: &str) -> Self {
        let mut command = CommandBuilder::new(program());
        command.arg("--roster");
        command.arg(roster);
        command.env_clear();
        command.env("LOGNAME", name);
        command.env("LANG", "vi_VN.UTF-8");
        Self::start(command)
    }

    /// Any command, its words parted by blanks.
    pub(crate) fn of(words: &str) -> Self {
        let mut words = words.split_whitespace();
        let mut command = CommandBuilder::new(words.next().unwrap());
        command.args(words);
        Self::start(command)
    }

    fn start(mut command: CommandBuilder) -> Self {
        command.env("TERM", "xterm-256color");
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || send.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let cells = |count: u16| NonZeroU16::new(count).unwrap();
        let screen = vt100::Parser::new(cells(24), cells(80), 0);
        Self { _master: pair.master, input, output, child, screen }
    }

    pub(crate) fn keys(&mut self, keys: &str) {
        // One that has just ended is noticed by its end.
        let _gone = self.input.write_all(keys.as_bytes()).and_then(|()| self.input.flush());
    }

    /// Types one key after the other, each as a read of its own.
    pub(crate) fn typed(&mut self, keys: &str) {
        for key in keys.chars() {
            self.keys(key.encode_utf8(&mut [0; 4]));
            self.idle(Duration::from_millis(30));
        }
    }

    /// Takes in what the program writes for so long.
    pub(crate) fn idle(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while let Ok((_, bytes)) = self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.screen.process(&bytes);
        }
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.screen.screen().rows(0, 80).collect()
    }

    /// Waits for a line that holds all of these; when the bytes came that made it so.
    pub(crate) fn wait(&mut self, parts: &[&str]) -> Instant {
        let is_there =
            |lines: &[String]| lines.iter().any(|line| parts.iter().all(|part| line.contains(part)));
        let mut at = Instant::now();
        loop {
            if is_there(&self.lines()) {
                return at;
            }
            let Ok((came, bytes)) = self.output.recv_timeout(DEADLINE) else {
                panic!("never seen: {parts:?}\n{}", self.lines().join("\n"));
            };
            at = came;
            self.screen.process(&bytes);
        }
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Whether it went well, once it has ended.
    pub(crate) fn ended(&mut self) -> Option<bool> {
        self.child.try_wait().unwrap().map(|status| status.success())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _cleared = self.child.wait();
    }
}
