//! What went wrong: what, where, and from what kind of doing. The sentence, with the cure, is `messages`' work.

pub mod access;
pub mod edit;
pub mod import;
pub mod rule_file;
pub mod settings;
pub mod store;
pub mod usage;
pub mod waiver;

use crate::domain::clash::Clash;
use access::AccessFault;
use edit::EditFault;
use import::ImportFault;
use rule_file::RuleFileFault;
use settings::SettingsFault;
use store::StoreFault;
use usage::UsageFault;
use waiver::WaiverFault;

/// One thing that went wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where.
    pub place: Place,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// An account, a key or the rights of one.
    Access(AccessFault),
    /// A value that cannot be stored, or an edit that no longer fits.
    Edit(EditFault),
    /// A file of officers, units, waivers or events.
    Import(ImportFault),
    /// A rule file.
    RuleFile(RuleFileFault),
    /// The user's configuration file.
    Settings(SettingsFault),
    /// The roster's own file.
    Store(StoreFault),
    /// The way the program was called.
    Usage(UsageFault),
    /// A waiver that the profile does not allow.
    Waiver(WaiverFault),
}

/// Where in what was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column in characters, from 1.
    pub column: Option<u64>,
    /// The name of the field.
    pub field: Option<String>,
    /// Bytes of the source that are meant: start and end.
    pub span: Option<(usize, usize)>,
}

impl Place {
    /// The place of these bytes of a text.
    pub fn of(file: &str, source: &str, span: (usize, usize)) -> Self {
        // A byte order mark is no character of the first line.
        let before = source.get(..span.0).unwrap_or(source).trim_start_matches('\u{feff}');
        let (lines, last) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default());
        let number = |count: usize| u64::try_from(count + 1).ok();
        Self {
            file: Some(file.to_owned()),
            line: number(lines),
            column: number(last.chars().count()),
            field: None,
            span: Some(span),
        }
    }
}

impl Fault {
    /// Whether the roster itself could not be read or written (exit status 3) and not the input (2).
    pub fn is_of_the_store(&self) -> bool {
        use AccessFault::{Expired, KeyUnknown, Revoked};
        matches!(self.kind, FaultKind::Store(_) | FaultKind::Access(KeyUnknown | Revoked | Expired { .. }))
    }

    /// Where an edit met others'.
    pub fn clashes(&self) -> Option<&[Clash]> {
        match &self.kind {
            FaultKind::Edit(EditFault::Clash(clashes)) => Some(clashes),
            _ => None,
        }
    }

    /// The fault at this file and line.
    #[must_use]
    pub fn at(mut self, file: &str, line: u64) -> Self {
        self.place.file = Some(file.to_owned());
        self.place.line = Some(line);
        self
    }

    /// The fault in this file, if none is named yet.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.place.file.get_or_insert_with(|| file.to_owned());
        self
    }

    /// The fault in this field.
    #[must_use]
    pub fn in_field(mut self, field: &str) -> Self {
        self.place.field = Some(field.to_owned());
        self
    }
}

macro_rules! from_kind {
    ($($kind:ident($fault:ty)),* $(,)?) => {$(
        impl From<$fault> for Fault {
            fn from(fault: $fault) -> Self {
                Self { kind: FaultKind::$kind(fault), place: Place::default() }
            }
        }
    )*};
}

from_kind!(
    Access(AccessFault),
    Edit(EditFault),
    Import(ImportFault),
    RuleFile(RuleFileFault),
    Settings(SettingsFault),
    Store(StoreFault),
    Usage(UsageFault),
    Waiver(WaiverFault),
);
