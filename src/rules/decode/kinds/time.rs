//! Kinds that watch the calendar: `due`, `recent`.

use crate::domain::day::Day;
use crate::domain::fault::rule_file::{Noun, RuleFileFault};
use crate::domain::profile::rule::{Due, DueDate, EventKind, Recent, RuleBody, Step, Subject, When, Window};
use crate::rules::decode::kinds::Work;
use crate::rules::decode::reader::{Item, Table, shown};
use crate::vietnamese::fold;

const PERSON_DATES: [(&str, DueDate); 5] = [
    ("retirement", DueDate::Retirement),
    ("decision_expiry", DueDate::DecisionExpiry),
    ("decision_date", DueDate::DecisionDate),
    ("seat_from", DueDate::SeatFrom),
    ("seat_to", DueDate::SeatTo),
];
const SHORTCOMING_DATES: [(&str, DueDate); 1] = [("deadline", DueDate::Deadline)];
const PERSON: (&str, Subject) = ("person", Subject::Person);
const UNIT: (&str, Subject) = ("unit", Subject::Unit);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    CalendarYear,
    Rolling,
}

impl Work<'_, '_> {
    pub(super) fn due(&mut self) -> Option<RuleBody> {
        let subject = self.subject(&[PERSON, ("finding", Subject::Shortcoming)]);
        let item = self.reader.required(self.table, "date");
        let date = item.zip(subject).and_then(|(item, subject)| match subject {
            Subject::Shortcoming => self.reader.word(item, Noun::DueDate, &SHORTCOMING_DATES),
            Subject::Person | Subject::Unit => self.reader.word(item, Noun::DueDate, &PERSON_DATES),
        });
        let optional = self.table.get("optional").map_or(Some(false), |item| self.reader.flag(item));
        if let Some(item) = self.reader.required(self.table, "steps") {
            self.reader.filled(item);
        }
        let steps = self.entries("steps", Self::step)?;
        if steps.is_empty() {
            return None;
        }
        Some(RuleBody::Due(Due { subject: subject?, date: date?, optional: optional?, steps }))
    }

    fn subject(&mut self, words: &[(&str, Subject)]) -> Option<Subject> {
        let Some(item) = self.table.get("subject") else { return Some(Subject::Person) };
        self.reader.word(item, Noun::Subject, words)
    }

    fn step(&mut self, table: &Table<'_>) -> Option<Step> {
        self.reader.allow(table, &["before", "after", "severity"]);
        let before = table.get("before").map(|item| self.reader.term(item));
        let after = table.get("after").map(|item| self.reader.term(item));
        let severity = self.severity(table);
        let when = match (before, after) {
            (Some(before), None) => When::Before(before?),
            (None, Some(after)) => When::After(after?),
            _ => {
                self.reader.report(table.span, RuleFileFault::NotOneWhen);
                return None;
            }
        };
        Some(Step { when, severity: severity? })
    }

    pub(super) fn recent(&mut self) -> Option<RuleBody> {
        let subject = self.subject(&[PERSON, UNIT]);
        let events = [("training", EventKind::Training), ("inspection", EventKind::Inspection)];
        let item = self.reader.required(self.table, "event");
        let event = item.and_then(|item| self.reader.word(item, Noun::Event, &events));
        if let (Some(item), Some(event), Some(subject)) = (item, event, subject) {
            self.suits(item, event, subject);
        }
        let topics = self.table.get("topic").map_or(Some(Vec::new()), |item| self.reader.names(item));
        let spoken: Option<Vec<String>> =
            topics.map(|names| names.into_iter().map(|(name, _)| name).collect());
        let topics = spoken.as_ref().map(|names| names.iter().map(|name| fold::title_key(name)).collect());
        let window = self.window();
        Some(RuleBody::Recent(Recent {
            subject: subject?,
            event: event?,
            topics: topics?,
            spoken: spoken?,
            window: window?,
        }))
    }

    /// People are trained, units inspected.
    fn suits(&mut self, item: Item<'_>, event: EventKind, subject: Subject) {
        let (name, (wanted, of)) = match event {
            EventKind::Training => ("training", PERSON),
            EventKind::Inspection => ("inspection", UNIT),
        };
        if subject != of {
            let (event, subject) = (name.to_owned(), wanted.to_owned());
            self.reader.report(item.span, RuleFileFault::EventSubject { event, subject });
        }
    }

    /// Keys of the other period may stand there (taken from the rule that this one extends): they mean nothing.
    fn window(&mut self) -> Option<Window> {
        let periods = [("calendar_year", Of::CalendarYear), ("rolling", Of::Rolling)];
        let item = self.reader.required(self.table, "period");
        let period = item.and_then(|item| self.reader.word(item, Noun::Period, &periods));
        let within = if period == Some(Of::Rolling) {
            self.reader.required(self.table, "within")
        } else {
            self.table.get("within")
        };
        let within = within.and_then(|item| self.reader.term(item));
        let warn_from = self.table.get("warn_from").map(|item| self.month_day(item));
        let newcomer = self.table.get("newcomer").map(|item| self.reader.term(item));
        let warn_from = warn_from.map_or(Some(None), |day| day.map(Some));
        let newcomer = newcomer.map_or(Some(None), |term| term.map(Some));
        Some(match period? {
            Of::Rolling => Window::Rolling(within?),
            Of::CalendarYear => Window::CalendarYear { warn_from: warn_from?, newcomer: newcomer? },
        })
    }

    /// `10-01`; 02-29 is one, as there is such a day in a leap year.
    fn month_day(&mut self, item: Item<'_>) -> Option<(i8, i8)> {
        let text = self.reader.text(item)?;
        let day = Day::parse(&format!("2000-{text}")).ok();
        if day.is_none() {
            self.reader.report(item.span, RuleFileFault::MonthDay { text: shown(&text) });
        }
        day.map(|day| (day.month(), day.day()))
    }
}
