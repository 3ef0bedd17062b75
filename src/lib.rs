//! `daumoi` (đầu mối, "focal point"): the roster of the officers who answer for administrative procedures.
#![forbid(unsafe_code)]

pub mod vietnamese;
