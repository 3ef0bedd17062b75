//! From the rows of a units file to a tree: parents by code and day, places by the order of the file.

use std::collections::BTreeMap;

use crate::domain::change::UnitRecord;
use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::domain::unit::UnitPath;

/// Units one above the other, the root among them; the nation has four.
const DEEPEST: usize = 16;

/// A unit with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Placed {
    /// Which record.
    pub(in crate::store) record: usize,
    /// Its place.
    pub(in crate::store) path: UnitPath,
}

/// The records of each code, by first day.
pub(in crate::store) struct Codes<'a>(BTreeMap<&'a str, Vec<(Period, usize)>>);

impl<'a> Codes<'a> {
    /// Sorts records by code and first day.
    pub(in crate::store) fn new(records: &'a [UnitRecord]) -> Self {
        let mut codes: BTreeMap<&str, Vec<(Period, usize)>> = BTreeMap::new();
        for (at, record) in records.iter().enumerate() {
            codes.entry(&record.code).or_default().push((record.life, at));
        }
        for all in codes.values_mut() {
            all.sort_by_key(|(life, _)| life.from);
        }
        Self(codes)
    }

    /// The record that a code means on a day (rules.md 4.5): the last that has begun, else the first.
    pub(in crate::store) fn on(&self, code: &str, day: Option<Day>) -> Option<usize> {
        let all = self.0.get(code)?;
        let begun = |life: &Period| day.is_some_and(|day| life.from.is_none_or(|from| from <= day));
        let last = all.iter().rev().find(|(life, _)| begun(life));
        last.or(all.first()).map(|(_, at)| *at)
    }

    /// Records whose life overlaps that of another one of the same code.
    fn overlapping(&self) -> Vec<usize> {
        let pairs = self.0.values().flat_map(|all| all.iter().zip(all.iter().skip(1)));
        pairs.filter(|((life, _), (next, _))| life.overlaps(next)).map(|(_, (_, at))| *at).collect()
    }
}

/// Places every unit; parents before their children, siblings in the order of the file.
///
/// # Errors
/// All faults of the file.
pub(in crate::store) fn place(records: &[UnitRecord]) -> Result<Vec<Placed>, Vec<Fault>> {
    let codes = Codes::new(records);
    let mut faults = Vec::new();
    for at in codes.overlapping() {
        faults.extend(records.get(at).map(twice));
    }
    let parents: Vec<Option<usize>> = records
        .iter()
        .map(|record| {
            if record.parent_code.is_empty() {
                return None;
            }
            let parent = codes.on(&record.parent_code, record.life.from);
            if parent.is_none() {
                let fault = ImportFault::ParentUnknown { code: record.parent_code.clone() };
                faults.push(on_line(fault, record, "parent_code"));
            }
            parent
        })
        .collect();
    faults.extend(roots(records));
    if !faults.is_empty() {
        return Err(faults);
    }
    let placed = walk(&parents);
    if placed.len() < records.len() {
        return Err(cycle(records, &placed));
    }
    match placed.iter().filter(|unit| unit.path.depth() > DEEPEST).map(|unit| unit.record).min() {
        Some(at) => Err(records.get(at).map(too_deep).into_iter().collect()),
        None => Ok(placed),
    }
}

fn too_deep(record: &UnitRecord) -> Fault {
    on_line(ImportFault::TooDeep { code: record.code.clone(), most: DEEPEST }, record, "parent_code")
}

fn on_line(fault: ImportFault, record: &UnitRecord, field: &str) -> Fault {
    let mut fault = Fault::from(fault).in_field(field);
    fault.place.line = Some(record.line);
    fault
}

fn twice(record: &UnitRecord) -> Fault {
    on_line(ImportFault::CodeTwice { code: record.code.clone() }, record, "code")
}

/// One root is alive on any day.
fn roots(records: &[UnitRecord]) -> Vec<Fault> {
    let mut roots: Vec<&UnitRecord> = records.iter().filter(|record| record.parent_code.is_empty()).collect();
    if roots.is_empty() {
        return vec![ImportFault::NoRoot.into()];
    }
    roots.sort_by_key(|record| record.life.from);
    let pairs = roots.iter().zip(roots.iter().skip(1));
    pairs
        .filter(|(root, next)| root.life.overlaps(&next.life))
        .map(|(_, next)| on_line(ImportFault::TwoRoots { code: next.code.clone() }, next, "parent_code"))
        .collect()
}

/// Everything that can be reached from a root.
fn walk(parents: &[Option<usize>]) -> Vec<Placed> {
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, parent) in parents.iter().enumerate() {
        children.entry(*parent).or_default().push(at);
    }
    let below = |parent: Option<usize>, path: &UnitPath| -> Vec<Placed> {
        let all = children.get(&parent).map(Vec::as_slice).unwrap_or_default();
        let placed = (0..).zip(all).map(|(n, at)| Placed { record: *at, path: path.child(n) });
        placed.rev_collect()
    };
    let mut waiting = below(None, &UnitPath::default());
    let mut placed = Vec::with_capacity(parents.len());
    while let Some(next) = waiting.pop() {
        waiting.extend(below(Some(next.record), &next.path));
        placed.push(next);
    }
    placed
}

/// What stands last in a list is taken first.
trait RevCollect: Iterator + Sized {
    fn rev_collect(self) -> Vec<Self::Item> {
        let mut all: Vec<Self::Item> = self.collect();
        all.reverse();
        all
    }
}

