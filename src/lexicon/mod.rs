//! Lexicons: files of words and names, read and checked into plain values. The only reader of lexicon files.
//!
//! A lexicon is a directory with a manifest, `lexicon.toml`, and its tables; `docs/lexicon-format.md` describes both.
//! What loads has passed every check: the rest of the crate never meets a bad row.

mod builtin;
mod check;
mod clues;
pub mod entry;
mod examples;
mod inflect;
mod load;
mod manifest;
mod overlaps;
mod rows;
mod set;
mod skeleton;
mod summary;
mod table;
pub mod times;

pub use builtin::{builtin, with_builtin};
pub use check::{CheckReport, Frequency, TryReport, check, list, try_text};
pub use clues::NameClues;
pub use entry::*;
pub(crate) use inflect::plurals;
pub use load::load;
pub use set::check_together;
pub use skeleton::new_topic;
pub use summary::Summary;
pub use times::{TimeEntry, TimeNeed, TimeUnit, TimeWord};
