//! Figures of several levels taken together, as a picture shows them: how many units have the staff they need, how many
//! officers meet the standard.

use crate::domain::report::{LevelStats, Staffing};

/// How a figure stands to what is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is reached.
    Reached,
    /// There is more than is asked for.
    Above,
    /// It cannot be told: data are missing.
    Unknown,
    /// It is not reached.
    Below,
}

/// A part of a whole, with how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// The part.
    pub part: u32,
    /// The whole; never 0.
    pub whole: u32,
    /// How it stands.
    pub standing: Standing,
}

/// Figures of several levels taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Counted (person, unit) pairs.
    pub officers: u32,
    /// Places that the rules ask for.
    pub need: u32,
    /// Units with as many people as they need, of all; `None` without units.
    pub staffing: Option<Ratio>,
    /// Officers who meet the standard, of those of whom one speaks; `None` if there are none.
    pub share: Option<Ratio>,
    /// The lowest percentage that a standard asks for here, and the highest.
    pub asked: Option<(u8, u8)>,
}

impl Figures {
    /// Of these levels.
    pub fn of(levels: &[LevelStats]) -> Self {
        let sum = |of: fn(&LevelStats) -> u32| levels.iter().map(of).sum::<u32>();
        let staff = levels.iter().fold(Staffing::default(), |sum, level| sum.plus(level.staffing));
        let judged = || levels.iter().filter(|level| level.standard.is_some() && level.officers > 0);
        let standards = || judged().filter_map(|level| level.standard);
        Self {
            officers: sum(|level| level.officers),
            need: sum(|level| level.need),
            staffing: ratio(staff.ok, staff.units(), standing(staff)),
            share: ratio(
                judged().map(|level| level.pass).sum(),
                judged().map(|level| level.officers).sum(),
                judged().map(share).max().unwrap_or(Standing::Reached),
            ),
            asked: standards().min().zip(standards().max()),
        }
    }
}

fn ratio(part: u32, whole: u32, standing: Standing) -> Option<Ratio> {
    (whole > 0).then_some(Ratio { part, whole, standing })
}

fn standing(staff: Staffing) -> Standing {
    if staff.short > 0 {
        Standing::Below
    } else if staff.unknown > 0 {
        Standing::Unknown
    } else if staff.over > 0 {
        Standing::Above
    } else {
        Standing::Reached
    }
}

/// How the share of one level stands to its own standard.
fn share(level: &LevelStats) -> Standing {
    let asked = u64::from(level.standard.unwrap_or(0)) * u64::from(level.officers);
    let reached = |pass: u32| u64::from(pass) * 100 >= asked;
    if reached(level.pass) {
        Standing::Reached
    } else if reached(level.pass + level.unknown) {
        Standing::Unknown
    } else {
        Standing::Below
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::Level;

    fn level(level: Level, standard: Option<u8>, (officers, pass, unknown): (u32, u32, u32)) -> LevelStats {
        LevelStats { officers, pass, unknown, ..LevelStats::of(level, standard) }
    }

    #[test]
    fn each_level_is_measured_by_its_own_standard() {
        let agencies = level(Level::Agency, Some(100), (10, 9, 0));
        let communes = level(Level::Commune, Some(90), (10, 9, 0));
        let both = Figures::of(&[agencies, communes]);
        let share = Ratio { part: 18, whole: 20, standing: Standing::Below };
        assert_eq!((both.share, both.asked), (Some(share), Some((90, 100))));
        assert_eq!(Figures::of(&[communes]).share.unwrap().standing, Standing::Reached);
        let unsure = level(Level::Agency, Some(100), (10, 9, 1));
        assert_eq!(Figures::of(&[unsure, communes]).share.unwrap().standing, Standing::Unknown);
    }

    #[test]
    fn nobody_and_no_standard_have_no_share() {
        let nobody = level(Level::Commune, Some(90), (0, 0, 0));
        let unasked = level(Level::District, None, (5, 0, 0));
        let figures = Figures::of(&[nobody, unasked]);
        assert_eq!((figures.share, figures.asked, figures.officers), (None, None, 5));
        assert_eq!(Figures::of(&[]).staffing, None);
    }

    #[test]
    fn the_gravest_of_the_units_says_how_the_staff_stands() {
        let of = |short, unknown, over| {
            let staffing = Staffing { ok: 4 - short - unknown - over, short, over, unknown, excused: 0 };
            let one = LevelStats { staffing, ..LevelStats::of(Level::Commune, None) };
            Figures::of(&[one]).staffing.map(|ratio| (ratio.part, ratio.whole, ratio.standing))
        };
        assert_eq!(of(0, 0, 0), Some((4, 4, Standing::Reached)));
        assert_eq!(of(0, 0, 1), Some((3, 4, Standing::Above)));
        assert_eq!(of(0, 1, 1), Some((2, 4, Standing::Unknown)));
        assert_eq!(of(1, 1, 1), Some((1, 4, Standing::Below)));
    }
}
