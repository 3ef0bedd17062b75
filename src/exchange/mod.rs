//! Files in and out: what a row of a file means.
