//! The roster in one SQLite file: the only room that names the database.
