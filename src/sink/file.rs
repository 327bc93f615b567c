//! A file that appears whole or not at all.

use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes to `NAME.partial` beside the file, and gives it its name at the end; until then a file of that name stays as
/// it was. What is no ordinary file, such as `/dev/null`, is written to at once.
///
/// ```
/// use reportedly::sink::OutputFile;
/// use std::io::Write;
/// let path = std::env::temp_dir().join("reportedly-doc-output.jsonl");
/// # let _ = std::fs::remove_file(&path);
/// let mut file = OutputFile::create(&path)?;
/// file.write_all(b"{}\n")?;
/// assert!(!path.exists());
/// file.finish()?;
/// assert_eq!(std::fs::read(&path)?, b"{}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct OutputFile {
    file: File,
    /// Where the bytes go until the end; None when they go where they belong at once.
    partial: Option<PathBuf>,
    target: PathBuf,
}

impl OutputFile {
    /// Opens the file beside `path`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(path: impl AsRef<Path>) -> Result<OutputFile> {
        let path = path.as_ref();
        // A link is followed, so that the file behind it is replaced and not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let special = fs::metadata(&target).is_ok_and(|facts| !facts.is_file());
        let partial = (!special).then(|| {
            let mut name = target.clone().into_os_string();
            name.push(".partial");
            PathBuf::from(name)
        });
        let opened = partial.as_deref().unwrap_or(&target);
        let file = File::create(opened).map_err(|error| Error::output("cannot be made").at(opened).caused_by(error))?;
        Ok(OutputFile { file, partial, target })
    }

    /// Where the bytes are until the end; None when they go where they belong at once.
    pub fn partial(&self) -> Option<&Path> {
        self.partial.as_deref()
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// When it cannot be renamed; the message says where the bytes are.
    pub fn finish(self) -> Result<()> {
        let Some(partial) = self.partial else { return Ok(()) };
        drop(self.file);
        fs::rename(&partial, &self.target).map_err(|error| {
            let message = format!("cannot be given its name; all of it is in {}", partial.display());
            Error::output(message).at(&self.target).caused_by(error)
        })
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
