//! A model’s files: `weights.tsv`, `words.bin` and `calibration.tsv` in one directory.

use crate::attribution::Weights;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

impl Weights {
    /// Writes learned weights as files into `directory`, which is made if it is missing; files of these names are replaced.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn save(&self, directory: impl AsRef<Path>) -> Result<()> {
        let directory = directory.as_ref();
        let fault = |path: &Path, cause| Error::output("cannot be written").at(path).caused_by(cause);
        fs::create_dir_all(directory).map_err(|cause| fault(directory, cause))?;
        for (name, bytes) in self.files() {
            let path = directory.join(name);
            fs::write(&path, bytes).map_err(|cause| fault(&path, cause))?;
        }
        Ok(())
    }

    /// Reads what [`Weights::save`] wrote.
    ///
    /// # Errors
    /// When a file cannot be read, misses a weight or holds one that is not known; the message says file and line.
    pub fn load(directory: impl AsRef<Path>) -> Result<Weights> {
        Weights::from_files(directory.as_ref(), &|path| {
            let bytes = fs::read(path).map_err(|cause| Error::input("cannot be read").at(path).caused_by(cause))?;
            Ok(Cow::Owned(bytes))
        })
    }
}
