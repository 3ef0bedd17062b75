//! The loop: threads, the clock, and the letters between screen and roster.
