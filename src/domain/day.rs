//! Days of the civil calendar, dates of lower precision, and stretches of days.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A day between 1900-01-01 and 2199-12-31 (and, as the result of arithmetic, a little around it).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not of a known form.
    Form,
    /// Of a known form, but the calendar has no such day (31/02/2021).
    NoSuchDay,
    /// Outside 1900-01-01 … 2199-12-31.
    Range,
    /// A whole day is needed, a month or a year was given.
    Precision,
}

/// A number of days, months or years: `30d`, `6m`, `2y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: TermUnit,
}

/// The unit of a [`Term`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermUnit {
    /// Days.
    Days,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl Day {
    /// The last day that can be asked for.
    pub const LAST: Self = Self(jiff::civil::date(2199, 12, 31));

    /// The day of this year, month (1–12) and day of the month, if the calendar has it within the range.
    ///
    /// # Errors
    /// [`DateFault::NoSuchDay`], [`DateFault::Range`].
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DateFault> {
        if !(1900..=2199).contains(&year) {
            return Err(DateFault::Range);
        }
        Date::new(year, month, day).map(Self).map_err(|_| DateFault::NoSuchDay)
    }

    /// The day of a date that the calendar has; a year outside 1900–2199 is taken as the nearest inside.
    pub fn clamped(year: i16, month: i8, day: i8) -> Self {
        Self::new(year.clamp(1900, 2199), month, day).unwrap_or(Self(jiff::civil::date(2000, 1, 1)))
    }

    /// Reads `2021-09-28` or `28/09/2021` (one-digit days and months too in the latter).
    ///
    /// # Errors
    /// Any [`DateFault`]; [`DateFault::Precision`] for a month or a year alone.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let date = PartialDate::parse(text)?;
        date.exact().ok_or(DateFault::Precision)
    }

    /// The number that stands in the database: `20210928`.
    pub fn number(self) -> i32 {
        i32::from(self.0.year()) * 10_000 + i32::from(self.0.month()) * 100 + i32::from(self.0.day())
    }

    /// The day of such a number; `None` if it is none.
    pub fn from_number(number: i32) -> Option<Self> {
        PartialDate::from_number(number)?.exact()
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The same day of the month `term` later, or the last day of that month where it is missing
    /// (31/08 + 6m = 28/02). Stays where the calendar of the library ends (year 9999).
    #[must_use]
    pub fn plus(self, term: Term) -> Self {
        Self(self.0.saturating_add(term.span()))
    }

    /// Likewise backwards.
    #[must_use]
    pub fn minus(self, term: Term) -> Self {
        Self(self.0.saturating_sub(term.span()))
    }

    /// The next day.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1.day()))
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1.day()))
    }

    /// The day of the week: 1 = Monday … 7 = Sunday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// Days from `self` to `other`; negative if that lies before.
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// As an official writes it: `28/09/2021`.
    pub fn vietnamese(self) -> String {
        format!("{:02}/{:02}/{:04}", self.0.day(), self.0.month(), self.0.year())
    }
}

/// How dates are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateForm {
    /// `28/09/2021`, `09/2021`, `2021`.
    #[default]
    Slashes,
    /// `28-09-2021`, `09-2021`, `2021`.
    Hyphens,
    /// `2021-09-28`, `2021-09`, `2021` (ISO 8601).
    Iso,
}

impl DateForm {
    /// A date as precise as it is known.
    pub fn show(self, date: impl Into<PartialDate>) -> String {
        let date = date.into();
        match self {
            Self::Slashes => date.vietnamese(),
            Self::Hyphens => date.vietnamese().replace('/', "-"),
            Self::Iso => date.to_string(),
        }
    }
}

impl fmt::Display for Day {
    /// ISO: `2021-09-28`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Term {
    /// Reads `30d`, `6m`, `2y`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (unit, digits) = match text.strip_suffix('d') {
            Some(digits) => (TermUnit::Days, digits),
            None => match text.strip_suffix('m') {
                Some(digits) => (TermUnit::Months, digits),
                None => (TermUnit::Years, text.strip_suffix('y')?),
            },
        };
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten().map(|count| Self { count, unit })
    }

    /// `count` years.
    pub fn years(count: u16) -> Self {
        Self { count, unit: TermUnit::Years }
    }

    fn span(self) -> jiff::Span {
        match self.unit {
            TermUnit::Days => i64::from(self.count).days(),
            TermUnit::Months => i64::from(self.count).months(),
            // The library refuses a span of more years than its calendar has.
            TermUnit::Years => i64::from(self.count.min(9_999)).years(),
        }
    }
}

