//! Cures (cách chữa): what can be done about a finding, each thing tried in memory by the judge before it is offered.

use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::id::UnitId;
use crate::domain::person::Person;
use crate::domain::profile::Profile;
use crate::domain::query::FindingRow;
use crate::domain::seat::Seat;
use crate::domain::unit::{Unit, UnitPath};

/// How far a unit is from that of the finding, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// The unit itself.
    Here,
    /// The one right above it.
    Above,
    /// Those right below it.
    Below,
    /// The others right below the same one.
    Beside,
}

impl Near {
    /// How far the other unit is; `None`: too far to be looked at.
    pub fn of(here: &UnitPath, other: &UnitPath) -> Option<Self> {
        match (here.parent(), other.parent()) {
            _ if here == other => Some(Self::Here),
            (Some(above), _) if above == *other => Some(Self::Above),
            (_, Some(above)) if above == *here => Some(Self::Below),
            (Some(mine), Some(theirs)) if mine == theirs => Some(Self::Beside),
            _ => None,
        }
    }

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Above => "above",
            Self::Below => "below",
            Self::Beside => "beside",
        }
    }
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// Nothing: time heals it.
    Wait,
    /// A seat in the unit that does not count becomes one that does: the reserve is called up, who is away comes back.
    Call,
    /// The person comes from another unit, and counts here.
    Transfer,
    /// The person goes to another unit that lacks somebody.
    Send,
    /// A seat becomes one that does not count, of the reserve.
    Reserve,
    /// The seat ends.
    End,
    /// A class that was attended is entered.
    Attend,
    /// A visit of an inspection is entered.
    Visit,
    /// A datum is asked for and entered, or corrected.
    Fill(Field),
    /// Somebody new is entered.
    Add,
}

impl Remedy {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Call => "call",
            Self::Transfer => "transfer",
            Self::Send => "send",
            Self::Reserve => "reserve",
            Self::End => "end",
            Self::Attend => "attend",
            Self::Visit => "visit",
            Self::Fill(_) => "fill",
            Self::Add => "add",
        }
    }
}

/// What it does to the finding, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The finding is gone.
    Heals,
    /// It is still there, and less is missing or too much.
    Lessens,
    /// It depends on data that are not known.
    Perhaps,
}

impl Effect {
    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Heals => "heals",
            Self::Lessens => "lessens",
            Self::Perhaps => "perhaps",
        }
    }
}

/// Whom it is done with: a person in one of his seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// He.
    pub person: Person,
    /// The seat that ends, changes or is spoken of.
    pub seat: Seat,
    /// Its unit.
    pub unit: Unit,
}

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Cure {
    /// What.
    pub remedy: Remedy,
    /// With whom.
    pub who: Option<Box<Who>>,
    /// Where he comes to, if he changes his unit.
    pub to: Option<Box<Unit>>,
    /// How far his unit is.
    pub near: Near,
    /// From which day on.
    pub from: Day,
    /// What it does to the finding.
    pub effect: Effect,
    /// Findings with a mark (× ▲ ?) that come with it or grow worse, wherever.
    pub opens: Vec<FindingRow>,
    /// Whether whoever asks may do it.
    pub may: bool,
}

/// What can be done about everything that is said of one unit.
#[derive(Clone, Debug)]
pub struct UnitCures {
    /// The day.
    pub day: Day,
    /// The profile in force; `None`: no findings.
    pub profile: Option<Arc<Profile>>,
    /// The unit.
    pub unit: Unit,
    /// Its findings and those of its people, in the order of `check`.
    pub findings: Vec<Cures>,
}

/// All that can be done about a finding, the best first (see `rules::cure` for what is better).
#[derive(Clone, Debug, PartialEq)]
pub struct Cures {
    /// The finding.
    pub about: FindingRow,
    /// The units above its unit, from the root.
    pub line: Vec<UnitId>,
    /// What can be done.
    pub rows: Vec<Cure>,
    /// Whether there are neighbours that were not looked at, as there are too many.
    pub is_cut: bool,
}
