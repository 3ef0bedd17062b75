//! `person`: everything that is kept of one person, shown or erased.

use std::io::{IsTerminal, stdin};

use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value, json};

use crate::app::{clock, random};
use crate::cli::arguments::{format as format_option, option};
use crate::cli::exit::{Exit, say};
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, history, one};
use crate::domain::day::DateForm;
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::field::{Field, Owner};
use crate::domain::id::PersonId;
use crate::domain::moment;
use crate::messages::history_verbs as text;
use crate::messages::{Lang, history as words, names};
use crate::store::{Held, HeldSeat, Store};

/// The grammar.
pub(super) fn verbs(lang: Lang) -> Command {
    let key = || {
        Arg::new("key")
            .value_name("KEY")
            .required(true)
            .help(crate::messages::command_line::key_argument(lang))
    };
    Command::new("person")
        .about(text::person_verb(lang))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand(Command::new("show").about(text::show_verb(lang)).arg(key()).arg(format_option(lang)))
        .subcommand(
            Command::new("erase")
                .about(text::erase_verb(lang))
                .arg(key())
                .arg(option("reason", "TEXT", text::reason_option(lang)).required(true))
                .arg(option("confirm", "KEY", text::confirm_option(lang))),
        )
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("show", verb)) => show(call, verb),
        Some(("erase", verb)) => erase(call, verb),
        _ => Ok(Exit::Refused),
    }
}

fn held(store: &mut Store, key: &str) -> Result<(PersonId, Held), Vec<Fault>> {
    let found = store.anybody_by_key(key).map_err(one)?;
    let id = found.ok_or_else(|| one(UsageFault::OfficerUnknown { key: key.to_owned() }.into()))?;
    Ok((id, store.held_of(id).map_err(one)?))
}

fn show(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(key) = verb.get_one::<String>("key") else { return Ok(Exit::Refused) };
    let mut store = call.open(verb)?;
    let (_, held) = held(&mut store, key)?;
    let session = call.session(&store);
    let unit = held.seats.last().map(|seat| seat.unit.id);
    store.disclosed(&session, (random::op_id().map_err(one)?, clock::now()), unit).map_err(one)?;
    let mut out = Output::new();
    let written = match format(verb) {
        Format::Json => out.json(&object(&held)),
        Format::Csv | Format::Text => lines(call.lang, &held).iter().try_for_each(|line| out.line(line)),
    };
    written.and_then(|()| out.finish()).map_err(one)?;
    Ok(Exit::Done)
}

/// The fields of one owner with their values; unknown ones are left out.
fn fields(owner: Owner, get: impl Fn(Field) -> String) -> Vec<(Field, String)> {
    let own = Field::ALL.into_iter().filter(|field| field.owner() == owner);
    own.map(|field| (field, get(field))).filter(|(_, value)| !value.is_empty()).collect()
}

fn values(of: Vec<(Field, String)>) -> Map<String, Value> {
    of.into_iter().map(|(field, value)| (field.column().to_owned(), Value::String(value))).collect()
}

fn seat_object(held: &HeldSeat) -> Value {
    let mut seat = values(fields(Owner::Seat, |field| held.seat.get(field)));
    seat.insert("unit_code".to_owned(), Value::String(held.unit.code.clone()));
    seat.insert("unit_name".to_owned(), Value::String(held.unit.full_name()));
    seat.insert("removed".to_owned(), Value::Bool(held.removed));
    Value::Object(seat)
}

fn object(held: &Held) -> Value {
    let remarks = held.remarks.iter();
    let waivers = held.waivers.iter();
    json!({
        "person": values(fields(Owner::Person, |field| held.person.get(field))),
        "removed": held.removed,
        "seats": held.seats.iter().map(seat_object).collect::<Vec<_>>(),
        "training_notes": remarks
            .map(|(day, topic, note)| json!({ "day": day.to_string(), "topic": topic, "note": note }))
            .collect::<Vec<_>>(),
        "waivers": waivers
            .map(|waiver| json!({ "rule": waiver.rule, "decision_no": waiver.decision_no, "reason": waiver.reason }))
            .collect::<Vec<_>>(),
        "drafts": held.drafts,
        "history": held.history.iter().map(history::row).collect::<Vec<_>>(),
    })
}

fn lines(lang: Lang, held: &Held) -> Vec<String> {
    let told = |(field, value): (Field, String)| {
        let shown = words::value(lang, DateForm::default(), field, &value);
        format!("{}: {shown}", names::field(lang, field))
    };
    let mut all: Vec<String> =
        fields(Owner::Person, |field| held.person.get(field)).into_iter().map(told).collect();
    for seat in &held.seats {
        let values = fields(Owner::Seat, |field| seat.seat.get(field)).into_iter().map(told);
        let parts: Vec<String> = std::iter::once(seat.unit.full_name()).chain(values).collect();
        all.push(parts.join(" · "));
    }
    all.extend(held.remarks.iter().map(|(day, topic, note)| format!("{} {topic}: {note}", day.vietnamese())));
    all.extend(held.waivers.iter().map(|one| format!("{} {}: {}", one.rule, one.decision_no, one.reason)));
    all.extend(held.history.iter().map(|entry| {
        let when = moment::shown(entry.at, DateForm::default());
        format!("{}  {when}  {}", entry.seq.0, words::sentence(lang, DateForm::default(), entry))
    }));
    all
}

fn erase(call: &Call, verb: &ArgMatches) -> Ended {
    let (Some(key), Some(reason)) = (verb.get_one::<String>("key"), verb.get_one::<String>("reason")) else {
        return Ok(Exit::Refused);
    };
    let mut store = call.open(verb)?;
    let (id, held) = held(&mut store, key)?;
    if !is_confirmed(call, verb, (key, &held)) {
        return Err(one(UsageFault::NotConfirmed { key: key.clone() }.into()));
    }
    let session = call.session(&store);
    let when = (random::op_id().map_err(one)?, clock::now());
    let erased = store.erase_person(&session, id, reason, when).map_err(one)?;
    say(&text::erased(call.lang, erased.seq.map_or(0, |seq| seq.0)));
    if !erased.wiped {
        say(&text::not_wiped(call.lang));
    }
    let copies: Vec<String> = erased.copies.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    say(&if copies.is_empty() {
        text::no_copies(call.lang)
    } else {
        text::copies(call.lang, &copies.join(", "))
    });
    Ok(Exit::Done)
}

/// The key is typed once more: as an option, or at a terminal after what will be erased has been told.
fn is_confirmed(call: &Call, verb: &ArgMatches, (key, held): (&str, &Held)) -> bool {
    if let Some(typed) = verb.get_one::<String>("confirm") {
        return typed == key;
    }
    if !stdin().is_terminal() {
        return false;
    }
    let (seats, entries) = (held.seats.len(), held.history.len());
    say(&text::ask_erase(call.lang, &held.person.full_name, seats, entries, key));
    let mut typed = String::new();
    stdin().read_line(&mut typed).is_ok() && typed.trim() == key
}
