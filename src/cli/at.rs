//! The roster that a verb answers from: the present one, or with `--at` a private copy of it as it stood at a change.

use clap::ArgMatches;

use crate::app::{clock, private};
use crate::cli::exit::say;
use crate::cli::{Call, one};
use crate::domain::day::{DateForm, Day};
use crate::domain::fault::Fault;
use crate::domain::id::Seq;
use crate::domain::moment::{self, AsOf};
use crate::messages::history_verbs as text;
use crate::store::{OtherDay, Store};

/// An open roster and the day of the call.
pub(super) struct Opened {
    pub(super) store: Store,
    pub(super) day: Day,
    #[expect(dead_code, reason = "held for what its end does")]
    copy: Option<OtherDay>,
}

impl Call {
    /// Opens the roster that the call means, as it is or as it stood at a change. The day is the one asked for, else
    /// the roster's own, else that of the change or today.
    pub(super) fn open_at(&self, verb: &ArgMatches) -> Result<Opened, Vec<Fault>> {
        let asked = Self::as_of(verb)?;
        let Some(seq) = verb.get_one::<i64>("at").copied().map(Seq) else {
            let store = self.open(verb)?;
            let day = Self::day(asked, &store)?;
            return Ok(Opened { store, day, copy: None });
        };
        let path = self.place(verb).map_err(one)?;
        let present = Store::reader(&path).map_err(one)?;
        let made = present.made(seq).map_err(one)?;
        let own = || present.default_day(moment::day(made.at)).map_err(one);
        let as_of = AsOf { day: asked.map_or_else(own, Ok)?, at: Some(made.seq) };
        let folder = private::new_folder().map_err(one)?;
        let copy = OtherDay::make(&path, as_of, folder, &mut |_, _| true).map_err(one)?;
        let mut store = Store::open(&copy.path(), as_of.day).map_err(one)?;
        store.enter(&self.login, clock::today()).map_err(one)?;
        let when = moment::shown(made.at, DateForm::default());
        say(&text::stood_at(self.lang, made.seq.0, &when, &made.actor));
        Ok(Opened { store, day: as_of.day, copy: Some(copy) })
    }
}
