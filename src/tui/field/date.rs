//! Dates as officials type them: `280921`, `28/9/21`, `28-09-2021`, `09/2021`, `2021`, `.` or `hôm nay` for the judged
//! day, `+30`, `-7`, `+6m`, `+2y` from it. `31/12` is a day of this year, or the next one where a day is ahead.

use crate::domain::day::{DateFault, Day, PartialDate, Term};
use crate::domain::field::Field;
use crate::vietnamese::fold::fold;

/// What a date is of: how precise it must be, and which century two digits of a year mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOf {
    /// A birth, as well as it is known: nobody in service is younger than fifteen.
    Birth,
    /// Something of the past, as well as it is known.
    Past,
    /// A whole day about now.
    Present,
    /// A whole day that may lie a working life ahead.
    Future,
}

impl DateOf {
    /// What the date of a field is of; `None` if the field is no date.
    pub fn of(field: Field) -> Option<Self> {
        match field {
            Field::BirthDate => Some(Self::Birth),
            Field::ServiceStart => Some(Self::Past),
            Field::SeatFrom | Field::SeatTo | Field::DecisionDate => Some(Self::Present),
            Field::DecisionExpiry | Field::RetirementDate => Some(Self::Future),
            _ => None,
        }
    }

    /// Whether it must be a whole day.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Present | Self::Future)
    }

    /// Two digits of a year mean one up to so many years after the judged day; later ones are of the last century.
    fn years_ahead(self) -> i16 {
        match self {
            Self::Birth => -15,
            Self::Past => 0,
            Self::Present => 10,
            Self::Future => 45,
        }
    }
}

/// How a date is read: of what it is, and the judged day.
#[derive(Clone, Copy, Debug)]
struct Reading {
    of: DateOf,
    today: Day,
}

/// The date of a text as it is typed into a field.
///
/// # Errors
/// Any [`DateFault`]; [`DateFault::Precision`] where a whole day is wanted.
pub fn parse(text: &str, of: DateOf, today: Day) -> Result<PartialDate, DateFault> {
    let date = Reading { of, today }.date(text.trim())?;
    if of.is_whole() && date.exact().is_none() { Err(DateFault::Precision) } else { Ok(date) }
}

impl Reading {
    fn date(self, text: &str) -> Result<PartialDate, DateFault> {
        if text == "." || ["hom nay", "nay", "today"].contains(&&*fold(text)) {
            return Ok(self.today.into());
        }
        if let Some((sign, distance)) = text.split_at_checked(1).filter(|(sign, _)| ["+", "-"].contains(sign))
        {
            return self.relative(sign, distance.trim());
        }
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.digits(text);
        }
        let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 => self.whole(day, month, year),
            [day, month, year] => self.whole(day, month, year),
            [day, month] if self.of.is_whole() && month.len() <= 2 => self.of_year(day, month),
            [year, month] if year.len() == 4 => of_month(month, year),
            [month, year] => of_month(month, year),
            _ => Err(DateFault::Form),
        }
    }

    /// `+30` days, `-6m`, `+2y` from the judged day.
    fn relative(self, sign: &str, distance: &str) -> Result<PartialDate, DateFault> {
        let days = || Term::parse(&[distance, "d"].concat());
        let term = Term::parse(distance).or_else(days).ok_or(DateFault::Form)?;
        let day = if sign == "+" { self.today.plus(term) } else { self.today.minus(term) };
        PartialDate::parse(&day.to_string()).map_err(|_| DateFault::Range)
    }

    fn digits(self, text: &str) -> Result<PartialDate, DateFault> {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        match text.len() {
            4 => PartialDate::parse(text),
            6 => {
                let date = self.whole(part(0, 2), part(2, 4), part(4, 6));
                date.or_else(|fault| of_month(part(0, 2), part(2, 6)).map_err(|_| fault))
            }
            8 => {
                let date = self.whole(part(0, 2), part(2, 4), part(4, 8));
                date.or_else(|fault| self.whole(part(6, 8), part(4, 6), part(0, 4)).map_err(|_| fault))
            }
            _ => Err(DateFault::Form),
        }
    }

    fn whole(self, day: &str, month: &str, year: &str) -> Result<PartialDate, DateFault> {
        let year = match year.len() {
            2 => self.full_year(year)?,
            _ => year.to_owned(),
        };
        PartialDate::parse(&[day, "/", month, "/", &year].concat())
    }

    /// A day without its year: that of the judged day; where it lies ahead, the first one from the judged day on.
    fn of_year(self, day: &str, month: &str) -> Result<PartialDate, DateFault> {
        let of = |year: i16| self.whole(day, month, &year.to_string());
        let this = of(self.today.year())?;
        if self.of == DateOf::Future && this.first() < self.today {
            of(self.today.year() + 1)
        } else {
            Ok(this)
        }
    }

    fn full_year(self, two: &str) -> Result<String, DateFault> {
        let number: i16 = two.parse().map_err(|_| DateFault::Form)?;
        let recent = 2000 + number;
        let latest = self.today.year() + self.of.years_ahead();
        let year = if recent > latest { recent - 100 } else { recent };
        Ok(year.to_string())
    }
}

