//! What the loop waits for.

use crate::app::copier;
use crate::app::keeper::Kept;
use crate::app::other_day::Made;
use crate::app::search::Told;
use crate::app::signals::Signal;
use crate::app::workers::Done;
use crate::domain::presence::Attending;
use crate::tui::key::Input;
use crate::tui::message::Message;
use crate::tui::told::JudgingNews;

/// Everything that can happen to the program.
#[derive(Debug)]
pub(super) enum Event {
    /// The terminal sent something.
    Input(Vec<Input>),
    /// The terminal is gone.
    HangUp,
    /// A signal came.
    Signal(Signal),
    /// The writer has done something.
    Done(Done),
    /// A thread beside the loop has told something.
    Worker(News),
    /// Somebody committed.
    Committed,
    /// Others have begun or ended an edit.
    Presence(Vec<Attending>),
    /// Nobody has pressed a key for so long that the session is closed.
    Idle,
    /// A notice has stood long enough.
    NoticeOver(u32),
    /// A new day has begun.
    Midnight,
}

/// What the threads beside the loop tell.
#[derive(Debug)]
pub(super) enum News {
    /// The searcher has told something.
    Told(Told),
    /// The keeper of drafts has told something.
    Kept(Kept),
    /// The maker of backup copies has told something.
    Copied(copier::Told),
    /// The making of a copy as of another day has told something.
    Made(Made),
    /// The judging has told something.
    Judged(JudgingNews),
    /// The trial of a rule file has told something.
    Tried(Message),
}
