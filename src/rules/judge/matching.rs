//! Distinct people for slots: a maximum matching by augmenting paths.
//!
//! The sets of slots that distinct people can fill are the independent sets of a transversal matroid. So trying
//! the slots one by one in the order of the file, each with an augmenting path, fills the best set by priority,
//! which is also a greatest one.

/// The slots that stay empty, in order, when distinct people fill the others; `fits(slot, person)`.
pub(super) fn empty_slots(slots: usize, people: usize, fits: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut matching = Matching { holds: vec![None; people], seen: vec![false; people], fits };
    (0..slots).filter(|slot| !matching.fill(*slot)).collect()
}

struct Matching<'a> {
    /// The slot that each person fills.
    holds: Vec<Option<usize>>,
    /// People asked while one slot is filled.
    seen: Vec<bool>,
    fits: &'a dyn Fn(usize, usize) -> bool,
}

impl Matching<'_> {
    fn fill(&mut self, slot: usize) -> bool {
        self.seen.fill(false);
        self.augment(slot)
    }

    fn augment(&mut self, slot: usize) -> bool {
        for person in 0..self.holds.len() {
            let Some(seen) = self.seen.get_mut(person) else { continue };
            if *seen || !(self.fits)(slot, person) {
                continue;
            }
            *seen = true;
            let other = self.holds.get(person).copied().flatten();
            if other.is_none_or(|other| self.augment(other)) {
                self.holds.iter_mut().skip(person).take(1).for_each(|held| *held = Some(slot));
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::empty_slots;

    #[test]
    fn the_second_of_two_slots_takes_the_other_person() {
        // The first person fits both, the second only the first slot: first-fit would leave the second empty.
        let fits = |slot: usize, person: usize| person == 0 || slot == 0;
        assert_eq!(empty_slots(2, 2, &fits), Vec::<usize>::new());
    }

    #[test]
    fn the_earlier_slot_is_filled_when_only_one_can_be() {
        assert_eq!(empty_slots(2, 1, &|_, _| true), vec![1]);
        assert_eq!(empty_slots(3, 1, &|slot, _| slot > 0), vec![0, 2]);
    }

    #[test]
    fn nobody_fills_nothing() {
        assert_eq!(empty_slots(2, 0, &|_, _| true), vec![0, 1]);
        assert_eq!(empty_slots(0, 2, &|_, _| true), Vec::<usize>::new());
    }
}
