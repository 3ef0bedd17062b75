//! What happened: everything that can change the model comes as one of these.

use crate::domain::backup::CopyTrouble;
use crate::domain::change::Outcome;
use crate::domain::fault::Fault;
use crate::domain::id::OpId;
use crate::domain::kept::LeftDraft;
use crate::domain::moment::AsOf;
use crate::domain::norms::Trial;
use crate::domain::presence::Attending;
use crate::domain::query::Answer;
use crate::tui::effect::Wanted;
use crate::tui::key::Input;
use crate::tui::told::JudgingNews;

/// What happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The terminal told something.
    Input(Input),
    /// The answer to an [`crate::tui::effect::Effect::Ask`], with its `Wanted`.
    Answer(Wanted, Box<Result<Answer, Fault>>),
    /// The answer to an `Ask` takes long: rows looked at so far and about how many there are; it will come, or be
    /// stopped by [`crate::tui::effect::Effect::Stop`].
    Waiting(Wanted, Option<(u64, u64)>),
    /// The roster as of this day or change is asked from now on, or why it could not be made.
    LookedAt(Box<Result<AsOf, Fault>>),
    /// What came of an [`crate::tui::effect::Effect::TryRules`].
    Tried(Box<Result<Trial, Fault>>),
    /// What came of an `Apply`, `Undo`, `Redo` or `Revert` with this operation id.
    Applied {
        /// Its operation id.
        op: OpId,
        /// What came of it.
        outcome: Outcome,
    },
    /// Drafts that earlier sessions of this admin have left.
    Drafts(Vec<LeftDraft>),
    /// What is typed cannot be kept on the disk, or what was left there cannot be read.
    DraftsFailed(Fault),
    /// The roster has lost so many of its newest changes.
    EndLost(i64),
    /// How the kept copies of the roster stand.
    Copies {
        /// What is wrong; `None` = there is a fresh one, or none is needed.
        trouble: Option<Box<CopyTrouble>>,
        /// The one just made, in seconds since 1970-01-01 UTC, or why it could not be; `None` = none was wanted.
        made: Option<Result<i64, Fault>>,
    },
    /// Another process has committed, or a long job of our own has changed what is stored.
    Changed,
    /// Whom other sessions are editing now.
    Presence(Vec<Attending>),
    /// What the judging of what is due tells.
    Judging(JudgingNews),
    /// Two seconds have passed since the [`crate::tui::effect::Effect::StartNoticeTimer`] with this number.
    NoticeExpired(u32),
    /// The program is asked to end (SIGTERM): leave without questions.
    Terminate,
}
