//! Tables and values of the file with their places, and the list of faults that reading them fills.
//!
//! Every reading function reports what it refuses and returns `None` for it, so that the caller goes on.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use crate::domain::day::{Day, Term};
use crate::domain::fault::Fault;
use crate::domain::fault::rule_file::{Limit, Noun, RuleFileFault, Shape};
use crate::rules::decode::{limits, places};
use crate::vietnamese::{near, nfc};

/// Comparisons for suggestions in one file.
const COMPARISONS: usize = 300_000;

/// Faults beyond these are not even kept.
const KEPT_FAULTS: usize = 10_000;
/// Letters of a wrong word that a fault shows.
const SHOWN: usize = 60;

/// First byte, and the one after the last.
pub(super) type Span = (usize, usize);

/// A value with its place.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    value: &'a DeValue<'a>,
    pub(super) span: Span,
}

/// A key and its value.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) key: Span,
    pub(super) item: Item<'a>,
}

/// A table, its entries in the order of the file.
#[derive(Clone)]
pub(super) struct Table<'a> {
    pub(super) span: Span,
    pub(super) entries: Vec<Entry<'a>>,
    /// What it extends cannot be told: a key that it does not give is not missed.
    pub(super) partial: bool,
}

fn span_of(range: &Range<usize>) -> Span {
    (range.start, range.end)
}

impl<'a> Table<'a> {
    pub(super) fn of(map: &'a DeTable<'a>, span: Span) -> Self {
        let mut entries: Vec<_> = map
            .iter()
            .map(|(key, value)| Entry {
                name: nfc::to_nfc(key.get_ref()),
                key: span_of(&key.span()),
                item: Item { value: value.get_ref(), span: span_of(&value.span()) },
            })
            .collect();
        entries.sort_by_key(|entry| entry.key);
        Self { span, entries, partial: false }
    }

    pub(super) fn get(&self, name: &str) -> Option<Item<'a>> {
        self.entries.iter().find(|entry| entry.name == name).map(|entry| entry.item)
    }
}

impl Item<'_> {
    pub(super) fn is_text(self) -> bool {
        self.value.is_str()
    }
}

/// What bare letters in the place of a value were meant to be.
fn unquoted(source: &str, (start, end): Span) -> RuleFileFault {
    let text = source.get(start..end).unwrap_or_default();
    let day = Day::parse(text).is_ok();
    match text.chars().next() {
        None => RuleFileFault::Syntax { cause: "missing value".to_owned() },
        Some(_) if day => RuleFileFault::Type { wanted: Shape::Date },
        Some(letter) if letter.is_ascii_digit() => RuleFileFault::Type { wanted: Shape::Number },
        Some(_) => RuleFileFault::Syntax { cause: "string values must be quoted".to_owned() },
    }
}

/// A wrong word as a fault shows it: not endless, and nothing that a terminal would obey.
pub(super) fn shown(word: &str) -> String {
    let letters = word.chars().take(SHOWN).map(|letter| {
        let forbidden = nfc::first_forbidden(letter.encode_utf8(&mut [0; 4]), false).is_some();
        if forbidden { char::REPLACEMENT_CHARACTER } else { letter }
    });
    let more = word.chars().nth(SHOWN).map(|_| '…');
    letters.chain(more).collect()
}

/// The faults found so far, and what may still be spent.
pub(super) struct Reader {
    faults: Vec<(Span, RuleFileFault)>,
    /// Keys that are there, misspelt: by their table. They are not missing, too.
    misspelt: BTreeSet<(Span, String)>,
    comparisons: usize,
    size: usize,
    /// A part of the file could not be read.
    pub(super) torn: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            faults: Vec::new(),
            misspelt: BTreeSet::new(),
            comparisons: COMPARISONS,
            size: limits::SIZE,
            torn: false,
        }
    }
}

impl Reader {
    pub(super) fn report(&mut self, span: Span, fault: RuleFileFault) {
        if self.faults.len() < KEPT_FAULTS {
            self.faults.push((span, fault));
        }
    }

    /// A fault of the TOML reader in our words, where they say more.
    pub(super) fn syntax(&mut self, source: &str, error: &Error) {
        let span = error.span().map(|range| span_of(&range));
        let fault = match (error.message(), span) {
            ("duplicate key", Some((start, end))) => {
                RuleFileFault::Twice { name: shown(source.get(start..end).unwrap_or_default()) }
            }
            ("recursion limit" | "cannot recurse further; max recursion depth met", _) => {
                RuleFileFault::Limit { what: Limit::Nesting, most: limits::NESTING }
            }
            (cause, _) if cause.starts_with("invalid date") => RuleFileFault::Type { wanted: Shape::Date },
            (cause, Some(span)) if cause.starts_with("string values must be quoted") => {
                unquoted(source, span)
            }
            (cause, _) => RuleFileFault::Syntax { cause: cause.to_owned() },
        };
        self.torn |= !matches!(fault, RuleFileFault::Twice { .. });
        self.report(span.unwrap_or_default(), fault);
    }

