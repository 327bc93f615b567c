//! The integration tests, in one binary.

mod gazetteer_laws;
mod lexicons;
mod text_laws;
