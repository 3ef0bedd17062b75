//! The roster's file: what is refused, what is kept, and that the stored findings are always the true ones.

mod accounts;
mod ask_backup;
mod ask_find;
mod ask_findings;
mod ask_records;
mod ask_reports;
mod created;
mod cured;
mod doing;
mod doing_waivers;
mod edits;
mod hidden;
mod history;
mod imports;
mod norms;
mod office;
mod opened;
mod other_day;
mod rights;
mod rules;
mod same_findings;
mod trial;
mod undone;
mod verified;
mod workers;
