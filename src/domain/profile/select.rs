//! Which units a word of the rule file means.

use crate::domain::unit::Level;

/// A declared unit kind: all given keys must hold, a list means one of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitKindDef {
    /// Its name in the file.
    pub name: String,
    /// Levels.
    pub levels: Option<Vec<Level>>,
    /// Kinds.
    pub kinds: Option<Vec<String>>,
    /// Codes.
    pub codes: Option<Vec<String>>,
}

impl UnitKindDef {
    /// How specifically it means the units that it means: as its most specific key.
    pub fn specificity(&self) -> Specificity {
        match (&self.codes, &self.kinds) {
            (Some(_), _) => Specificity::Code,
            (None, Some(_)) => Specificity::Kind,
            (None, None) => Specificity::Level,
        }
    }
}

/// A choice of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// `"*"`: every unit, the root too.
    Every,
    /// One of these kinds, by their place in the profile; never empty.
    Kinds(Vec<usize>),
}

/// A position class (loại chức vụ): what a title counts as, by unit kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its name in the file.
    pub name: String,
    /// Its entries; the one of the most specific matching unit kind wins.
    pub entries: Vec<ClassEntry>,
}

/// The titles of a class in one kind of unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassEntry {
    /// In which units.
    pub within: Selector,
    /// Titles as written in the file.
    pub titles: Vec<String>,
    /// The same in the form in which titles are compared.
    pub keys: Vec<String>,
}

/// How specific a match is: code > kind > level > everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Specificity {
    /// `"*"`.
    Every,
    /// By level.
    Level,
    /// By kind.
    Kind,
    /// By code.
    Code,
}
