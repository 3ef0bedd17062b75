//! Reading a rule file: all faults at once, each with its place.
//!
//! Torn brackets are found and blanked (`scan`), the text becomes tables with places (`reader`), its words are
//! declared (`vocabulary`, `condition`), then each rule is completed from the one it extends (`family`) and read by
//! its kind (`kinds`). Nothing stops at the first fault; a profile comes out only where there is none. No text,
//! however made, costs more than the limits allow.

mod condition;
pub mod examples;
mod family;
mod graph;
mod kinds;
mod limits;
mod places;
mod reader;
mod scan;
mod ties;
mod vocabulary;

use toml::de::DeTable;

use crate::domain::fault::Fault;
use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::profile::{Missing, Profile};
use reader::{Reader, Table};

pub use ties::ties;

/// What came out of a rule file.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The profile; only where there is no fault.
    pub profile: Option<Profile>,
    /// The faults in the order of the file, each with its place; the first 1,000.
    pub faults: Vec<Fault>,
}

/// Reads the text of a rule file; `file` is its name for the places of the faults.
pub fn decode(source: &str, file: &str) -> Decoded {
    let mut reader = Reader::default();
    let text = scan::scan(&mut reader, source);
    let profile = text.and_then(|text| read(&mut reader, &text));
    let faults = reader.finish(source, file);
    let profile = profile.filter(|_| faults.is_empty());
    Decoded { profile: profile.map(|profile| Profile { source: source.to_owned(), ..profile }), faults }
}

fn read(reader: &mut Reader, source: &str) -> Option<Profile> {
    let (root, errors) = DeTable::parse_recoverable(source);
    for error in &errors {
        reader.syntax(source, error);
    }
    let root = Table::of(root.get_ref(), (0, 0));
    if !formatted(reader, &root) {
        return None;
    }
    let tables = family::tables(reader, &root)?;
    reader.allow(
        &root,
        &[
            "format",
            "profile",
            "title",
            "valid",
            "missing",
            "scale",
            "unit_kind",
            "class",
            "who",
            "counts",
            "rule",
            "waivers",
        ],
    );
    let name = reader.required(&root, "profile").and_then(|item| reader.name(item));
    let title = root.get("title").and_then(|item| reader.prose(item));
    let valid = root.get("valid").map(|item| vocabulary::valid(reader, item)).unwrap_or_default();
    let missing = root.get("missing").and_then(|item| vocabulary::missing(reader, item));
    let words = vocabulary::declare(reader, &root);
    let family = family::Family::of(reader, &tables);
    let counts = vocabulary::profile_counts(reader, &root);
    let rules = kinds::rules(reader, &words, &counts, &family);
    let waivers = root.get("waivers").map(|item| vocabulary::waivers(reader, item, &family.ids));
    let name = name?;
    Some(Profile {
        title: title.unwrap_or_else(|| name.clone()),
        name,
        valid,
        missing: missing.unwrap_or(Missing::Unknown),
        qualifications: words.qualifications,
        unit_kinds: words.unit_kinds,
        classes: words.classes,
        counts,
        rules: rules?,
        waivers,
        source: String::new(),
    })
}

/// Whether the file is of the format that this program reads: of a later one every word would be a false alarm.
fn formatted(reader: &mut Reader, root: &Table<'_>) -> bool {
    let Some(item) = reader.required(root, "format") else { return true };
    match reader.number::<i64>(item, i64::MIN, i64::MAX) {
        Some(found) if found != 1 => {
            reader.report(item.span, RuleFileFault::Format { found });
            false
        }
        _ => true,
    }
}
