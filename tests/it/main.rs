//! The integration tests, in one binary.

mod attribution;
mod claim_format;
mod cli;
mod corpus;
mod gazetteer_laws;
mod gold;
mod golden;
mod import;
mod laws;
mod lexicon_cache;
mod lexicons;
mod model;
mod names_laws;
mod offices;
mod places;
mod quantities;
mod readme;
mod references;
mod scorer;
mod sources;
mod status;
mod text_laws;
mod tidy;
mod times;
