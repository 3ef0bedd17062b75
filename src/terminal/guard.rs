//! The terminal in its working state, and back: raw mode, the other screen, bracketed paste, no cursor.
//!
//! Nothing is asked of the terminal. It is given back exactly once, by whoever comes first: the end of the program,
//! a panic, a signal.

use std::io::{self, IsTerminal};
use std::sync::Mutex;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{Winsize, tcgetwinsize};

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::domain::fault::usage::UsageFault;
use crate::terminal::kind::Ability;

/// The least size at which the program starts: it says so politely below its working size, but not in less than this.
const LEAST: (u16, u16) = (20, 4);

/// How often, and how long each time, the last bytes wait for a line that takes nothing: 40 ms in all.
const FAREWELL_TRIES: usize = 8;
/// Likewise where nobody waits for the end: a slow line gets its screen back within two seconds.
const LEAVING_TRIES: usize = 400;
const FAREWELL_PAUSE: Timespec = Timespec { tv_sec: 0, tv_nsec: 5_000_000 };

static WORKING: Mutex<bool> = Mutex::new(false);

/// The terminal in its working state; given back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal.
    ///
    /// # Errors
    /// [`UsageFault::NoTerminal`], [`UsageFault::TooSmall`], or what the system says.
    pub fn enter() -> Result<Self, Fault> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(UsageFault::NoTerminal.into());
        }
        let (columns, rows) = size();
        if columns < LEAST.0 || rows < LEAST.1 {
            return Err(UsageFault::TooSmall { columns, rows }.into());
        }
        let failed = |error: io::Error| Fault::from(StoreFault::Io { cause: error.to_string() });
        enable_raw_mode().map_err(failed)?;
        *lock() = true;
        let guard = Self(());
        let mut bytes = Vec::new();
        // A program that died may have left the reports of the mouse on: they are no keys.
        queue!(bytes, EnterAlternateScreen, DisableMouseCapture, EnableBracketedPaste, Hide)
            .map_err(failed)?;
        write(&bytes).map_err(failed)?;
        Ok(guard)
    }
}

impl Guard {
    /// Takes a terminal that can do so much. One of lines is left as it is, and may be a pipe.
    ///
    /// # Errors
    /// Those of [`Self::enter`].
    pub fn of(ability: Ability) -> Result<Self, Fault> {
        if ability == Ability::Lines { Ok(Self(())) } else { Self::enter() }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore_in(LEAVING_TRIES);
    }
}

fn lock() -> std::sync::MutexGuard<'static, bool> {
    WORKING.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Gives the terminal back, if it has not been given back yet. Errors are passed over: a terminal that is gone needs
/// nothing. It never takes long, also on a line that takes no bytes, and whoever comes second returns only when the
/// first has done it: both may end the program next.
pub fn restore() {
    restore_in(FAREWELL_TRIES);
}

fn restore_in(tries: usize) {
    let mut working = lock();
    if !std::mem::take(&mut *working) {
        return;
    }
    let mut bytes = Vec::new();
    // Into a Vec this cannot fail.
    let _cannot_fail = queue!(bytes, ResetColor, DisableBracketedPaste, Show, LeaveAlternateScreen);
    write_if_taken(&bytes, tries);
    let _gone = disable_raw_mode();
}

/// Takes the terminal again after the program was stopped: the shell has set its own modes meanwhile.
pub fn resume() {
    let working = lock();
    if !*working {
        return;
    }
    let mut bytes = Vec::new();
    let _cannot_fail = queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide);
    let _gone = disable_raw_mode();
    let _gone = enable_raw_mode();
    // Who gives the terminal back must not wait for this write.
    drop(working);
    let _gone = write(&bytes);
}

/// Writes what the terminal takes within a moment; the rest is dropped.
fn write_if_taken(bytes: &[u8], tries: usize) {
    let out = stdout();
    let Ok(flags) = fcntl_getfl(out) else { return };
    // Whoever shares the terminal gets it back as it was.
    let _gone = fcntl_setfl(out, flags | OFlags::NONBLOCK);
    let mut rest = bytes;
    for _ in 0..tries {
        match rustix::io::write(out, rest) {
            Ok(count) if count < rest.len() => rest = rest.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let mut fds = [PollFd::new(&out, PollFlags::OUT)];
                let _gone = poll(&mut fds, Some(&FAREWELL_PAUSE));
            }
            Ok(_) | Err(_) => break,
        }
    }
    let _gone = fcntl_setfl(out, flags);
}

/// Columns and rows; 80×24 where the terminal does not tell.
pub fn size() -> (u16, u16) {
    match tcgetwinsize(stdout()) {
        Ok(Winsize { ws_col: columns, ws_row: rows, .. }) if columns > 0 && rows > 0 => (columns, rows),
        _ => (80, 24),
    }
}

/// Writes the bytes of a frame, in one call where the terminal takes them at once.
///
/// # Errors
/// What the system says; a terminal that is gone is `BrokenPipe` or an I/O error.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(stdout(), rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = rest.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_until_writable()?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_until_writable() -> io::Result<()> {
    let out = stdout();
    let mut fds = [PollFd::new(&out, PollFlags::OUT)];
    match poll(&mut fds, None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// One read of what the terminal sends. `None` = the terminal is gone.
pub fn read(buffer: &mut [u8]) -> Option<usize> {
    loop {
        match rustix::io::read(stdin(), &mut *buffer) {
            Ok(0) => return None,
            Ok(count) => return Some(count),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => return Some(0),
            Err(_) => return None,
        }
    }
}

/// Whether the terminal has sent more that can be read at once.
pub fn has_more() -> bool {
    let input = stdin();
    let mut fds = [PollFd::new(&input, PollFlags::IN)];
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut fds, Some(&at_once)).is_ok_and(|count| count > 0)
}

/// The bytes that put a text on the clipboard of terminals that have one (OSC 52); others ignore them.
pub fn copy_sequence(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Into a Vec this cannot fail.
    let _cannot_fail = queue!(bytes, CopyToClipboard::to_clipboard_from(text));
    bytes
}
