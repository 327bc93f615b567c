//! Reads news and writes down who is said to have said what.
//!
//! A text goes in, claims come out. Offsets are UTF-8 bytes of the text exactly as it came in; in this one every
//! character is a byte, so that they can be checked by eye:
//!
//! ```text
//! Reuters reported that two ships had left Busan.
//! 0       8        17                           46
//! ```
//!
//! ```
//! use reportedly::{Document, Pipeline, Span};
//!
//! let pipeline = Pipeline::builder().build()?;
//! let text = "Reuters reported that two ships had left Busan.";
//! let document = Document::new("ships-1", text).published("2024-01-24");
//! let claims = pipeline.claims(&document);
//!
//! let claim = claims.iter().next().unwrap();
//! assert_eq!(claim.source(), Some("Reuters"));
//! assert_eq!(claim.cue(), "reported");
//! assert_eq!(claim.content(), "that two ships had left Busan");
//! assert_eq!(claim.source_span(), Some(Span::new(0, 7)));
//! assert_eq!(claim.cue_span(), Span::new(8, 16));
//! assert_eq!(claim.content_spans().next(), Some(Span::new(17, 46)));
//! assert_eq!(claim.status().name(), "reported");
//! assert_eq!(claim.source_type().name(), "wire");
//! # Ok::<(), reportedly::Error>(())
//! ```
//!
//! # Three nouns
//!
//! A [`Document`] is one article: an id, its text, and what is known about it. A [`Lexicon`] is a checked table of words
//! or names; English and the world are built in, topics are loaded ([`PipelineBuilder::lexicon_path`]). A [`Pipeline`] is
//! everything compiled; it never changes, and any number of threads may share it.
//!
//! # One verb for one text, one for many
//!
//! [`Pipeline::claims`] gives the claims of one document. [`Pipeline::run`] takes any number of documents, analyses them on
//! all cores, and hands their records in order to a [`Sink`]; the output is the same at any number of threads.
//! [`corpus`] reads documents from files, [`sink`] writes records as JSON lines or CSV; [`claim::Record`] is the format.
//!
//! ```
//! use reportedly::sink::{JsonLines, Options};
//! use reportedly::{Document, Pipeline};
//!
//! let pipeline = Pipeline::builder().threads(2).build()?;
//! let documents = [Document::new("a", "The mayor said no."), Document::new("b", "Ships sailed.")];
//! let mut sink = JsonLines::new(Vec::new(), Options::default());
//! let stats = pipeline.run(documents, &mut sink)?;
//! assert_eq!((stats.documents, stats.claims), (2, 1));
//! assert!(sink.into_inner().starts_with(br#"{"schema":"reportedly.claim/1""#));
//! # Ok::<(), reportedly::Error>(())
//! ```
//!
//! # One level deeper
//!
//! [`Pipeline::analyze`] gives all layers of a document: tokens, sentences, quotes and zones ([`text`]), names
//! ([`gazetteer`]), words that may attribute ([`cue`]), and [`attribution`]s with their [`factuality`]. Each points into the
//! text or at tokens:
//!
//! ```
//! use reportedly::{Document, Pipeline};
//!
//! let pipeline = Pipeline::builder().build()?;
//! let document = Document::new("d", "“We sailed,” she said.");
//! let layers = pipeline.analyze(&document);
//! assert_eq!(layers.tokens.len(), 8);
//! let quote = &layers.quotes[0];
//! assert_eq!(layers.span(quote.tokens).text(document.text()), "“We sailed,”");
//! # Ok::<(), reportedly::Error>(())
//! ```
//!
//! # What cannot go wrong, and what can
//!
//! Analysing text returns no error, does no input or output and does not panic: odd text costs a quote or some confidence.
//! Loading, reading and writing return the one [`Error`], which says where, what was found and what would have been right.
//!
//! # What the confidence means
//!
//! [`Claim::confidence`] is the probability that the claim is read rightly, not that it is true. It is the exact sum of its
//! [`Claim::factors`] in log-odds. `docs/confidence.md` says more; `docs/evaluation.md` has figures.

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
pub mod names;
mod pipeline;
pub mod place;
pub mod quantity;
pub mod reference;
pub mod sink;
mod source;
mod span;
pub mod text;
pub mod time;
pub mod topic;
pub mod train;
mod words;

pub use attribution::Model;
pub use claim::{Claim, Claims};
pub use document::{DateOrigin, Document};
pub use error::{Error, Result};
pub use lexicon::Lexicon;
pub use pipeline::{Analysis, LexiconInfo, Pipeline, PipelineBuilder, Stats};
pub use sink::Sink;
pub use span::{Span, TokenRange};

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
