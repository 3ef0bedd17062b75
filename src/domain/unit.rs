//! Units (đơn vị): the bodies that must have focal officers, and their place in the tree.

use crate::domain::day::Period;
use crate::domain::id::UnitId;

/// The level of a unit. A province's own unit is `Province`; its departments and offices are `Agency`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Cả nước.
    Nation,
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Sở, ban, ngành.
    Agency,
    /// Cấp huyện, until 30/06/2025.
    District,
    /// Cấp xã.
    Commune,
}

impl Level {
    /// All levels, from the top.
    pub const ALL: [Self; 5] = [Self::Nation, Self::Province, Self::Agency, Self::District, Self::Commune];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Province => "province",
            Self::Agency => "agency",
            Self::District => "district",
            Self::Commune => "commune",
        }
    }

    /// The level of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}

/// The words for kinds of units that files and rules may use.
pub const UNIT_KINDS: [&str; 14] = [
    "nation",
    "tinh",
    "office",
    "so",
    "ban",
    "nganh",
    "huyen",
    "thi_xa",
    "thanh_pho",
    "quan",
    "xa",
    "phuong",
    "thi_tran",
    "dac_khu",
];

/// The place of a unit in the tree: the ordinal of each ancestor among its siblings and its own, four letters
/// each. Comparing paths as text gives tree order, a parent before its children.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPath(pub String);

impl UnitPath {
    /// Letters of one step.
    pub const STEP: usize = 4;
    const DIGITS: &'static [u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

    /// The path of the child with this ordinal (0 … 1,679,615).
    #[must_use]
    pub fn child(&self, ordinal: u32) -> Self {
        let mut letters = ['0'; Self::STEP];
        let mut rest = ordinal;
        for letter in letters.iter_mut().rev() {
            let digit = usize::try_from(rest % 36).unwrap_or(0);
            *letter = Self::DIGITS.get(digit).copied().map_or('0', char::from);
            rest /= 36;
        }
        Self(self.0.chars().chain(letters).collect())
    }

    /// How many steps it has; a root has 1.
    pub fn depth(&self) -> usize {
        self.0.len() / Self::STEP
    }

    /// Whether this is `ancestor` or lies below it.
    pub fn is_within(&self, ancestor: &Self) -> bool {
        self.0.starts_with(&ancestor.0)
    }

    /// The paths from the root down to this one, itself included.
    pub fn line(&self) -> impl Iterator<Item = Self> + '_ {
        (1..=self.depth())
            .filter_map(|steps| self.0.get(..steps * Self::STEP).map(|head| Self(head.to_owned())))
    }

    /// The parent's path; `None` for a root.
    pub fn parent(&self) -> Option<Self> {
        let end = self.0.len().checked_sub(Self::STEP).filter(|end| *end > 0)?;
        self.0.get(..end).map(|head| Self(head.to_owned()))
    }
}

/// A body that must have focal officers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its identity, for its whole life.
    pub id: UnitId,
    /// Its place in the tree.
    pub path: UnitPath,
    /// Its code: text, leading zeros kept, re-used by later units.
    pub code: String,
    /// Its level.
    pub level: Level,
    /// Its kind, one of [`UNIT_KINDS`].
    pub kind: String,
    /// Its name as stored: bare for territorial units ("Hữu Lũng").
    pub name: String,
    /// From the first to the last day of its life.
    pub life: Period,
}

impl Unit {
    /// The name as it is shown and printed: with its kind word for territorial units ("Huyện Hữu Lũng"). A name
    /// that bears the word already keeps it once.
    pub fn full_name(&self) -> String {
        full_name(&self.kind, &self.name)
    }
}

/// The kind word that is put before a bare name; `None` for agencies and the nation.
pub fn kind_word(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "tinh" => "Tỉnh",
        "thanh_pho" => "Thành phố",
        "thi_xa" => "Thị xã",
        "quan" => "Quận",
        "huyen" => "Huyện",
        "xa" => "Xã",
        "phuong" => "Phường",
        "thi_tran" => "Thị trấn",
        "dac_khu" => "Đặc khu",
        _ => return None,
    })
}

/// See [`Unit::full_name`].
pub fn full_name(kind: &str, name: &str) -> String {
    let Some(word) = kind_word(kind) else { return name.to_owned() };
    let bears_it = name.get(..word.len()).is_some_and(|head| {
        head.chars().count() == word.chars().count() && {
            let rest = name.get(word.len()..).unwrap_or_default();
            rest.starts_with(' ') && crate::vietnamese::fold::same_ignoring_case(head, word)
        }
    });
    if bears_it { name.to_owned() } else { [word, " ", name].concat() }
}
