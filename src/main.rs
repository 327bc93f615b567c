//! The command line's start and exit code.

fn main() {}
