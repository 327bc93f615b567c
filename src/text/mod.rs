//! What any text has, with no lexicon in sight: tokens, sentences, quotes, zones.

mod key;
pub mod quote;
mod seen;
pub mod sentence;
mod stop;
mod table;
pub mod token;
mod tokenizer;
pub mod zone;

pub use key::WordKey;
pub use quote::{Quote, QuoteMark, pair_quotes};
pub(crate) use sentence::with_sentences;
pub use sentence::{Abbreviation, Abbreviations, Sentence, split_sentences};
pub(crate) use table::{KeyLists, KeyTable, Sieve};
pub use token::{Case, Gap, Token, TokenKind, tokenize};
pub(crate) use token::{places_in, places_of, places_of_numbers};
pub use zone::{Boilerplate, Zone, assign_zones};
