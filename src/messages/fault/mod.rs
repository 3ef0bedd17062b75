//! A fault as one sentence: where, what happened, what to do. The same facts in both languages.

use std::borrow::Cow;

mod access;
pub(in crate::messages) mod edit;
mod import;
mod settings;
mod store;
pub(in crate::messages) mod system;
mod usage;
pub(in crate::messages) mod waiver;

use crate::domain::fault::{Fault, FaultKind, Place};
use crate::messages::{Lang, texts};
use crate::vietnamese::clip::clip;

texts! { private;
    line(line: u64) { vi: "dòng {line}", en: "line {line}" }
    column(column: u64) { vi: "cột {column}", en: "column {column}" }
    field(name: &str) { vi: "trường {name}", en: "field {name}" }
}

/// So much of what somebody wrote is repeated to him.
const REPEATED: usize = 60;

/// What somebody wrote, short enough to be repeated in a sentence.
fn quoted(text: &str) -> Cow<'_, str> {
    clip(text, REPEATED)
}

/// What happened and what to do, without the place.
pub fn what(lang: Lang, fault: &Fault) -> String {
    match &fault.kind {
        FaultKind::Access(fault) => access::sentence(lang, fault),
        FaultKind::Edit(fault) => edit::sentence(lang, fault),
        FaultKind::Import(fault) => import::sentence(lang, fault),
        FaultKind::RuleFile(fault) => crate::messages::rule_file::sentence(lang, fault),
        FaultKind::Settings(fault) => settings::sentence(lang, fault),
        FaultKind::Store(fault) => store::sentence(lang, fault),
        FaultKind::Usage(fault) => usage::sentence(lang, fault),
        FaultKind::Waiver(fault) => waiver::sentence(lang, fault),
    }
}

/// Where it is: `units.csv, dòng 3, trường name`; empty if the fault has no place.
pub fn place(lang: Lang, place: &Place) -> String {
    let parts = [
        place.file.clone(),
        place.line.map(|at| line(lang, at)),
        place.column.map(|at| column(lang, at)),
        // An option of the command line says itself what it is.
        place
            .field
            .as_deref()
            .map(|name| if name.starts_with('-') { name.to_owned() } else { field(lang, name) }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The whole sentence: place, what happened, what to do.
pub fn sentence(lang: Lang, fault: &Fault) -> String {
    let what = what(lang, fault);
    let place = place(lang, &fault.place);
    if place.is_empty() { what } else { format!("{place}: {what}") }
}
