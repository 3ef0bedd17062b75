//! Which units a selector means, and how specifically: shared by the decoder (ties) and the judge.
//!
//! `code` > `kind` > `level` > `"*"`; a list of names is as specific as the most specific of those that match.

use crate::domain::profile::Profile;
use crate::domain::profile::select::{Selector, Specificity, UnitKindDef};
use crate::domain::unit::Level;

/// How specifically the selector means a unit of this code, level and kind; `None` if it does not.
pub fn specificity(
    profile: &Profile,
    selector: &Selector,
    code: &str,
    level: Level,
    kind: &str,
) -> Option<Specificity> {
    match selector {
        Selector::Every => Some(Specificity::Every),
        Selector::Kinds(places) => places
            .iter()
            .filter_map(|place| profile.unit_kinds.get(*place))
            .filter_map(|def| by_kind(def, code, level, kind))
            .max(),
    }
}

/// How specifically one unit kind means the unit, if it does: all its keys must hold, the most specific one counts.
pub fn by_kind(def: &UnitKindDef, code: &str, level: Level, kind: &str) -> Option<Specificity> {
    let one_of = |words: &Option<Vec<String>>, word: &str| {
        words.as_ref().is_none_or(|words| words.iter().any(|known| known == word))
    };
    let holds = def.levels.as_ref().is_none_or(|levels| levels.contains(&level))
        && one_of(&def.kinds, kind)
        && one_of(&def.codes, code);
    holds.then(|| def.specificity())
}