/// A date as well as it is known: a day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    /// 1–12, or 0 when only the year is known.
    month: i8,
    /// 1–31, or 0 when only the month is known.
    day: i8,
}

impl PartialDate {
    /// Reads `2021-09-28`, `28/09/2021`, `2021-09`, `09/2021`, `2021`.
    ///
    /// # Errors
    /// [`DateFault::Form`], [`DateFault::NoSuchDay`], [`DateFault::Range`].
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let text = text.trim();
        let iso = text.contains('-');
        let parts: Vec<&str> = text.split(if iso { '-' } else { '/' }).collect();
        let (year, month, day) = match (iso, parts.as_slice()) {
            (_, [year]) => (*year, None, None),
            (true, [year, month]) if month.len() == 2 => (*year, Some(*month), None),
            (false, [month, year]) => (*year, Some(*month), None),
            (true, [year, month, day]) if month.len() == 2 && day.len() == 2 => {
                (*year, Some(*month), Some(*day))
            }
            (false, [day, month, year]) => (*year, Some(*month), Some(*day)),
            _ => return Err(DateFault::Form),
        };
        let number = |text: &str, most: usize| -> Result<i16, DateFault> {
            let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            if plain { text.parse().map_err(|_| DateFault::Form) } else { Err(DateFault::Form) }
        };
        if year.len() != 4 {
            return Err(DateFault::Form);
        }
        let small = |text: Option<&str>| -> Result<i8, DateFault> {
            let Some(text) = text else { return Ok(0) };
            match i8::try_from(number(text, 2)?) {
                Ok(0) | Err(_) => Err(DateFault::NoSuchDay),
                Ok(some) => Ok(some),
            }
        };
        Self::checked(number(year, 4)?, small(month)?, small(day)?)
    }

    fn checked(year: i16, month: i8, day: i8) -> Result<Self, DateFault> {
        if !(1900..=2199).contains(&year) {
            return Err(DateFault::Range);
        }
        if day > 0 {
            Day::new(year, month, day)?;
        }
        if !(0..=12).contains(&month) || (month == 0 && day != 0) || day < 0 {
            return Err(DateFault::NoSuchDay);
        }
        Ok(Self { year, month, day })
    }

    /// The number that stands in the database: `19680200` is February 1968.
    pub fn number(self) -> i32 {
        i32::from(self.year) * 10_000 + i32::from(self.month) * 100 + i32::from(self.day)
    }

    /// The date of such a number; `None` if it is none.
    pub fn from_number(number: i32) -> Option<Self> {
        let year = i16::try_from(number / 10_000).ok()?;
        let month = i8::try_from(number / 100 % 100).ok()?;
        let day = i8::try_from(number % 100).ok()?;
        Self::checked(year, month, day).ok()
    }

    /// The day, if it is known.
    pub fn exact(self) -> Option<Day> {
        if self.day == 0 { None } else { Day::new(self.year, self.month, self.day).ok() }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1–12, if it is known.
    pub fn month(self) -> Option<i8> {
        (self.month > 0).then_some(self.month)
    }

    /// The first day that it can mean.
    pub fn first(self) -> Day {
        // `checked` holds the parts in range, so the library cannot refuse them.
        Day(jiff::civil::date(self.year, self.month.max(1), self.day.max(1)))
    }

    /// The last day that it can mean.
    pub fn last(self) -> Day {
        match (self.month, self.day) {
            (0, _) => Day(jiff::civil::date(self.year, 12, 31)),
            (_, 0) => self.first().month_end(),
            _ => self.first(),
        }
    }

    /// As an official writes it: `28/09/2021`, `09/2021`, `2021`.
    pub fn vietnamese(self) -> String {
        match (self.month, self.day) {
            (0, _) => format!("{:04}", self.year),
            (month, 0) => format!("{month:02}/{:04}", self.year),
            (month, day) => format!("{day:02}/{month:02}/{:04}", self.year),
        }
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        Self { year: day.year(), month: day.month(), day: day.day() }
    }
}

impl fmt::Display for PartialDate {
    /// ISO, as precise as known: `2021-09-28`, `2021-09`, `2021`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

/// A stretch of days; the last day is included, a missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day; `None` = since ever.
    pub from: Option<Day>,
    /// Last day; `None` = without end.
    pub to: Option<Day>,
}

impl Period {
    /// Whether the day lies in it.
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before =
            |to: Option<Day>, from: Option<Day>| matches!((to, from), (Some(to), Some(from)) if to < from);
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Whether it ends before it begins.
    pub fn is_reversed(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to < from)
    }
}
