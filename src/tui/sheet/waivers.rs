//! The waivers of the whole roster, by unit in tree order.

use crate::domain::day::Day;
use crate::domain::outline::RowKey;
use crate::domain::query::Question;
use crate::domain::waiver::{ListedWaiver, Standing, WaiversPage};
use crate::tui::effect::{Effect, Part, SheetId, Wanted};
use crate::tui::sheet::Move;
use crate::tui::sheet::paged::{Paged, Stretch};

/// A waiver that ends within so many days is marked.
const SOON: i32 = 30;

/// The sheet of waivers.
#[derive(Clone, Debug)]
pub struct Waivers {
    /// Its identity.
    pub id: SheetId,
    /// The waivers.
    pub rows: Paged<ListedWaiver>,
}

impl Waivers {
    /// Nothing read yet.
    pub fn new(id: SheetId) -> Self {
        Self { id, rows: Paged::default() }
    }

    /// Asks for all that it shows.
    pub fn ask(&mut self) -> Effect {
        let stretch = self.rows.anew();
        self.ask_rows(stretch)
    }

    fn ask_rows(&self, Stretch { skip, limit }: Stretch) -> Effect {
        Effect::Ask(Wanted::Rows(self.id, Part::All), Box::new(Question::Waivers { skip, limit }))
    }

    /// Takes waivers that were asked for.
    pub fn take(&mut self, found: WaiversPage, page: usize) -> Vec<Effect> {
        let more = self.rows.take(found.rows, found.total, page, |a, b| a.waiver.id == b.waiver.id);
        more.map(|stretch| self.ask_rows(stretch)).into_iter().collect()
    }

    /// Moves the cursor on a screen of so many rows.
    pub fn go(&mut self, to: Move, page: usize) -> Vec<Effect> {
        let more = self.rows.go(to, page);
        more.map(|stretch| self.ask_rows(stretch)).into_iter().collect()
    }

    /// The unit of the waiver of the cursor.
    pub fn row_key(&self) -> Option<RowKey> {
        Some(RowKey::unit(self.rows.row()?.unit.id))
    }
}

/// In how many days a waiver in use ends, if that is soon.
pub fn ends_soon(listed: &ListedWaiver, today: Day) -> Option<i32> {
    let days = today.days_until(listed.waiver.period.to?);
    (listed.standing == Standing::Needed && (0..=SOON).contains(&days)).then_some(days)
}
