//! A command of a client, carried out in his name.

use std::fs::{self, File};
use std::io::{self, Read, Write};

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::Exit;
use crate::cli::server::words::{Remote, Work};
use crate::cli::{Call, Ended, one};
use crate::domain::fault::Fault;
use crate::domain::fault::access::AccessFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::query::{Answer, Question};
use crate::domain::rights::{AdminRole, Rights};
use crate::store::Store;

/// Carries it out.
pub(super) fn run(call: &Call, command: &Remote, matches: &ArgMatches) -> Ended {
    let mut verb = matches;
    while let Some((_, inner)) = verb.subcommand() {
        verb = inner;
    }
    match command.work {
        Work::Answer => call.dispatch(matches),
        Work::Disclose => {
            let mut store = call.open(verb)?;
            disclose(call, &mut store, verb).map_err(one)?;
            call.dispatch(matches)
        }
        Work::Approve => {
            let mut store = call.open(verb)?;
            if !rights(&mut store).map_err(one)?.may(AdminRole::Approver) {
                return Err(one(AccessFault::Role.into()));
            }
            drop(store);
            call.dispatch(matches)
        }
        Work::Send => {
            let mut store = call.open(verb)?;
            let rights = rights(&mut store).map_err(one)?;
            if !(rights.may(AdminRole::Administrator) && rights.edit.depth() <= 1) {
                return Err(one(AccessFault::Role.into()));
            }
            disclose(call, &mut store, verb).map_err(one)?;
            send(&store).map_err(one)?;
            Ok(Exit::Done)
        }
    }
}

fn rights(store: &mut Store) -> Result<Rights, Fault> {
    match store.ask(&Question::Overview)? {
        Answer::Overview(overview) => Ok(overview.rights),
        _ => Ok(Rights::nothing()),
    }
}

/// The log tells who took people's data out, and of which unit.
fn disclose(call: &Call, store: &mut Store, verb: &ArgMatches) -> Result<(), Fault> {
    let under = verb.try_get_one::<String>("under").ok().flatten();
    let day = store.default_day(clock::today())?;
    let unit = match under {
        Some(code) => store.unit_by_code(code, day)?,
        None => None,
    };
    store.disclosed(&call.session(store), (random::op_id()?, clock::now()), unit)
}

/// Sends a verified copy. It has no name any more before the first byte is sent: nothing is left behind.
fn send(store: &Store) -> Result<(), Fault> {
    let number = u128::from_be_bytes(random::op_id()?.0);
    let copy = store.path().with_extension(format!("send-{number:032x}"));
    store.backup(&copy)?;
    let opened = File::open(&copy).and_then(|file| fs::remove_file(&copy).map(|()| file));
    let output = |error: io::Error| Fault::from(StoreFault::Output { cause: error.to_string() });
    let mut file = opened.map_err(output)?;
    let mut out = io::stdout().lock();
    let mut buffer = vec![0; 256 * 1_024];
    loop {
        let count = file.read(&mut buffer).map_err(output)?;
        if count == 0 {
            return out.flush().map_err(output);
        }
        out.write_all(buffer.get(..count).unwrap_or_default()).map_err(output)?;
    }
}
