//! The screen driven by keys over a small office in memory; assertions name rows and marks.

mod archive;
mod browsing;
mod bulk;
mod calendar;
mod comfort;
mod drafts;
mod driver;
mod editing;
mod jumping;
mod office;
mod office_cures;
mod office_roster;
mod office_rows;
mod office_waivers;
mod office_writes;
mod other_day;
mod palette;
mod paste;
mod pictures;
mod roster;
mod saving;
mod searching;
mod sheets;
mod statistics;
mod table;
mod waiving;
