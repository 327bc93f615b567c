//! The integration tests, in one binary.

mod attribution;
mod claim_format;
mod cli;
mod corpus;
mod gazetteer_laws;
mod gold;
mod lexicons;
mod scorer;
mod text_laws;
