//! A norm in words: what a condition of a rule file asks, and what a person who does not meet it lacks.

use std::collections::BTreeSet;

use crate::domain::field::Field;
use crate::domain::profile::Profile;
use crate::domain::profile::condition::Condition;
use crate::messages::{Lang, names, texts};
use crate::vietnamese::fold::fold;

/// Titles of a class that are named; more are told by `…`.
const TITLES: usize = 2;

texts! { private;
    holds_title(titles: &str) { vi: "giữ chức vụ {titles}", en: "holds the title {titles}" }
    no_title(titles: &str) { vi: "không giữ chức vụ {titles}", en: "does not hold the title {titles}" }
    years_of(what: &str, min: u8) { vi: "đủ {min} {what}", en: "has {min} {what}" }
    no_years(what: &str, min: u8) { vi: "chưa đủ {min} {what}", en: "has less than {min} {what}" }
    at_least(word: &str) { vi: "có trình độ từ {word} trở lên", en: "has {word} or higher" }
    below(word: &str) { vi: "chưa đạt {word}", en: "is below {word}" }
    has(field: &str) { vi: "có {field}", en: "has {field}" }
    has_no(field: &str) { vi: "chưa có {field}", en: "has no {field}" }
    not_known(field: &str) { vi: "chưa biết {field}", en: "{field} is not known" }
    and(head: &str, last: &str) { vi: "{head} và {last}", en: "{head} and {last}" }
    or(head: &str, last: &str) { vi: "{head} hoặc {last}", en: "{head} or {last}" }
}

/// The condition as what is said of somebody who meets it: `đủ 2 năm công tác`.
pub fn condition(lang: Lang, profile: &Profile, condition: &Condition) -> String {
    Words { lang, profile, empty: &[] }.of(condition, Side::Met)
}

/// What is said of somebody who does not meet it: `chưa có điện thoại`. `empty` holds his fields without a value
/// that it comes from, as far as they are known.
pub fn unmet(lang: Lang, profile: &Profile, condition: &Condition, empty: &[Field]) -> String {
    Words { lang, profile, empty }.of(condition, Side::Unmet)
}

/// The name of a field within a sentence.
pub fn field(lang: Lang, field: Field) -> String {
    let name = names::field(lang, field);
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    match (lang, field) {
        (Lang::En, Field::ServiceStart) => "first day in the service".to_owned(),
        (Lang::En, Field::SeatFrom) => "first day of the seat".to_owned(),
        (Lang::En, Field::SeatTo) => "last day of the seat".to_owned(),
        (Lang::En, Field::DecisionNo) => "decision number".to_owned(),
        (Lang::Vi, Field::SeatFrom) => "ngày bắt đầu".to_owned(),
        (Lang::Vi, Field::SeatTo) => "ngày cuối".to_owned(),
        _ => first.chain(letters).collect(),
    }
}

/// The words as a list: `a, b và c`.
pub fn all_of(lang: Lang, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => and(lang, &head.join(", "), last),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Met,
    Unmet,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Met => Self::Unmet,
            Self::Unmet => Self::Met,
        }
    }
}

struct Words<'a> {
    lang: Lang,
    profile: &'a Profile,
    empty: &'a [Field],
}

