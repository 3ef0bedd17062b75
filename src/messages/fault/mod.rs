//! A fault as one sentence: where, what happened, what to do. The same facts in both languages.

mod edit;
mod import;
mod store;
mod usage;

use crate::domain::fault::{Fault, FaultKind, Place};
use crate::messages::{Lang, texts};

texts! { private;
    line(line: u64) { vi: "dòng {line}", en: "line {line}" }
    column(column: u64) { vi: "cột {column}", en: "column {column}" }
    field(name: &str) { vi: "trường {name}", en: "field {name}" }
}

/// What happened and what to do, without the place.
pub fn what(lang: Lang, fault: &Fault) -> String {
    match &fault.kind {
        FaultKind::Edit(fault) => edit::sentence(lang, fault),
        FaultKind::Import(fault) => import::sentence(lang, fault),
        FaultKind::RuleFile(fault) => crate::messages::rule_file::sentence(lang, fault),
        FaultKind::Store(fault) => store::sentence(lang, fault),
        FaultKind::Usage(fault) => usage::sentence(lang, fault),
    }
}

/// Where it is: `units.csv, dòng 3, trường name`; empty if the fault has no place.
pub fn place(lang: Lang, place: &Place) -> String {
    let parts = [
        place.file.clone(),
        place.line.map(|at| line(lang, at)),
        place.column.map(|at| column(lang, at)),
        place.field.as_deref().map(|name| field(lang, name)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The whole sentence: place, what happened, what to do.
pub fn sentence(lang: Lang, fault: &Fault) -> String {
    let what = what(lang, fault);
    let place = place(lang, &fault.place);
    if place.is_empty() { what } else { format!("{place}: {what}") }
}
