//! Internal identities. A code or a name is never one: codes are re-used, names are shared.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);
    };
}

id!(/// A unit of the tree, for its whole life.
    UnitId);
id!(/// A human being.
    PersonId);
id!(/// A stretch of a person's service in one unit.
    SeatId);
id!(/// A decision that excuses a finding.
    WaiverId);
id!(/// A visit of an inspection to a unit.
    InspectionId);
id!(/// The number of an entry in the log; the order of everything that happened.
    Seq);
id!(/// How often a record has been changed, from 1; a writer who expects another one is refused.
    Version);

/// The operation id of a change set, drawn at random by whoever asks for it: after an uncertain commit it tells
/// whether the change is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpId(pub [u8; 16]);

/// One piece of work that is typed and not saved, drawn at random by the session that begins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(pub [u8; 16]);
