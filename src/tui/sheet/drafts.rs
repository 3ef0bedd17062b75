//! What is typed and not stored: refused by the roster, or left by a session that broke off.

use crate::tui::effect::SheetId;
use crate::tui::sheet::list::List;

/// The sheet of drafts; what it shows is kept by the model.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    /// Its identity.
    pub id: SheetId,
    /// The cursor.
    pub list: List,
}