impl Words<'_> {
    fn of(&self, condition: &Condition, side: Side) -> String {
        match (condition, side) {
            (Condition::Not(part), side) => self.of(part, side.other()),
            (Condition::All(parts), Side::Met) | (Condition::Any(parts), Side::Unmet) => {
                all_of(self.lang, &self.parts(parts.iter(), side))
            }
            (Condition::All(parts), Side::Unmet) => {
                let known: Vec<&Condition> = parts.iter().filter(|part| !self.is_filled(part)).collect();
                let words = if known.is_empty() {
                    self.parts(parts.iter(), side)
                } else {
                    self.parts(known.into_iter(), side)
                };
                // Of fields known to be empty each one is lacking; of the rest one at least.
                if parts.iter().any(|part| self.is_empty(part)) {
                    all_of(self.lang, &words)
                } else {
                    any_of(self.lang, &words)
                }
            }
            (Condition::Any(parts), Side::Met) => any_of(self.lang, &self.parts(parts.iter(), side)),
            // Of a date or a qualification that is not known neither is said.
            (Condition::Years { since, .. }, _) if self.empty.contains(since) => self.not_known(*since),
            (Condition::AtLeast { .. }, _) if self.empty.contains(&Field::Qualification) => {
                self.not_known(Field::Qualification)
            }
            (atom, Side::Met) => self.met(atom),
            (atom, Side::Unmet) => self.unmet(atom),
        }
    }

    /// Each part in words, those that are joined themselves in brackets.
    fn parts<'c>(&self, parts: impl Iterator<Item = &'c Condition>, side: Side) -> Vec<String> {
        let one = |part: &Condition| {
            let words = self.of(part, side);
            let joined = matches!(part, Condition::All(inner) | Condition::Any(inner) if inner.len() > 1);
            if joined { format!("({words})") } else { words }
        };
        parts.map(one).collect()
    }

    /// Whether the field that it asks for is known to be filled: others are, by name, known to be empty.
    fn is_filled(&self, condition: &Condition) -> bool {
        matches!(condition, Condition::Has(field) if !self.empty.is_empty() && !self.empty.contains(field))
    }

    fn is_empty(&self, condition: &Condition) -> bool {
        matches!(condition, Condition::Has(field) if self.empty.contains(field))
    }

    fn met(&self, atom: &Condition) -> String {
        match atom {
            Condition::Class(class) => holds_title(self.lang, &self.titles(*class)),
            Condition::Years { since, min } => years_of(self.lang, self.years(*since), *min),
            Condition::AtLeast { rank } => at_least(self.lang, self.rank(*rank)),
            Condition::Has(asked) => has(self.lang, &field(self.lang, *asked)),
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => String::new(),
        }
    }

    fn unmet(&self, atom: &Condition) -> String {
        match atom {
            Condition::Class(class) => no_title(self.lang, &self.titles(*class)),
            Condition::Years { since, min } => no_years(self.lang, self.years(*since), *min),
            Condition::AtLeast { rank } => below(self.lang, self.rank(*rank)),
            Condition::Has(asked) => has_no(self.lang, &field(self.lang, *asked)),
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => String::new(),
        }
    }

    fn not_known(&self, asked: Field) -> String {
        not_known(self.lang, &field(self.lang, asked))
    }

    /// The first titles of a class: its own name is a word of the file, not of the office.
    fn titles(&self, class: usize) -> String {
        let entries = self.profile.classes.get(class).map(|class| class.entries.as_slice());
        let all = entries.unwrap_or_default().iter().flat_map(|entry| &entry.titles);
        // Files list the same title with a hyphen, a dash and without blanks.
        let mut seen = BTreeSet::new();
        let letters = |title: &str| -> String {
            fold(title).chars().filter(|letter| letter.is_alphanumeric()).collect()
        };
        let mut all = all.map(String::as_str).filter(|title| seen.insert(letters(title)));
        let mut told: Vec<&str> = all.by_ref().take(TITLES).collect();
        told.extend(all.next().map(|_| "…"));
        told.join(", ")
    }

    fn rank(&self, rank: usize) -> &str {
        let word = self.profile.qualifications.get(rank).map(String::as_str).unwrap_or_default();
        names::qualification(self.lang, word)
    }

    fn years(&self, since: Field) -> &'static str {
        let (vi, en) = match since {
            Field::BirthDate => ("tuổi", "years of age"),
            Field::SeatFrom => ("năm ở vị trí", "years in the seat"),
            Field::DecisionDate => ("năm từ ngày quyết định", "years since the decision"),
            _ => ("năm công tác", "years of service"),
        };
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

