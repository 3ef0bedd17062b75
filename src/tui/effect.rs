//! What the screen wants of the world. `app` carries it out; the answer comes back as a `Message`.

use crate::domain::change::ChangeSet;
use crate::domain::day::Day;
use crate::domain::finding::FindingKey;
use crate::domain::id::{DraftId, OpId, PersonId, Seq};
use crate::domain::kept::KeptDraft;
use crate::domain::moment::AsOf;
use crate::domain::norms::RuleText;
use crate::domain::outline::RowKey;
use crate::domain::query::Question;

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the roster, before the next frame if it can be; the answer comes back with the same `Wanted`.
    Ask(Wanted, Box<Question>),
    /// Make the roster as of this day or change, read-only, and ask that from then on; answered by
    /// `Message::LookedAt`. `None`: ask the roster itself again.
    LookAt(Option<AsOf>),
    /// Give up the questions whose answers take long.
    Stop,
    /// Try a rule text as of a day; answered by `Message::Tried`.
    TryRules(RuleText, Day),
    /// Take back the newest taking over of rules of one's own; answered as `Undo` is.
    UndoRules(OpId),
    /// Give up judging anew what is due; it is not begun again by itself.
    StopJudging,
    /// Judge anew what is due.
    JudgeAnew,
    /// Write; answered by `Message::Applied` with the set's operation id.
    Apply(Box<ChangeSet>),
    /// Take back the newest change of one's own; the id is that of the new operation.
    Undo(OpId),
    /// Take back the newest undo.
    Redo(OpId),
    /// Take back the change set of this entry, whoever made it; an undo is done again.
    Revert(OpId, Seq),
    /// Put rows of cells on the clipboard, parted by tabs and line ends, where the terminal has one.
    CopyRows(Vec<Vec<String>>),
    /// Keep a draft on the disk as it is now, before the next frame shows it.
    Keep(Box<KeptDraft>),
    /// Tell the other sessions whom this one is editing now.
    Attend(Vec<PersonId>),
    /// The draft is saved or dropped: forget it.
    Forget(DraftId),
    /// Put the text on the clipboard, where the terminal has one.
    Copy(String),
    /// Make a copy of the roster now; answered by `Message::Copies`.
    KeepCopy,
    /// Send `Message::NoticeExpired` with this number in two seconds.
    StartNoticeTimer(u32),
    /// Draw the whole screen anew.
    Repaint,
    /// Leave, once everything that is being written is written.
    Quit,
}

/// A sheet, for its whole life: an answer for one that is closed is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetId(pub u32);

/// What an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The title line, and the profile to judge by.
    Overview,
    /// Something that a sheet asked for its own rows.
    Rows(SheetId, Part),
    /// What judging the open field needs; the number is that of the edit.
    Dossier(u32),
    /// What opening a draft of an earlier session needs.
    Left(DraftId),
    /// The next or previous finding.
    Finding,
    /// Values to offer in the open field; the number is that of the edit.
    Completions(u32),
    /// The place of the row at which the cursor shall stand.
    Place,
    /// The units above a row that shall be shown in the outline.
    Goto(RowKey),
    /// What the search line finds.
    Search,
    /// Rows to be marked.
    Marks,
    /// What the roster knows of the pasted rows of this sheet.
    Pasted(SheetId),
    /// What judging them needs.
    PastedDossier(SheetId),
    /// The marked rows, for what is to be done with them.
    Marked,
    /// What is told of the finding at the cursor only when it is asked for.
    Told(FindingKey),
    /// What would cure the finding at the cursor.
    Cured(FindingKey),
    /// The roster as of another day.
    OtherDay,
    /// A change set that is to be taken back, to be named first.
    ToTakeBack,
    /// What others have done since it was last told.
    News,
    /// What a changed rule text would change.
    Trial,
    /// The waiver of a waived finding, to be taken back.
    Waived,
}

/// Which part of a sheet's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All that is held, anew.
    All,
    /// Those before the first one held.
    Before,
    /// Those after the last one held.
    After,
    /// Those around the very last.
    End,
    /// A whole branch, to open it.
    Branch,
    /// What stands beside its rows, in title and strip.
    Aside,
    /// How many rows there are.
    Count,
}
