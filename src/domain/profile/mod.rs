//! The rule profile: a dated set of staffing norms as the judge uses it, every name resolved.
//!
//! It is made only by `rules::decode` from a province's rule file; the language is described in the rule files
//! under `data/rules` and in their help.

pub mod condition;
pub mod rule;
pub mod select;

use crate::domain::day::Period;
use crate::domain::finding::RuleIx;
use crate::domain::profile::rule::{Counts, Rule};
use crate::domain::profile::select::{Class, UnitKindDef};

/// What a needed datum that is absent means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// The third state.
    #[default]
    Unknown,
    /// As if the condition were false.
    Breach,
    /// As if it were true.
    Ignore,
}

/// A dated set of staffing norms.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its name, `langson-2020`.
    pub name: String,
    /// Its title for people.
    pub title: String,
    /// The days on which it is in force.
    pub valid: Period,
    /// What absent data mean.
    pub missing: Missing,
    /// Qualification words, lowest first.
    pub qualifications: Vec<String>,
    /// Declared unit kinds.
    pub unit_kinds: Vec<UnitKindDef>,
    /// Declared position classes.
    pub classes: Vec<Class>,
    /// Whose seat counts where a rule says nothing else.
    pub counts: Counts,
    /// The rules in the order of the file.
    pub rules: Vec<Rule>,
    /// What waivers are allowed; `None` = everything.
    pub waivers: Option<WaiverBounds>,
    /// The text it was read from.
    pub source: String,
}

/// Bounds that the profile sets to waivers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaiverBounds {
    /// Allowed kinds (`waive`, `accept_person`, `change_count`).
    pub kinds: Vec<String>,
    /// Required columns (`decision_no`, `reason`, `expires`, …).
    pub require: Vec<String>,
    /// Longest term.
    pub max_term: Option<crate::domain::day::Term>,
    /// Ids of rules that are never waived.
    pub never: Vec<String>,
}

impl Profile {
    /// The rule at its place.
    pub fn rule(&self, ix: RuleIx) -> Option<&Rule> {
        self.rules.get(usize::from(ix.0))
    }

    /// The place of a rule by its id.
    pub fn rule_ix(&self, id: &str) -> Option<RuleIx> {
        let place = self.rules.iter().position(|rule| rule.id == id)?;
        u16::try_from(place).ok().map(RuleIx)
    }

    /// The rank of a qualification word, lowest 0; `None` if the profile does not know it.
    pub fn rank(&self, qualification: &str) -> Option<usize> {
        self.qualifications.iter().position(|word| word == qualification)
    }

    /// The rules with their places.
    pub fn numbered(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        (0..=u16::MAX).map(RuleIx).zip(&self.rules)
    }
}
