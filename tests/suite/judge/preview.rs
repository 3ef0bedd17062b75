//! An edit changes the numbers of every unit above by a difference: the same as counting all anew.

use std::sync::Arc;

use daumoi::domain::day::Day;
use daumoi::domain::facts::UnitFacts;
use daumoi::domain::finding::{Finding, Judgement, RollUp, RuleIx, Tally};
use daumoi::domain::id::UnitId;
use daumoi::domain::query::{Ancestor, Dossier, DossierUnit};
use daumoi::domain::unit::{Level, Unit, UnitPath};
use daumoi::rules::judge::{Judge, ShareAt};
use daumoi::rules::preview::preview;

use super::office::{self, lines};
use super::random::Maker;

/// A tree with its facts, and what is stored of it.
struct Tree {
    judge: Judge,
    day: Day,
    units: Vec<Unit>,
    facts: Vec<UnitFacts>,
    stored: Vec<Judgement>,
    line: Vec<Ancestor>,
}

fn unit_of(facts: &UnitFacts, path: UnitPath) -> Unit {
    Unit {
        id: facts.unit,
        path,
        code: facts.code.clone(),
        level: facts.level,
        kind: facts.kind.clone(),
        name: String::new(),
        life: facts.place.life,
    }
}

impl Tree {
    fn new(judge: Judge, day: Day, placed: Vec<(UnitFacts, UnitPath)>) -> Self {
        let units = placed.iter().map(|(facts, path)| unit_of(facts, path.clone())).collect();
        let facts = placed.into_iter().map(|(facts, _)| facts).collect();
        let mut tree = Self { judge, day, units, facts, stored: Vec::new(), line: Vec::new() };
        tree.stored = tree.facts.iter().map(|facts| tree.judge.unit(facts, day)).collect();
        tree.line = tree.units.iter().map(|unit| tree.fresh(unit)).collect();
        tree
    }

    fn below<'a>(&'a self, top: &'a Unit) -> impl Iterator<Item = (&'a Unit, &'a Judgement)> {
        self.units.iter().zip(&self.stored).filter(|(unit, _)| unit.path.is_within(&top.path))
    }

    fn tally(&self, top: &Unit, rule: RuleIx) -> Tally {
        let parts = self.below(top).flat_map(|(_, said)| &said.contributions);
        parts.filter(|part| part.rule == rule).fold(Tally::default(), |sum, part| Tally {
            den: sum.den + part.tally.den,
            pass: sum.pass + part.tally.pass,
            unknown: sum.unknown + part.tally.unknown,
        })
    }

    fn shares(&self, top: &Unit) -> Vec<Finding> {
        let share = |rule: &RuleIx| {
            let at = ShareAt { unit: top.id, level: top.level, life: &top.life, waivers: &[] };
            self.judge.share(*rule, at, self.tally(top, *rule), self.day)
        };
        self.judge.shares().iter().filter_map(share).collect()
    }

    fn tallies(&self, top: &Unit) -> Vec<(RuleIx, Tally)> {
        let kept = |rule: &&RuleIx| self.judge.share_levels(**rule).contains(&top.level);
        let all = self.judge.shares().iter().filter(kept).map(|rule| (*rule, self.tally(top, *rule)));
        all.filter(|(_, tally)| *tally != Tally::default()).collect()
    }

    /// The numbers of a unit, counted anew.
    fn fresh(&self, top: &Unit) -> Ancestor {
        let mut total = RollUp::default();
        for (unit, said) in self.below(top) {
            total = total.plus(&said.own_roll_up());
            self.shares(unit).iter().for_each(|finding| total.count(finding));
        }
        Ancestor { unit: top.clone(), total, tallies: self.tallies(top), waivers: Vec::new() }
    }

    fn dossier(&self, edited: &[UnitFacts]) -> Dossier {
        let touched = |unit: &Unit| edited.iter().any(|facts| facts.unit == unit.id);
        let places = 0..self.units.len();
        let units: Vec<DossierUnit> = places
            .filter(|place| touched(self.units.get(*place).unwrap()))
            .map(|place| DossierUnit {
                unit: self.units.get(place).unwrap().clone(),
                people: Vec::new(),
                facts: self.facts.get(place).unwrap().clone(),
                stored: self.stored.get(place).unwrap().clone(),
            })
            .collect();
        let is_above = |at: &&Ancestor| units.iter().any(|known| known.unit.path.is_within(&at.unit.path));
        Dossier { day: self.day, line: self.line.iter().filter(is_above).cloned().collect(), units }
    }

    fn edit(&mut self, edited: &[UnitFacts]) {
        let dossier = self.dossier(edited);
        let after = preview(&mut self.judge, &dossier, edited);
        for (facts, (unit, said)) in edited.iter().zip(after.units) {
            let place = self.units.iter().position(|known| known.id == unit).unwrap();
            assert_eq!(said, self.judge.unit(facts, self.day));
            *self.facts.get_mut(place).unwrap() = facts.clone();
            *self.stored.get_mut(place).unwrap() = said;
        }
        assert_eq!(after.line.len(), dossier.line.len());
        for at in after.line {
            let place = self.units.iter().position(|known| known.id == at.unit).unwrap();
            let fresh = self.fresh(self.units.get(place).unwrap());
            assert_eq!(at.shares, self.shares(&fresh.unit));
            assert_eq!(at.total, fresh.total);
            let kept = at.tallies.into_iter().filter(|(_, tally)| *tally != Tally::default());
            assert_eq!(kept.collect::<Vec<_>>(), fresh.tallies);
            *self.line.get_mut(place).unwrap() = fresh;
        }
        let fresh: Vec<Ancestor> = self.units.iter().map(|unit| self.fresh(unit)).collect();
        assert_eq!(self.line, fresh, "the others stay as they are");
    }
}

