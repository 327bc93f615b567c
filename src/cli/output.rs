//! Where output goes: standard output, or a file that appears whole or not at all.

use super::say;
use reportedly::Result;
use reportedly::sink::OutputFile;
use std::io::{self, Stdout, Write};
use std::path::{Path, PathBuf};

/// Where to write.
#[derive(clap::Args)]
pub(super) struct OutputArgs {
    /// Write to FILE, which appears when all is done; else to standard output
    #[arg(short, long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
}

/// An open output.
pub(super) enum Output {
    Stdout(Stdout),
    File(OutputFile),
}

impl OutputArgs {
    pub(super) fn open(&self) -> Result<Output> {
        Ok(match &self.output {
            Some(path) if path != Path::new("-") => Output::File(OutputFile::create(path)?),
            _ => Output::Stdout(io::stdout()),
        })
    }
}

impl Output {
    /// Closes the output after a run: a file gets its name if the run went well, and says where its bytes are if not.
    pub(super) fn close<T>(self, run: Result<T>) -> Result<T> {
        match (self, run) {
            (Output::File(file), Ok(done)) => file.finish().map(|()| done),
            (Output::File(file), Err(error)) => {
                if let Some(partial) = file.partial() {
                    say(&format!("what was written until then is in {}", partial.display()));
                }
                Err(error)
            }
            // Standard output holds nothing back after the end of a line.
            (Output::Stdout(_), run) => run,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stdout(stdout) => stdout.write(bytes),
            Output::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(stdout) => stdout.flush(),
            Output::File(file) => file.flush(),
        }
    }
}
