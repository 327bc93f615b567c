//! The integration tests, in one binary.

mod text_laws;
