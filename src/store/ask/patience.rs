//! How long an answer may take: so many rows, or as long as the one who asked likes to wait.

use crate::domain::fault::store::StoreFault;
use crate::store::error::Result;

/// Rows between two looks at whether the answer is still wanted.
const STRIDE: u64 = 8_192;

/// What is told of the work so far: rows looked at, and about how many there are. `false` stops it.
pub(in crate::store) type Tell<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// The patience of the one who asked.
pub(in crate::store) struct Patience<'a> {
    most: Option<u64>,
    tell: Option<Tell<'a>>,
    looked: u64,
    about: u64,
}

impl<'a> Patience<'a> {
    /// Without end.
    pub(in crate::store) fn endless() -> Self {
        Self { most: None, tell: None, looked: 0, about: 0 }
    }

    /// For so many rows.
    pub(in crate::store) fn of_rows(most: u64) -> Self {
        Self { most: Some(most), ..Self::endless() }
    }

    /// As long as the answer is `true`.
    pub(in crate::store) fn told(tell: Tell<'a>) -> Self {
        Self { tell: Some(tell), ..Self::endless() }
    }

    /// About so many rows will be looked at.
    pub(in crate::store) fn expect(&mut self, about: u64) {
        self.about = about;
    }

    /// About how many rows there are.
    pub(in crate::store) fn expected(&self) -> u64 {
        self.about
    }

    /// Whether a look at every row is allowed.
    pub(in crate::store) fn is_endless(&self) -> bool {
        self.most.is_none()
    }

    /// One more row is looked at.
    ///
    /// # Errors
    /// [`StoreFault::Cancelled`] once the patience is at its end.
    pub(in crate::store) fn look(&mut self) -> Result<()> {
        self.looked += 1;
        let mut goes_on = self.most.is_none_or(|most| self.looked <= most);
        if self.looked.is_multiple_of(STRIDE)
            && let Some(tell) = &mut self.tell
        {
            goes_on &= tell(self.looked, self.about.max(self.looked));
        }
        if goes_on { Ok(()) } else { Err(StoreFault::Cancelled.into()) }
    }
}