fn any_of(lang: Lang, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => or(lang, &head.join(", "), last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Period;
    use crate::domain::profile::Missing;
    use crate::domain::profile::rule::Counts;
    use crate::domain::profile::select::{Class, ClassEntry, Selector};

    fn profile() -> Profile {
        let titles: Vec<String> =
            ["Giám đốc", "Giám-đốc", "Phó Giám đốc", "Trưởng ban"].map(ToOwned::to_owned).into();
        let entry = ClassEntry { within: Selector::Every, keys: titles.clone(), titles };
        Profile {
            name: String::new(),
            title: String::new(),
            valid: Period::default(),
            missing: Missing::Unknown,
            qualifications: ["intermediate", "university"].map(ToOwned::to_owned).into(),
            unit_kinds: Vec::new(),
            classes: vec![Class { name: "leader".to_owned(), entries: vec![entry] }],
            counts: Counts { roles: Vec::new(), statuses: Vec::new() },
            rules: Vec::new(),
            waivers: None,
            source: String::new(),
        }
    }

    fn both(asked: &Condition) -> (String, String) {
        (condition(Lang::Vi, &profile(), asked), unmet(Lang::Vi, &profile(), asked, &[]))
    }

    fn said(met: &str, unmet: &str) -> (String, String) {
        (met.to_owned(), unmet.to_owned())
    }

    const YEARS: Condition = Condition::Years { since: Field::ServiceStart, min: 2 };

    #[test]
    fn each_atom_is_said_of_who_meets_it_and_of_who_does_not() {
        assert_eq!(both(&YEARS), said("đủ 2 năm công tác", "chưa đủ 2 năm công tác"));
        let university = Condition::AtLeast { rank: 1 };
        assert_eq!(both(&university), said("có trình độ từ Đại học trở lên", "chưa đạt Đại học"));
        assert_eq!(both(&Condition::Has(Field::Phone)), said("có điện thoại", "chưa có điện thoại"));
        let leader = Condition::Class(0);
        let titles = "giữ chức vụ Giám đốc, Phó Giám đốc, …";
        assert_eq!(both(&leader), said(titles, &format!("không {titles}")));
        let not = Condition::Not(Box::new(YEARS));
        assert_eq!(both(&not), said("chưa đủ 2 năm công tác", "đủ 2 năm công tác"));
        assert_eq!(unmet(Lang::En, &profile(), &YEARS, &[]), "has less than 2 years of service");
    }

    #[test]
    fn joined_conditions_turn_over_when_they_are_not_met() {
        let reachable = Condition::All(vec![Condition::Has(Field::Phone), Condition::Has(Field::Email)]);
        let (met, lacking) =
            ("có điện thoại và có thư điện tử", "chưa có điện thoại hoặc chưa có thư điện tử");
        assert_eq!(both(&reachable), said(met, lacking));
        let either = Condition::Any(vec![YEARS, reachable]);
        assert_eq!(
            both(&either),
            said(
                &format!("đủ 2 năm công tác hoặc ({met})"),
                &format!("chưa đủ 2 năm công tác và ({lacking})")
            )
        );
    }

    #[test]
    fn only_what_is_lacking_is_named_where_it_is_known() {
        let reachable = Condition::All(vec![Condition::Has(Field::Phone), Condition::Has(Field::Email)]);
        let lacking = |empty: &[Field]| unmet(Lang::Vi, &profile(), &reachable, empty);
        assert_eq!(lacking(&[Field::Email]), "chưa có thư điện tử");
        assert_eq!(lacking(&[Field::Phone, Field::Email]), "chưa có điện thoại và chưa có thư điện tử");
        let years = unmet(Lang::Vi, &profile(), &YEARS, &[Field::ServiceStart]);
        assert_eq!(years, "chưa biết ngày vào ngành");
    }
}
