//! Lexicons: files of words and names, read and checked into plain values. The only reader of lexicon files.
//!
//! A lexicon is a directory with a manifest, `lexicon.toml`, and its tables; `docs/lexicon-format.md` describes both.
//! What loads has passed every check: the rest of the crate never meets a bad row.

mod builder;
mod builtin;
mod cache;
mod check;
mod clues;
pub mod entry;
mod examples;
mod hash;
mod import;
mod inflect;
mod kept;
mod load;
mod manifest;
mod overlaps;
pub mod quantities;
mod rows;
mod set;
mod skeleton;
mod store;
mod summary;
mod table;
pub mod times;
mod word_class;

pub(crate) use builtin::beside_builtin;
pub use builtin::{builtin, with_builtin};
pub use cache::Cache;
pub(crate) use cache::{CacheReader, CacheWriter};
pub use check::{CheckReport, Frequency, TryReport, check, list, try_text};
pub use clues::{NameClues, SourceClues, SourceMarks};
pub use entry::*;
pub use import::{ImportFormat, ImportOptions, ImportReport, import};
pub(crate) use inflect::{plurals, singular};
pub use load::load;
pub(crate) use load::load_cached;
pub use quantities::{Bound, QuantityEntry, QuantityNeed, QuantityWord};
pub use set::check_together;
pub(crate) use set::{check_ids, check_parents};
pub use skeleton::new_topic;
pub(crate) use store::Group;
pub use store::{NameRow, Names};
pub use summary::Summary;
pub use times::{TimeEntry, TimeNeed, TimeUnit, TimeWord};
