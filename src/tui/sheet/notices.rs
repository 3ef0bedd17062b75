//! The sentences of the message line since the program was started, the newest first.

use crate::tui::effect::SheetId;
use crate::tui::sheet::list::List;

/// The sheet of past messages; what it shows is kept by the model.
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    /// Its identity.
    pub id: SheetId,
    /// The cursor.
    pub list: List,
}
