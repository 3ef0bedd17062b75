//! Tables and values of the file with their places, and the list of faults that reading them fills.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use crate::domain::fault::settings::{SettingsFault, Shape};
use crate::domain::fault::{Fault, Place};
use crate::vietnamese::near;

/// First byte, and the one after the last.
pub(super) type Span = (usize, usize);

/// Comparisons for suggestions in one file.
const COMPARISONS: usize = 20_000;
/// The most faults that are kept.
const MOST_FAULTS: usize = 1_000;

/// A value with its place.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    value: &'a DeValue<'a>,
    pub(super) span: Span,
}

/// A key and its value.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) key: Span,
    pub(super) item: Item<'a>,
}

/// A table, its entries in the order of the file.
pub(super) struct Table<'a> {
    pub(super) entries: Vec<Entry<'a>>,
}

fn span_of(range: &Range<usize>) -> Span {
    (range.start, range.end)
}

impl<'a> Table<'a> {
    pub(super) fn of(map: &'a DeTable<'a>) -> Self {
        let entry = |(key, value): (&'a toml::Spanned<_>, &'a toml::Spanned<DeValue<'a>>)| {
            let key: &'a toml::Spanned<std::borrow::Cow<'a, str>> = key;
            Entry {
                name: key.get_ref(),
                key: span_of(&key.span()),
                item: Item { value: value.get_ref(), span: span_of(&value.span()) },
            }
        };
        let mut entries: Vec<Entry<'a>> = map.iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.key);
        Self { entries }
    }

    pub(super) fn get(&self, name: &str) -> Option<Item<'a>> {
        self.entries.iter().find(|entry| entry.name == name).map(|entry| entry.item)
    }
}

/// The faults found so far.
pub(super) struct Reader {
    faults: Vec<(Span, SettingsFault)>,
    comparisons: usize,
}

impl Default for Reader {
    fn default() -> Self {
        Self { faults: Vec::new(), comparisons: COMPARISONS }
    }
}

impl Reader {
    pub(super) fn report(&mut self, span: Span, fault: SettingsFault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push((span, fault));
        }
    }

    /// How many faults there are so far.
    pub(super) fn count(&self) -> usize {
        self.faults.len()
    }

    pub(super) fn syntax(&mut self, error: &Error) {
        let span = error.span().map(|range| span_of(&range)).unwrap_or_default();
        self.report(span, SettingsFault::Syntax { cause: error.message().to_owned() });
    }

    /// The nearest of the known words.
    pub(super) fn suggest<'k>(
        &mut self,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<String> {
        near::nearest(word, known, &mut self.comparisons)
    }

    /// Reports the keys that have no meaning here.
    pub(super) fn allow(&mut self, table: &Table<'_>, known: &[&str]) {
        for entry in &table.entries {
            if !known.contains(&entry.name) {
                let suggestion = self.suggest(entry.name, known.iter().copied());
                self.report(entry.key, SettingsFault::KeyUnknown { key: entry.name.to_owned(), suggestion });
            }
        }
    }

    fn shape<T>(&mut self, item: Item<'_>, wanted: Shape, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.report(item.span, SettingsFault::Type { wanted });
        }
        value
    }

    pub(super) fn flag(&mut self, item: Item<'_>) -> Option<bool> {
        self.shape(item, Shape::Flag, item.value.as_bool())
    }

    pub(super) fn number(&mut self, item: Item<'_>, (least, most): (u64, u64)) -> Option<u64> {
        let number = self.shape(item, Shape::Number, item.value.as_integer())?;
        let number = u64::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.report(item.span, SettingsFault::Range { least, most });
        }
        number
    }

    pub(super) fn table<'a>(&mut self, item: Item<'a>) -> Option<Table<'a>> {
        self.shape(item, Shape::Table, item.value.as_table()).map(Table::of)
    }

    /// One of these words.
    pub(super) fn word<T: Copy>(&mut self, item: Item<'_>, all: &[(&str, T)]) -> Option<T> {
        let text = self.shape(item, Shape::Text, item.value.as_str())?;
        self.known(text, item.span, all)
    }

    /// Some of these words, each once, in their own order; `None` if one is none of them.
    pub(super) fn words<T: Copy>(&mut self, item: Item<'_>, all: &[(&str, T)]) -> Option<Vec<T>> {
        let texts = self.texts(item, Shape::Texts)?;
        let before = self.count();
        for (text, span) in &texts {
            self.known(text, *span, all);
        }
        let chosen = all.iter().filter(|(word, _)| texts.iter().any(|(text, _)| text == word));
        (self.count() == before).then(|| chosen.map(|(_, value)| *value).collect())
    }

    fn known<T: Copy>(&mut self, text: &str, span: Span, all: &[(&str, T)]) -> Option<T> {
        let found = all.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known = all.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.report(span, SettingsFault::Word { word: text.to_owned(), known });
        }
        found
    }

    /// A list of texts, or one text where the shape allows it; each with its place.
    pub(super) fn texts<'a>(&mut self, item: Item<'a>, wanted: Shape) -> Option<Vec<(&'a str, Span)>> {
        if let Some(one) = item.value.as_str().filter(|_| wanted == Shape::TextOrTexts) {
            return Some(vec![(one, item.span)]);
        }
        let list = self.shape(item, wanted, item.value.as_array())?;
        let text =
            |one: &'a toml::Spanned<DeValue<'a>>| Some((one.get_ref().as_str()?, span_of(&one.span())));
        let texts: Option<Vec<_>> = list.iter().map(text).collect();
        self.shape(item, wanted, texts)
    }

    /// The faults in the order of the file, each with its place.
    pub(super) fn finish(mut self, source: &str, file: &str) -> Vec<Fault> {
        self.faults.sort_by_key(|(span, _)| *span);
        let placed = |(span, fault)| Fault { place: Place::of(file, source, span), ..Fault::from(fault) };
        self.faults.into_iter().map(placed).collect()
    }
}
