//! The integration tests, in one binary.

mod attribution;
mod corpus;
mod gold;
mod scorer;
