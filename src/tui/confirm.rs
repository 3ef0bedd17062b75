//! Questions in the strip.

use crate::domain::account::AccountStep;
use crate::domain::change::Cause;
use crate::domain::id::{SeatId, Seq, Version, WaiverId};
use crate::domain::outline::RowKey;
use crate::tui::edit::Edit;
use crate::tui::edit::clash::Clashing;

/// A question in the strip that one key answers; Esc always means "leave it as it is".
#[derive(Clone, Debug)]
pub enum Confirm {
    /// Whether to leave; Enter does.
    Quit,
    /// Whether to take one's own last change of rules back; Enter does.
    BackRules,
    /// Whether to go on with what an earlier session has left; Enter does, x drops it.
    Drafts {
        /// How many there are.
        count: usize,
        /// When the newest was typed, as it is shown.
        when: String,
    },
    /// Whether to take a wrong entry out; x does.
    Delete {
        /// The row.
        row: RowKey,
        /// The seat.
        seat: SeatId,
        /// As it was seen.
        version: Version,
        /// Whose it is.
        name: String,
    },
    /// What shall stand where another edited the same: b one's own, k the other's.
    Clash(Box<Clashing>),
    /// Whether to do it to so many; their number does.
    Many {
        /// How many.
        count: usize,
        /// The digits typed so far.
        typed: String,
    },
    /// Whether to revoke an account or a key, or to let an account in again; Enter does.
    Account {
        /// The question.
        question: String,
        /// What it does.
        step: Box<AccountStep>,
    },
    /// Whether to take a change set back, or to do it again; Enter does.
    Revert {
        /// One of its entries.
        seq: Seq,
        /// Which of both.
        cause: Cause,
        /// Whose it is and when it was made.
        question: String,
        /// What it did.
        what: String,
    },
    /// Whether to drop all that is tried; x does.
    DropPlan {
        /// How many steps.
        count: usize,
    },
    /// Whether to take a waiver back; x does.
    TakeBack {
        /// Which.
        waiver: WaiverId,
        /// As it was seen.
        version: Version,
        /// Decision, rule, unit and days.
        what: String,
        /// Why it was granted.
        reason: String,
    },
}

impl Confirm {
    /// The edit about which it is asked.
    pub fn edit(&self) -> Option<&Edit> {
        match self {
            Self::Clash(open) => Some(&open.edit),
            _ => None,
        }
    }
}
