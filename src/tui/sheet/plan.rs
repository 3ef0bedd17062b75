//! What is tried: the changes, then the findings that come, go or change by them.

use crate::tui::effect::SheetId;
use crate::tui::sheet::list::List;

/// The sheet of a plan.
#[derive(Clone, Debug)]
pub struct PlanSheet {
    /// Its identity.
    pub id: SheetId,
    /// The cursor over the changes and then the findings.
    pub list: List,
}
