//! Where the cursor of the outline was before it leapt, and the ways back and forward; what was searched for, and
//! whom or what the picker went to.

use crate::domain::outline::RowKey;
use crate::domain::query::Hit;

/// So many places are kept.
const PLACES: usize = 100;
/// So many searches and targets of the picker are kept.
const REMEMBERED: usize = 20;

/// Rows that were left by a leap, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jumps {
    back: Vec<RowKey>,
    forward: Vec<RowKey>,
}

impl Jumps {
    /// The row is being left for another one.
    pub fn leave(&mut self, from: RowKey) {
        push(&mut self.back, from);
        self.forward.clear();
    }

    /// The way back from this row.
    pub fn back(&mut self, from: RowKey) -> Option<RowKey> {
        step(&mut self.back, &mut self.forward, from)
    }

    /// The way forward again.
    pub fn forward(&mut self, from: RowKey) -> Option<RowKey> {
        step(&mut self.forward, &mut self.back, from)
    }

    /// Whether there is a way back, and one forward.
    pub fn ways(&self) -> (bool, bool) {
        (!self.back.is_empty(), !self.forward.is_empty())
    }
}

fn push(places: &mut Vec<RowKey>, place: RowKey) {
    if places.last() != Some(&place) {
        places.push(place);
    }
    if places.len() > PLACES {
        places.remove(0);
    }
}

/// The newest of the one side; the row that is left goes to the other.
fn step(from: &mut Vec<RowKey>, to: &mut Vec<RowKey>, left: RowKey) -> Option<RowKey> {
    let target = std::iter::from_fn(|| from.pop()).find(|place| *place != left)?;
    push(to, left);
    Some(target)
}

/// What was looked for, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remembered {
    /// The texts of searches.
    pub searches: Vec<String>,
    /// Units and people that were gone to.
    pub targets: Vec<Hit>,
}

impl Remembered {
    /// Remembers the text of a search.
    pub fn search(&mut self, text: &str) {
        let text = text.trim().to_owned();
        self.searches.retain(|known| *known != text);
        self.searches.insert(0, text);
        self.searches.truncate(REMEMBERED);
    }

    /// Remembers what the picker went to.
    pub fn target(&mut self, hit: Hit) {
        self.targets.retain(|known| known.target.key != hit.target.key);
        self.targets.insert(0, hit);
        self.targets.truncate(REMEMBERED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::UnitId;

    fn row(number: i64) -> RowKey {
        RowKey::unit(UnitId(number))
    }

    #[test]
    fn back_and_forward_lead_through_the_rows_that_were_left() {
        let mut jumps = Jumps::default();
        assert_eq!(jumps.back(row(1)), None);
        jumps.leave(row(1));
        jumps.leave(row(2));
        assert_eq!(jumps.back(row(3)), Some(row(2)));
        assert_eq!(jumps.back(row(2)), Some(row(1)));
        assert_eq!((jumps.back(row(1)), jumps.ways()), (None, (false, true)));
        assert_eq!(jumps.forward(row(1)), Some(row(2)));
        // A new leap ends the way forward.
        jumps.leave(row(2));
        assert_eq!(jumps.forward(row(9)), None);
        assert_eq!(jumps.back(row(9)), Some(row(2)));
    }

    #[test]
    fn no_more_is_kept_than_is_useful() {
        let (mut jumps, mut remembered) = (Jumps::default(), Remembered::default());
        for number in 0..1_000 {
            jumps.leave(row(number));
            remembered.search(&number.to_string());
            remembered.search("đức");
        }
        assert_eq!((jumps.back.len(), remembered.searches.len()), (PLACES, REMEMBERED));
        assert_eq!(remembered.searches[..2], ["đức", "999"]);
    }
}
