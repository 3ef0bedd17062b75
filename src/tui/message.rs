//! What happened: everything that can change the model comes as one of these.

use crate::domain::change::Outcome;
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::id::OpId;
use crate::domain::kept::LeftDraft;
use crate::domain::norms::Trial;
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
    /// The roster as of this day is asked from now on, or why it could not be made.
    LookedAt(Box<Result<Day, Fault>>),
    /// What came of an [`crate::tui::effect::Effect::TryRules`].
    Tried(Box<Result<Trial, Fault>>),
    /// What came of an `Apply`, `Undo` or `Redo` with this operation id.
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
    /// Another process has committed, or a long job of our own has changed what is stored.
    Changed,
    /// What the judging of what is due tells.
    Judging(JudgingNews),
    /// Two seconds have passed since the [`crate::tui::effect::Effect::StartNoticeTimer`] with this number.
    NoticeExpired(u32),
    /// The program is asked to end (SIGTERM): leave without questions.
    Terminate,
}
