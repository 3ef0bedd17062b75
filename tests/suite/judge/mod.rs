//! The judge: against a brute-force reading of the rules, and each sentence of them as a named test.

mod against_oracle;
mod conformance;
mod each;
mod fine_print;
mod office;
mod oracle;
mod oracle_people;
mod oracle_slots;
mod oracle_waivers;
mod people;
mod preview;
mod random;
mod random_roster;
mod roster;
mod share;
mod slots;
mod spans;
mod time;
mod waivers;
