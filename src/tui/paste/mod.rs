//! A pasted block of rows: cells, what its columns mean, and what each row would do.

pub mod columns;
pub mod row;
pub mod table;
