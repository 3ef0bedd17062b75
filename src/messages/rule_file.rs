//! Faults of rule files.

use crate::domain::fault::rule_file::RuleFileFault;
use crate::messages::Lang;

/// What happened and what to do.
pub fn sentence(_lang: Lang, fault: &RuleFileFault) -> String {
    format!("{fault:?}")
}
