//! Reading a rule file: all faults at once, each with its place.
