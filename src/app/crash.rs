//! A panic: the terminal is given back, a file says where it happened, without a value of any record.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use crate::app::clock;
use crate::messages::{Lang, crash as text};
use crate::terminal::guard;
use crate::vietnamese::nfc::clean_for_screen;

/// From now on a panic ends the program in order. The crash file lies in `folder`.
pub(super) fn prepare(folder: PathBuf, lang: Lang) {
    std::panic::set_hook(Box::new(move |panic| {
        guard::restore();
        let written = write(&folder, panic);
        let said = match written {
            Ok(path) => text::crashed(lang, &path.to_string_lossy()),
            Err(_) => text::crashed_unwritten(lang),
        };
        let _gone = writeln!(std::io::stderr(), "{}", clean_for_screen(&said));
        end();
    }));
}

/// Fails as a bug would: tests look at what is left then.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what is to be tried")]
pub(super) fn fail() {
    panic!("asked for by a test");
}

#[expect(clippy::exit, reason = "after a panic on any thread nothing more may be drawn or written")]
fn end() -> ! {
    std::process::exit(101)
}

/// The place and the way there; the panic's own words are left out, as they may quote a record.
fn write(folder: &Path, panic: &PanicHookInfo<'_>) -> std::io::Result<PathBuf> {
    let path = folder.join(format!("daumoi-crash-{}.txt", clock::now()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    writeln!(file, "daumoi {}", env!("CARGO_PKG_VERSION"))?;
    if let Some(place) = panic.location() {
        writeln!(file, "{}:{}:{}", place.file(), place.line(), place.column())?;
    }
    writeln!(file, "{}", Backtrace::force_capture())?;
    Ok(path)
}
