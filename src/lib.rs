//! Reads news and writes down who is said to have said what.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod attribution;
pub mod claim;
mod confidence;
pub mod corpus;
pub mod cue;
mod document;
mod error;
pub mod eval;
pub mod factuality;
pub mod gazetteer;
pub mod lexicon;
mod pipeline;
pub mod sink;
mod source;
mod span;
pub mod text;
pub mod train;
mod words;

pub use claim::{Claim, Claims};
pub use document::{DateOrigin, Document};
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use pipeline::{Analysis, LexiconInfo, Pipeline, PipelineBuilder, Stats};
pub use sink::Sink;
pub use span::{Span, TokenRange};
