//! Values of the domain as numbers and texts of a column.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::domain::account::KeyId;
use crate::domain::day::{Day, PartialDate};
use crate::domain::finding::{Facet, RuleIx, Severity, State};
use crate::domain::id::{InspectionId, OpId, PersonId, SeatId, Seq, UnitId, Version, WaiverId};
use crate::domain::person::Sex;
use crate::domain::query::RecordAction;
use crate::domain::rights::AdminRole;
use crate::domain::seat::{Role, Status};
use crate::domain::unit::{Level, UnitPath};

/// A value that stands as a number in its column.
macro_rules! as_number {
    ($($kind:ty: $write:expr, $read:expr;)*) => {$(
        impl ToSql for $kind {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let write: fn(&$kind) -> i64 = $write;
                Ok(write(self).into())
            }
        }

        impl FromSql for $kind {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: fn(i64) -> Option<$kind> = $read;
                let number = value.as_i64()?;
                read(number).ok_or(FromSqlError::OutOfRange(number))
            }
        }
    )*};
}

/// The place of a word in the list of all.
fn place<T: PartialEq>(all: &[T], value: &T) -> i64 {
    (0..).zip(all).find(|(_, known)| *known == value).map_or(0, |(at, _)| at)
}

fn at<T: Copy>(all: &[T], place: i64) -> Option<T> {
    all.get(usize::try_from(place).ok()?).copied()
}

const SEXES: [Sex; 2] = [Sex::Male, Sex::Female];
const STATES: [State; 3] = [State::Breach, State::Unknown, State::Waived];
const ACTIONS: [RecordAction; 5] = [
    RecordAction::Created,
    RecordAction::Changed,
    RecordAction::Deleted,
    RecordAction::Restored,
    RecordAction::Erased,
];

as_number! {
    UnitId: |id| id.0, |number| Some(UnitId(number));
    PersonId: |id| id.0, |number| Some(PersonId(number));
    SeatId: |id| id.0, |number| Some(SeatId(number));
    WaiverId: |id| id.0, |number| Some(WaiverId(number));
    InspectionId: |id| id.0, |number| Some(InspectionId(number));
    Seq: |seq| seq.0, |number| Some(Seq(number));
    KeyId: |key| key.0, |number| Some(KeyId(number));
    AdminRole: |role| place(&AdminRole::ALL, role), |number| at(&AdminRole::ALL, number);
    Version: |version| version.0, |number| Some(Version(number));
    Day: |day| day.number().into(), |number| Day::from_number(i32::try_from(number).ok()?);
    PartialDate: |date| date.number().into(), |number| PartialDate::from_number(i32::try_from(number).ok()?);
    Level: |level| place(&Level::ALL, level), |number| at(&Level::ALL, number);
    Role: |role| place(&Role::ALL, role), |number| at(&Role::ALL, number);
    Status: |status| place(&Status::ALL, status), |number| at(&Status::ALL, number);
    Sex: |sex| place(&SEXES, sex), |number| at(&SEXES, number);
    State: |state| place(&STATES, state), |number| at(&STATES, number);
    Severity: |severity| place(&Severity::ALL, severity), |number| at(&Severity::ALL, number);
    RecordAction: |action| place(&ACTIONS, action), |number| at(&ACTIONS, number);
    RuleIx: |rule| rule.0.into(), |number| u16::try_from(number).ok().map(RuleIx);
    Facet: |facet| facet_number(*facet), facet_of_number;
}

/// Numbers in the order in which facets of one rule are listed.
fn facet_number(facet: Facet) -> i64 {
    match facet {
        Facet::Short => 0,
        Facet::Over => 1,
        Facet::Prefer(n) => 1 + i64::from(n),
        Facet::Need => 300,
        Facet::Share => 301,
        Facet::Unique => 302,
        Facet::Due => 303,
        Facet::Recent => 304,
    }
}

fn facet_of_number(number: i64) -> Option<Facet> {
    Some(match number {
        0 => Facet::Short,
        1 => Facet::Over,
        300 => Facet::Need,
        301 => Facet::Share,
        302 => Facet::Unique,
        303 => Facet::Due,
        304 => Facet::Recent,
        _ => Facet::Prefer(u8::try_from(number - 1).ok().filter(|n| *n > 0)?),
    })
}

impl ToSql for UnitPath {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for UnitPath {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(|text| Self(text.to_owned()))
    }
}

impl ToSql for OpId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for OpId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        FromSql::column_result(value).map(Self)
    }
}
