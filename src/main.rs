//! The program: everything is in the library.
#![forbid(unsafe_code)]

fn main() -> daumoi::cli::Exit {
    daumoi::cli::run()
}
