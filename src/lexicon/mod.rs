//! Lexicons: files of words and names, read and checked into plain values. The only reader of lexicon files.

pub mod entry;

pub use entry::*;
