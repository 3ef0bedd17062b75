//! Names that stand for other names (`[who]`, `extends`): an order in which each comes after those it needs, and
//! the circles, found without recursion.

/// More circles than these are not told.
const MOST_CYCLES: usize = 100;

/// What a walk over all names has found.
#[derive(Default)]
pub(super) struct Walk {
    /// Every name, after those that it needs, as far as there is no circle.
    pub(super) order: Vec<usize>,
    /// The circles, each in the order in which one name needs the next.
    pub(super) cycles: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Walks over the names; `needs` holds for each the places of those that it needs.
pub(super) fn walk(needs: &[Vec<usize>]) -> Walk {
    let mut found = Walk::default();
    let mut states = vec![State::New; needs.len()];
    for start in 0..needs.len() {
        // The way from the start, with the number of needs already followed at each name.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        if states.get(start) != Some(&State::New) {
            continue;
        }
        while let Some((name, followed)) = way.last_mut() {
            let name = *name;
            set(&mut states, name, State::Open);
            let next = needs.get(name).and_then(|list| list.get(*followed)).copied();
            *followed += 1;
            let Some(next) = next else {
                set(&mut states, name, State::Done);
                found.order.push(name);
                way.pop();
                continue;
            };
            match states.get(next) {
                Some(State::New) => way.push((next, 0)),
                Some(State::Open) if found.cycles.len() < MOST_CYCLES => {
                    let circle = way.iter().map(|(name, _)| *name).skip_while(|name| *name != next);
                    found.cycles.push(circle.collect());
                }
                _ => {}
            }
        }
    }
    found
}

fn set(states: &mut [State], name: usize, state: State) {
    if let Some(place) = states.get_mut(name) {
        *place = state;
    }
}

#[cfg(test)]
mod tests {
    use super::walk;

    #[test]
    fn a_name_comes_after_those_it_needs() {
        let walk = walk(&[vec![2], vec![0, 2], vec![]]);
        assert_eq!(walk.order, [2, 0, 1]);
        assert!(walk.cycles.is_empty());
    }

    #[test]
    fn a_circle_is_told_once_from_its_first_name() {
        assert_eq!(walk(&[vec![1], vec![2], vec![1], vec![3]]).cycles, [vec![1, 2], vec![3]]);
    }

    #[test]
    fn a_chain_of_any_length_needs_no_stack() {
        let mut needs: Vec<_> = (1..200_000).map(|next| vec![next]).collect();
        needs.push(vec![]);
        assert_eq!(walk(&needs).order.first(), Some(&199_999));
    }
}