    /// Takes so much from the size that all rules may have together; `false` when it is used up.
    pub(super) fn spend(&mut self, amount: usize, span: Span) -> bool {
        if self.size == 0 {
            return false;
        }
        self.size = self.size.saturating_sub(amount);
        if self.size == 0 {
            self.report(span, RuleFileFault::Limit { what: Limit::Size, most: limits::SIZE });
        }
        self.size > 0
    }

    /// Reports the keys that have no meaning here.
    pub(super) fn allow(&mut self, table: &Table<'_>, known: &[&str]) {
        for entry in &table.entries {
            if !known.contains(&&*entry.name) {
                let suggestion = near::nearest(&entry.name, known.iter().copied(), &mut self.comparisons);
                if let Some(meant) = suggestion.as_ref().filter(|_| self.faults.len() < KEPT_FAULTS) {
                    self.misspelt.insert((table.span, meant.clone()));
                }
                self.report(entry.key, RuleFileFault::KeyUnknown { key: shown(&entry.name), suggestion });
            }
        }
    }

    pub(super) fn required<'a>(&mut self, table: &Table<'a>, key: &str) -> Option<Item<'a>> {
        let item = table.get(key);
        let is_misspelt = || self.misspelt.contains(&(table.span, key.to_owned()));
        if item.is_none() && !table.partial && !is_misspelt() {
            self.report(table.span, RuleFileFault::KeyMissing { key: key.to_owned() });
        }
        item
    }

    /// Whether a key of the table is misspelt: what takes over from it lacks that key only for now.
    pub(super) fn has_misspelt(&self, table: &Table<'_>) -> bool {
        self.misspelt.range((table.span, String::new())..).next().is_some_and(|(span, _)| *span == table.span)
    }

    /// Reports a word that names nothing of the kind.
    pub(super) fn unknown<'k>(
        &mut self,
        span: Span,
        what: Noun,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        if self.faults.len() >= KEPT_FAULTS {
            return;
        }
        let suggestion = near::nearest(word, known, &mut self.comparisons);
        self.report(span, RuleFileFault::WordUnknown { what, word: shown(word), suggestion });
    }

    fn shape<T>(&mut self, item: Item<'_>, wanted: Shape, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.report(item.span, RuleFileFault::Type { wanted });
        }
        value
    }

    /// Text without control characters, in normal form; it may be empty.
    pub(super) fn text<'a>(&mut self, item: Item<'a>) -> Option<Cow<'a, str>> {
        self.clean(item, false)
    }

    /// Text for people: broken lines are joined.
    pub(super) fn prose(&mut self, item: Item<'_>) -> Option<String> {
        self.clean(item, true).map(|text| nfc::collapse_blanks(&text))
    }

    fn clean<'a>(&mut self, item: Item<'a>, multiline: bool) -> Option<Cow<'a, str>> {
        let text = self.shape(item, Shape::Text, item.value.as_str())?;
        // A long text that many rules take over from one is copied for each.
        if !self.spend(text.len() / 32, item.span) {
            return None;
        }
        let text = nfc::to_nfc(text);
        if let Some((_, character)) = nfc::first_forbidden(&text, multiline) {
            self.report(item.span, RuleFileFault::Character { code: u32::from(character) });
            return None;
        }
        Some(text)
    }

    /// The name that a key declares, if it can be one and is none of the known ones.
    pub(super) fn declared(&mut self, entry: &Entry<'_>, known: &BTreeMap<String, usize>) -> Option<String> {
        let name = &*entry.name;
        let fault = if let Some((_, character)) = nfc::first_forbidden(name, false) {
            RuleFileFault::Character { code: u32::from(character) }
        } else if name == "*" || name.trim().is_empty() {
            RuleFileFault::BadId { id: name.to_owned() }
        } else if known.contains_key(name) {
            RuleFileFault::Twice { name: shown(name) }
        } else {
            return Some(name.to_owned());
        };
        self.report(entry.key, fault);
        None
    }

    /// Text that is not empty.
    pub(super) fn name(&mut self, item: Item<'_>) -> Option<String> {
        let text = self.text(item)?;
        if text.trim().is_empty() {
            self.report(item.span, RuleFileFault::Empty);
            return None;
        }
        Some(text.into_owned())
    }

    pub(super) fn number<T: TryFrom<i64>>(&mut self, item: Item<'_>, least: i64, most: i64) -> Option<T> {
        let number = self.shape(item, Shape::Number, item.value.as_integer())?;
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let number =
            number.filter(|number| (least..=most).contains(number)).and_then(|n| T::try_from(n).ok());
        if number.is_none() {
            self.report(item.span, RuleFileFault::Range { least, most });
        }
        number
    }

    pub(super) fn flag(&mut self, item: Item<'_>) -> Option<bool> {
        self.shape(item, Shape::Flag, item.value.as_bool())
    }

    pub(super) fn day(&mut self, item: Item<'_>) -> Option<Day> {
        let whole =
            item.value.as_datetime().filter(|moment| moment.time.is_none() && moment.offset.is_none());
        let date = self.shape(item, Shape::Date, whole.and_then(|moment| moment.date))?;
        let year = i16::try_from(date.year).ok().filter(|year| (1900..=2199).contains(year));
        let Some(year) = year else {
            self.report(item.span, RuleFileFault::Range { least: 1900, most: 2199 });
            return None;
        };
        let part = |part: u8| i8::try_from(part).unwrap_or_default();
        self.shape(item, Shape::Date, Day::new(year, part(date.month), part(date.day)).ok())
    }

    /// A value as a cell of the roster holds it: text (it may be empty), or a day without quotes.
    pub(super) fn written(&mut self, item: Item<'_>) -> Option<String> {
        match item.value.as_datetime() {
            Some(_) => self.day(item).map(|day| day.to_string()),
            None => self.text(item).map(Cow::into_owned),
        }
    }

    pub(super) fn term(&mut self, item: Item<'_>) -> Option<Term> {
        let text = self.text(item)?;
        let term = Term::parse(&text);
        if term.is_none() {
            self.report(item.span, RuleFileFault::Term { text: shown(&text) });
        }
        term
    }

    pub(super) fn table<'a>(&mut self, item: Item<'a>) -> Option<Table<'a>> {
        self.table_for(item, Shape::Table)
    }

    /// A table, or the fault that something else is wanted.
    pub(super) fn table_for<'a>(&mut self, item: Item<'a>, wanted: Shape) -> Option<Table<'a>> {
        let map = self.shape(item, wanted, item.value.as_table())?;
        Some(Table::of(map, item.span))
    }

    pub(super) fn list<'a>(&mut self, item: Item<'a>, wanted: Shape) -> Option<Vec<Item<'a>>> {
        let list = self.shape(item, wanted, item.value.as_array())?;
        if !self.spend(list.len(), item.span) {
            return None;
        }
        Some(list.iter().map(|one| Item { value: one.get_ref(), span: span_of(&one.span()) }).collect())
    }

    /// The tables of a list; those that are none are reported and left out.
    pub(super) fn tables<'a>(&mut self, item: Item<'a>) -> Option<Vec<Table<'a>>> {
        let list = self.list(item, Shape::List)?;
        Some(list.into_iter().filter_map(|one| self.table(one)).collect())
    }

    /// One text or a list of them; each with its place, empty ones reported.
    pub(super) fn names(&mut self, item: Item<'_>) -> Option<Vec<(String, Span)>> {
        let list = if item.is_text() { vec![item] } else { self.list(item, Shape::TextOrList)? };
        Some(list.into_iter().filter_map(|one| Some((self.name(one)?, one.span))).collect())
    }

    /// Likewise, and there must be one.
    pub(super) fn some_names(&mut self, item: Item<'_>) -> Option<Vec<(String, Span)>> {
        self.filled(item);
        self.names(item)
    }

    /// Reports a list that is empty.
    pub(super) fn filled(&mut self, item: Item<'_>) {
        if item.value.as_array().is_some_and(|list| list.is_empty()) {
            self.report(item.span, RuleFileFault::Empty);
        }
    }

    /// One of the words that always mean the same.
    pub(super) fn word<T: Copy>(&mut self, item: Item<'_>, what: Noun, all: &[(&str, T)]) -> Option<T> {
        let text = self.text(item)?;
        self.fixed(&text, item.span, what, all)
    }

    /// Some of them, each once; an empty list is reported. `None` if one of them was refused: what follows from the
    /// others would be a false alarm.
    pub(super) fn words<T: Copy + PartialEq>(
        &mut self,
        item: Item<'_>,
        what: Noun,
        all: &[(&str, T)],
    ) -> Option<Vec<T>> {
        let mut found = Some(Vec::new());
        for (word, span) in self.some_names(item)? {
            let value = self.fixed(&word, span, what, all);
            found = found.zip(value).map(|(mut found, value)| {
                if !found.contains(&value) {
                    found.push(value);
                }
                found
            });
        }
        found
    }

    fn fixed<T: Copy>(&mut self, text: &str, span: Span, what: Noun, all: &[(&str, T)]) -> Option<T> {
        let found = all.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            self.unknown(span, what, text, all.iter().map(|(word, _)| *word));
        }
        found
    }

    /// The faults in the order of the file, each with its place.
    pub(super) fn finish(self, source: &str, file: &str) -> Vec<Fault> {
        places::placed(self.faults, self.torn, source, file)
    }
}
