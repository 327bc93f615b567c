//! The integration tests, one binary: cases as data under `tests/data`, laws as properties.

mod attribution;
mod corpus;
mod gazetteer_laws;
mod gold;
mod lexicons;
mod scorer;
mod text_laws;
