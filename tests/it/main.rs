//! The integration tests, one binary: cases as data under `tests/data`, laws as properties.

mod attribution;
mod claim_format;
mod cli;
mod corpus;
mod gold;
mod scorer;
mod text_laws;
