//! Changes on their way to the roster, and those that it refused.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::change::{Cause, Step};
use crate::domain::clash::Clash;
use crate::domain::id::{DraftId, OpId};
use crate::domain::outline::RowKey;
use crate::tui::edit::Edit;
use crate::tui::edit::live::Overlay;
use crate::tui::plan::Plan;
use crate::tui::prompt::Prompt;

/// A change that is being written.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Its operation.
    pub op: OpId,
    /// Why it is made.
    pub cause: Cause,
    /// The row that it changes.
    pub row: Option<RowKey>,
    /// What it shows until the rows are read anew.
    pub overlay: Overlay,
    /// The edit, to be opened again if it is refused; none for undo and redo.
    pub edit: Option<Box<Edit>>,
    /// The row of fields, likewise.
    pub prompt: Option<Box<Prompt>>,
    /// What was tried, likewise.
    pub plan: Option<Box<Plan>>,
    /// How far it is.
    pub stage: Stage,
}

impl Pending {
    /// Whether it changes the row.
    pub fn concerns(&self, key: RowKey) -> bool {
        let others = self.edit.iter().flat_map(|edit| &edit.others);
        self.row == Some(key) || others.into_iter().any(|draft| draft.row() == key)
    }

    /// A change of this row that has just been sent; nothing is shown of it.
    pub fn of(op: OpId, cause: Cause, row: Option<RowKey>) -> Self {
        Self {
            op,
            cause,
            row,
            overlay: Overlay::default(),
            edit: None,
            prompt: None,
            plan: None,
            stage: Stage::Sent,
        }
    }
}

/// The operation that stores these steps of a draft: the same one whenever they are handed in. If nobody knows whether it
/// was stored (the disk did not answer), it is stored once all the same.
pub fn op_of(draft: DraftId, steps: &[Step]) -> OpId {
    let digest = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, format!("{steps:?}")).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    OpId((u128::from_be_bytes(draft.0) ^ ((digest(0) << 64) | digest(1))).to_be_bytes())
}

/// How far a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not acknowledged: the row shows `~`.
    Sent,
    /// Stored; the rows have not been read since.
    Stored,
}

/// A draft that was refused: it stays until it is saved or dropped.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What was typed.
    pub edit: Box<Edit>,
    /// Why it was refused, in words.
    pub why: String,
    /// Where it met another's edit: what shall stand is asked before it is opened again.
    pub clashes: Vec<Clash>,
}
