//! Inspections (kiểm tra): visits that look at how a unit controls its administrative procedures, a yearly duty by
//! Decree 63/2010, article 35a.

use crate::domain::day::Day;
use crate::domain::id::{InspectionId, UnitId, Version};

/// Whether the roster holds an inspection: before its first one, rules about units and shortcomings give nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inspected {
    /// None.
    #[default]
    Never,
    /// At least one.
    Once,
}

/// A visit of an inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// Identity.
    pub id: InspectionId,
    /// Version of the record.
    pub version: Version,
    /// Where.
    pub unit: UnitId,
    /// On which day.
    pub day: Day,
    /// What it looked at; empty: everything, so that it counts for every rule.
    pub topic: String,
    /// Free text.
    pub note: String,
}