#[test]
fn differences_are_what_counting_anew_gives() {
    let mut shares = 0;
    for seed in 0..400 {
        let mut maker = Maker::new(seed);
        let judge = Judge::new(Arc::new(maker.profile()));
        let mut placed: Vec<(UnitFacts, UnitPath)> = Vec::new();
        for number in 0..8_u32 {
            let above = maker.below(placed.len() + 1);
            let parent = placed.get(above).map_or_else(UnitPath::default, |(_, path)| path.clone());
            placed.push((UnitFacts { unit: UnitId(number.into()), ..maker.unit() }, parent.child(number)));
        }
        let day = Day::new(2021, 12, 20).unwrap();
        let mut tree = Tree::new(judge, day, placed);
        for _ in 0..6 {
            let first = maker.below(8);
            let edited: Vec<UnitFacts> = [first, (first + 3) % 8]
                .into_iter()
                .take(1 + maker.below(2))
                .map(|place| UnitFacts {
                    people: maker.unit().people,
                    ..tree.facts.get(place).unwrap().clone()
                })
                .collect();
            tree.edit(&edited);
            shares += tree.units.iter().map(|unit| tree.shares(unit).len()).sum::<usize>();
        }
    }
    assert!(shares > 500, "the shares must say something: {shares}");
}

#[test]
fn a_share_finding_of_a_district_counts_in_the_province() {
    let rules = "[[rule]]\nid = \"S1\"\nkind = \"share\"\nof = \"commune\"\nat = [\"province\", \"district\"]\n\
                 need = \"university\"\nmin_percent = 60\nseverity = \"error\"\n";
    let good: &[&[&str]] = &[&["qualification=university"]];
    let placed = |number: i64, level: Level, officers: &[&[&str]]| UnitFacts {
        unit: UnitId(number),
        ..office::unit(&number.to_string(), level, "xa", officers)
    };
    let root = UnitPath::default().child(0);
    let district = root.child(0);
    let units = vec![
        (placed(1, Level::Province, &[]), root),
        (placed(2, Level::District, &[]), district.clone()),
        (placed(3, Level::Commune, good), district.child(0)),
        (placed(4, Level::Commune, good), district.child(1)),
    ];
    let mut tree = Tree::new(Judge::new(office::profile(rules)), office::day("2021-09-28"), units);
    let worse = placed(4, Level::Commune, &[&["qualification=none"]]);
    let dossier = tree.dossier(std::slice::from_ref(&worse));
    let after = preview(&mut tree.judge, &dossier, &[worse]);
    let province = after.line.first().unwrap();
    assert_eq!((province.unit, province.total.errors()), (UnitId(1), 2));
    assert_eq!(province.tallies, [(RuleIx(0), Tally { den: 2, pass: 1, unknown: 0 })]);
    let said = Judgement { findings: province.shares.clone(), ..Judgement::default() };
    assert_eq!(lines(&tree.judge, &said), ["S1 share breach error 1 missing"]);
    // The last one leaves: nobody is counted, the tally says so, and no finding is left.
    let both = [placed(3, Level::Commune, &[]), placed(4, Level::Commune, &[])];
    let dossier = tree.dossier(&both);
    let after = preview(&mut tree.judge, &dossier, &both);
    let province = after.line.first().unwrap();
    assert_eq!(province.tallies, [(RuleIx(0), Tally::default())]);
    assert_eq!((province.total.errors(), province.shares.len()), (0, 0));
}

#[test]
fn a_unit_that_the_dossier_does_not_hold_is_passed_over() {
    let facts = office::department(&[]);
    let dossier = Dossier { day: office::day("2021-09-28"), units: Vec::new(), line: Vec::new() };
    let mut judge = office::judge(office::P1);
    let after = preview(&mut judge, &dossier, &[facts]);
    assert!(after.units.is_empty() && after.line.is_empty());
}
