//! Gold against found: marked text, gold documents, and precision, recall and F1 of each layer.

pub mod marked;

pub use marked::{Mark, Marked};