impl<I: Iterator> RevCollect for I {}

fn cycle(records: &[UnitRecord], placed: &[Placed]) -> Vec<Fault> {
    let reached: std::collections::BTreeSet<usize> = placed.iter().map(|placed| placed.record).collect();
    let lost = records.iter().enumerate().find(|(at, _)| !reached.contains(at));
    lost.map(|(_, record)| {
        on_line(ImportFault::ParentCycle { code: record.code.clone() }, record, "parent_code")
    })
    .into_iter()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::Level;

    fn record(line: u64, code: &str, parent: &str, from: &str, to: &str) -> UnitRecord {
        let day = |text: &str| (!text.is_empty()).then(|| Day::parse(text).unwrap());
        UnitRecord {
            line,
            code: code.to_owned(),
            parent_code: parent.to_owned(),
            level: Level::Commune,
            kind: "xa".to_owned(),
            name: code.to_owned(),
            life: Period { from: day(from), to: day(to) },
        }
    }

    fn faults(records: &[UnitRecord]) -> Vec<(crate::domain::fault::FaultKind, Option<u64>)> {
        let all = place(records).unwrap_err();
        all.into_iter().map(|fault| (fault.kind, fault.place.line)).collect()
    }

    fn fault(fault: ImportFault, line: Option<u64>) -> Vec<(crate::domain::fault::FaultKind, Option<u64>)> {
        vec![(Fault::from(fault).kind, line)]
    }

    #[test]
    fn a_parent_may_stand_after_its_child_and_siblings_keep_the_order_of_the_file() {
        let all = [
            record(2, "c2", "d", "", ""),
            record(3, "d", "p", "", ""),
            record(4, "p", "", "", ""),
            record(5, "c1", "d", "", ""),
            record(6, "e", "p", "", ""),
        ];
        let placed = place(&all).unwrap();
        let order: Vec<(&str, &str)> =
            placed.iter().map(|placed| (all[placed.record].code.as_str(), placed.path.0.as_str())).collect();
        assert_eq!(
            order,
            [
                ("p", "0000"),
                ("d", "00000000"),
                ("c2", "000000000000"),
                ("c1", "000000000001"),
                ("e", "00000001"),
            ]
        );
    }

    #[test]
    fn the_parent_is_the_one_that_has_begun_on_the_childs_first_day() {
        let all = [
            record(2, "p", "", "", ""),
            record(3, "d", "p", "2025-07-01", ""),
            record(4, "d", "p", "2010-01-01", "2025-06-30"),
            record(5, "old", "d", "2012-01-01", ""),
            record(6, "new", "d", "2025-07-01", ""),
            record(7, "open", "d", "", ""),
        ];
        let placed = place(&all).unwrap();
        let path = |code: &str| {
            placed.iter().find(|placed| all[placed.record].code == code).unwrap().path.parent().unwrap().0
        };
        assert_eq!(path("new"), "00000000", "the row of 2025");
        assert_eq!(path("old"), "00000001", "the row of 2010");
        assert_eq!(path("open"), "00000001", "an empty day: the first by valid_from, not by row");
    }

    #[test]
    fn what_makes_no_tree_is_refused_with_its_line() {
        let root = record(2, "p", "", "", "");
        let two = [root.clone(), record(3, "q", "", "", "")];
        assert_eq!(faults(&two), fault(ImportFault::TwoRoots { code: "q".into() }, Some(3)));
        let unknown = [root.clone(), record(3, "x", "nowhere", "", "")];
        assert_eq!(faults(&unknown), fault(ImportFault::ParentUnknown { code: "nowhere".into() }, Some(3)));
        let twice =
            [root.clone(), record(3, "x", "p", "", "2020-01-01"), record(4, "x", "p", "2020-01-01", "")];
        assert_eq!(faults(&twice), fault(ImportFault::CodeTwice { code: "x".into() }, Some(4)));
        let cycle = [root, record(3, "a", "b", "", ""), record(4, "b", "a", "", "")];
        assert_eq!(faults(&cycle), fault(ImportFault::ParentCycle { code: "a".into() }, Some(3)));
        assert_eq!(faults(&[record(2, "a", "a", "", "")]), fault(ImportFault::NoRoot, None));
    }

    #[test]
    fn a_tree_that_is_deeper_than_any_administration_is_refused() {
        let code = |n: u64| format!("u{n}");
        let chain = |units: u64| -> Vec<UnitRecord> {
            let parent = |n: u64| n.checked_sub(1).map(code).unwrap_or_default();
            (0..units).map(|n| record(n + 2, &code(n), &parent(n), "", "")).collect()
        };
        assert_eq!(place(&chain(16)).unwrap().len(), 16);
        let deep = fault(ImportFault::TooDeep { code: "u16".into(), most: 16 }, Some(18));
        assert_eq!(faults(&chain(300)), deep);
    }

    #[test]
    fn roots_may_follow_one_another() {
        let all = [
            record(2, "p", "", "", "2025-06-30"),
            record(3, "p", "", "2025-07-01", ""),
            record(4, "x", "p", "2025-07-01", ""),
        ];
        let placed = place(&all).unwrap();
        assert_eq!(placed.last().unwrap().path.0, "00010000");
    }
}
