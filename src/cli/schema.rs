//! `reportedly schema`: the JSON Schema of claim records.

use super::{Done, Outcome, ProfileArg};
use reportedly::claim::{lean_schema, schema};
use std::io::Write;

/// Print the JSON Schema of claim records.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  reportedly schema > claim.schema.json")]
pub(super) struct Args {
    /// Of full or lean records
    #[arg(long, value_enum, default_value = "full")]
    profile: ProfileArg,
}

pub(super) fn run(args: Args) -> Outcome {
    let schema = match args.profile {
        ProfileArg::Full => schema(),
        ProfileArg::Lean => lean_schema(),
    };
    std::io::stdout().lock().write_all(schema.as_bytes())?;
    Ok(Done::default())
}
