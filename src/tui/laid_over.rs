//! What edits lay over what is stored.

use crate::domain::outline::OfficerRow;
use crate::domain::patch::Patch;
use crate::domain::person::Person;
use crate::domain::seat::Seat;
use crate::tui::edit::live::Overlay;
use crate::tui::model::Model;

impl Model {
    /// Edits laid over what is stored, the newest first.
    pub(in crate::tui) fn overlays(&self) -> impl Iterator<Item = &Overlay> {
        let open = self.edit.iter().map(|edit| &edit.overlay);
        let asked = self.prompt.iter().map(|prompt| &prompt.overlay);
        let tried = self.plan.iter().map(|plan| &plan.overlay);
        open.chain(asked).chain(tried).chain(self.pending.iter().rev().map(|pending| &pending.overlay))
    }

    /// What is being written or tried, the newest last.
    pub(in crate::tui) fn patches(&self) -> Vec<&Patch> {
        let sent = self.pending.iter().map(|pending| &pending.overlay);
        sent.chain(self.plan.iter().map(|plan| &plan.overlay)).map(|overlay| &overlay.patch).collect()
    }

    /// The person of a row with all edits.
    pub(in crate::tui) fn person<'a>(&'a self, row: &'a OfficerRow) -> &'a Person {
        let edited = self.overlays().find_map(|overlay| overlay.patch.person(row.person.id));
        edited.unwrap_or(&row.person)
    }

    /// The seat of a row with all edits.
    pub(in crate::tui) fn seat<'a>(&'a self, row: &'a OfficerRow) -> &'a Seat {
        let edited = self.overlays().find_map(|overlay| overlay.patch.seat(row.seat.id));
        edited.unwrap_or(&row.seat)
    }
}
