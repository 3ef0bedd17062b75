//! Dates as officials type them: `280921`, `28/9/21`, `28-09-2021`, `09/2021`, `2021`, and `.` for the judged day.

use crate::domain::day::{DateFault, Day, PartialDate};

/// Two digits of a year mean one up to so many years after the judged day; later ones are of the last century.
const YEARS_AHEAD: i16 = 5;

/// The date of a text as it is typed into a field.
///
/// # Errors
/// Any [`DateFault`].
pub fn parse(text: &str, today: Day) -> Result<PartialDate, DateFault> {
    let text = text.trim();
    if text == "." {
        return Ok(today.into());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(text, today);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => whole(day, month, year, today),
        [day, month, year] => whole(day, month, year, today),
        [year, month] if year.len() == 4 => of_month(month, year),
        [month, year] => of_month(month, year),
        _ => Err(DateFault::Form),
    }
}

fn digits(text: &str, today: Day) -> Result<PartialDate, DateFault> {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    match text.len() {
        4 => PartialDate::parse(text),
        6 => {
            let date = whole(part(0, 2), part(2, 4), part(4, 6), today);
            date.or_else(|fault| of_month(part(0, 2), part(2, 6)).map_err(|_| fault))
        }
        8 => {
            let date = whole(part(0, 2), part(2, 4), part(4, 8), today);
            date.or_else(|fault| whole(part(6, 8), part(4, 6), part(0, 4), today).map_err(|_| fault))
        }
        _ => Err(DateFault::Form),
    }
}

fn whole(day: &str, month: &str, year: &str, today: Day) -> Result<PartialDate, DateFault> {
    let year = match year.len() {
        2 => full_year(year, today)?,
        _ => year.to_owned(),
    };
    PartialDate::parse(&[day, "/", month, "/", &year].concat())
}

fn of_month(month: &str, year: &str) -> Result<PartialDate, DateFault> {
    PartialDate::parse(&[month, "/", year].concat())
}

fn full_year(two: &str, today: Day) -> Result<String, DateFault> {
    let number: i16 = two.parse().map_err(|_| DateFault::Form)?;
    let recent = 2000 + number;
    let year = if recent > today.year() + YEARS_AHEAD { recent - 100 } else { recent };
    Ok(year.to_string())
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
        ] {
            assert_eq!(parse(typed, today).map(|date| date.to_string()), Ok(meant.to_owned()), "{typed}");
        }
        for (typed, fault) in [
            ("31/02/2021", DateFault::NoSuchDay),
            ("310221", DateFault::NoSuchDay),
            ("28/9", DateFault::Form),
            ("hôm nay", DateFault::Form),
            ("1/1/1800", DateFault::Range),
            ("", DateFault::Form),
        ] {
            assert_eq!(parse(typed, today), Err(fault), "{typed}");
        }
    }
}
