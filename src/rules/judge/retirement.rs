//! The day of retirement by Decree 135/2020: the last day of the month in which the age is reached, an age that
//! grows year by year.

use crate::domain::day::{Day, PartialDate, Term, TermUnit};
use crate::domain::person::Sex;

/// How the age of retirement grows, in months of age.
struct Scale {
    /// Months of age in 2020: what those born before `first_year` retire at.
    base: u16,
    /// Months more each year from 2021 on.
    step: u16,
    /// Months of age at which it stops growing.
    last: u16,
    /// Born before this year: still by the old age.
    first_year: i16,
}

const MEN: Scale = Scale { base: 720, step: 3, last: 744, first_year: 1961 };
const WOMEN: Scale = Scale { base: 660, step: 4, last: 720, first_year: 1966 };

/// The last day in office. A year alone means 1 January of it, a month alone is enough.
pub(super) fn retirement(sex: Sex, birth: PartialDate) -> Day {
    let scale = match sex {
        Sex::Male => &MEN,
        Sex::Female => &WOMEN,
    };
    let birth = birth.first();
    let reached = |months: u16| birth.plus(Term { count: months, unit: TermUnit::Months }).month_end();
    if birth.year() < scale.first_year {
        return reached(scale.base);
    }
    // The earliest year whose age is reached in it or before.
    let mut age = scale.base;
    let mut year: i16 = 2020;
    while age < scale.last {
        year += 1;
        age = scale.last.min(age + scale.step);
        if reached(age).year() <= year {
            break;
        }
    }
    reached(age)
}

#[cfg(test)]
mod tests {
    use super::retirement;
    use crate::domain::day::PartialDate;
    use crate::domain::person::Sex;

    fn of(sex: Sex, birth: &str) -> String {
        retirement(sex, PartialDate::parse(birth).unwrap()).to_string()
    }

    /// First and last month of birth of a step, and the age in years and months.
    fn step(sex: Sex, from: (i16, i8), to: (i16, i8), age: (i16, i8)) {
        let mut month = from;
        while month <= to {
            let born = i32::from(month.0) * 12 + i32::from(month.1) - 1;
            let reached = born + i32::from(age.0) * 12 + i32::from(age.1);
            let wanted = format!("{:04}-{:02}", reached / 12, reached % 12 + 1);
            let found = of(sex, &format!("{:04}-{:02}-15", month.0, month.1));
            assert_eq!(found.get(..7), Some(wanted.as_str()), "{sex:?} {month:?}");
            month = if month.1 == 12 { (month.0 + 1, 1) } else { (month.0, month.1 + 1) };
        }
    }

    #[test]
    fn ages_of_men_follow_the_annex() {
        step(Sex::Male, (1955, 1), (1960, 12), (60, 0));
        step(Sex::Male, (1961, 1), (1961, 9), (60, 3));
        step(Sex::Male, (1961, 10), (1962, 6), (60, 6));
        step(Sex::Male, (1962, 7), (1963, 3), (60, 9));
        step(Sex::Male, (1963, 4), (1963, 12), (61, 0));
        step(Sex::Male, (1964, 1), (1964, 9), (61, 3));
        step(Sex::Male, (1964, 10), (1965, 6), (61, 6));
        step(Sex::Male, (1965, 7), (1966, 3), (61, 9));
        step(Sex::Male, (1966, 4), (1999, 12), (62, 0));
    }

    #[test]
    fn ages_of_women_follow_the_annex() {
        step(Sex::Female, (1955, 1), (1965, 12), (55, 0));
        step(Sex::Female, (1966, 1), (1966, 8), (55, 4));
        step(Sex::Female, (1966, 9), (1967, 4), (55, 8));
        step(Sex::Female, (1967, 5), (1967, 12), (56, 0));
        step(Sex::Female, (1968, 1), (1968, 8), (56, 4));
        step(Sex::Female, (1968, 9), (1969, 4), (56, 8));
        step(Sex::Female, (1969, 5), (1969, 12), (57, 0));
        step(Sex::Female, (1970, 1), (1970, 8), (57, 4));
        step(Sex::Female, (1970, 9), (1971, 4), (57, 8));
        step(Sex::Female, (1971, 5), (1971, 12), (58, 0));
        step(Sex::Female, (1972, 1), (1972, 8), (58, 4));
        step(Sex::Female, (1972, 9), (1973, 4), (58, 8));
        step(Sex::Female, (1973, 5), (1973, 12), (59, 0));
        step(Sex::Female, (1974, 1), (1974, 8), (59, 4));
        step(Sex::Female, (1974, 9), (1975, 4), (59, 8));
        step(Sex::Female, (1975, 5), (1999, 12), (60, 0));
    }

    #[test]
    fn less_than_a_day_is_enough() {
        assert_eq!(of(Sex::Male, "1961"), "2021-04-30");
        assert_eq!(of(Sex::Male, "1961-09"), "2021-12-31");
        assert_eq!(of(Sex::Female, "31/10/1966"), "2022-06-30");
        assert_eq!(of(Sex::Male, "2199-12-31"), "2261-12-31");
    }
}
