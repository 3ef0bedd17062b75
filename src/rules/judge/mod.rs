//! Judging one unit, one share, one edit.