fn of_month(month: &str, year: &str) -> Result<PartialDate, DateFault> {
    PartialDate::parse(&[month, "/", year].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_typing_a_date() {
        let today = Day::new(2021, 9, 28).unwrap();
        for (typed, meant) in [
            ("280921", "2021-09-28"),
            ("28/9/21", "2021-09-28"),
            ("28-09-2021", "2021-09-28"),
            ("28.9.2021", "2021-09-28"),
            ("28092021", "2021-09-28"),
            ("20210928", "2021-09-28"),
            ("2021-09-28", "2021-09-28"),
            (".", "2021-09-28"),
            ("09/2021", "2021-09"),
            ("9/2021", "2021-09"),
            ("092021", "2021-09"),
            ("2021", "2021"),
            ("02/02/68", "1968-02-02"),
            ("hôm nay", "2021-09-28"),
            ("hom nay", "2021-09-28"),
            ("Hôm nay", "2021-09-28"),
            ("+30", "2021-10-28"),
            ("-7", "2021-09-21"),
            ("+ 1", "2021-09-29"),
            ("+6m", "2022-03-28"),
            ("-2y", "2019-09-28"),
            ("+0", "2021-09-28"),
        ] {
            assert_eq!(
                parse(typed, DateOf::Past, today).map(|date| date.to_string()),
                Ok(meant.to_owned()),
                "{typed}"
            );
        }
        for (typed, fault) in [
            ("31/02/2021", DateFault::NoSuchDay),
            ("310221", DateFault::NoSuchDay),
            ("28/9", DateFault::Form),
            ("hôm qua", DateFault::Form),
            ("+", DateFault::Form),
            ("-x", DateFault::Form),
            ("+65500d", DateFault::Range),
            ("-9999y", DateFault::Range),
            ("+99999999999", DateFault::Form),
            ("1/1/1800", DateFault::Range),
            ("", DateFault::Form),
        ] {
            assert_eq!(parse(typed, DateOf::Past, today), Err(fault), "{typed}");
        }
    }

    #[test]
    fn two_digits_of_a_year_mean_what_is_likely() {
        let today = Day::new(2021, 9, 28).unwrap();
        let year = |typed, of| parse(typed, of, today).map(PartialDate::year);
        for (typed, of, meant) in [
            ("010106", DateOf::Birth, 2006),
            ("010107", DateOf::Birth, 1907),
            ("010168", DateOf::Birth, 1968),
            ("010121", DateOf::Past, 2021),
            ("010122", DateOf::Past, 1922),
            ("010131", DateOf::Present, 2031),
            ("010132", DateOf::Present, 1932),
            ("010160", DateOf::Future, 2060),
        ] {
            assert_eq!(year(typed, of), Ok(meant), "{typed} {of:?}");
        }
        assert_eq!(parse("09/2021", DateOf::Present, today), Err(DateFault::Precision));
    }

    #[test]
    fn a_day_without_its_year_is_near() {
        let today = Day::new(2021, 9, 28).unwrap();
        for (typed, of, meant) in [
            ("31/12", DateOf::Future, Ok("2021-12-31")),
            ("28/9", DateOf::Future, Ok("2021-09-28")),
            ("27.9", DateOf::Future, Ok("2022-09-27")),
            ("1/3", DateOf::Present, Ok("2021-03-01")),
            ("31/2", DateOf::Future, Err(DateFault::NoSuchDay)),
            ("1/3", DateOf::Past, Err(DateFault::Form)),
        ] {
            let read = parse(typed, of, today).map(|date| date.to_string());
            assert_eq!(read, meant.map(str::to_owned), "{typed} {of:?}");
        }
    }
}
