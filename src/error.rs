//! The one [`Error`] of the project: where, what was found, and what would have been right.

use std::fmt;
use std::path::{Path, PathBuf};

/// What went wrong while loading, reading or writing. Analysing text never fails, so it never returns one.
///
/// The message says where (file, line, column), what was found and what would have been right; predicates tell the
/// kinds apart and [`std::error::Error::source`] leads to the cause.
///
/// ```
/// let error = reportedly::Pipeline::builder().lexicon_path("no/such/folder").err().unwrap();
/// assert!(error.is_lexicon());
/// assert!(error.to_string().contains("no/such/folder"));
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    path: Option<PathBuf>,
    line: Option<u64>,
    column: Option<u64>,
    message: String,
    expected: Option<String>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Lexicon,
    Input,
    Output,
    Argument,
}

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Error(Box::new(Inner {
            kind,
            path: None,
            line: None,
            column: None,
            message: message.into(),
            expected: None,
            cause: None,
        }))
    }

    /// A lexicon that cannot be used.
    pub(crate) fn lexicon(message: impl Into<String>) -> Self {
        Error::new(Kind::Lexicon, message)
    }

    /// A document, gold file or model that cannot be read.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Error::new(Kind::Input, message)
    }

    /// A record that cannot be written.
    pub(crate) fn output(message: impl Into<String>) -> Self {
        Error::new(Kind::Output, message)
    }

    /// A setting that cannot be followed.
    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Error::new(Kind::Argument, message)
    }

    /// Names the file.
    pub(crate) fn at(mut self, path: impl AsRef<Path>) -> Self {
        self.0.path = Some(path.as_ref().to_path_buf());
        self
    }

    /// Names the line, counted from 1.
    pub(crate) fn line(mut self, line: u64) -> Self {
        self.0.line = Some(line);
        self
    }

    /// Names the column, counted from 1 (a table's column, or a character of the line).
    pub(crate) fn column(mut self, column: u64) -> Self {
        self.0.column = Some(column);
        self
    }

    /// Says what would have been right.
    pub(crate) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.0.expected = Some(expected.into());
        self
    }

    /// Says how many more errors of the same kind there are.
    pub(crate) fn and_more(mut self, more: usize) -> Self {
        let note = match more {
            0 => return self,
            1 => " (and 1 more error)".to_owned(),
            _ => format!(" (and {more} more errors)"),
        };
        self.0.expected.as_mut().unwrap_or(&mut self.0.message).push_str(&note);
        self
    }

    /// Keeps the error that led here.
    pub(crate) fn caused_by(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// Whether a lexicon could not be used.
    pub fn is_lexicon(&self) -> bool {
        self.0.kind == Kind::Lexicon
    }

    /// Whether a document or gold file could not be read.
    pub fn is_input(&self) -> bool {
        self.0.kind == Kind::Input
    }

    /// Whether output could not be written.
    pub fn is_output(&self) -> bool {
        self.0.kind == Kind::Output
    }

    /// Whether a setting made no sense.
    pub fn is_argument(&self) -> bool {
        self.0.kind == Kind::Argument
    }

    /// Whether somebody stopped reading our output, which is no failure.
    pub fn is_broken_pipe(&self) -> bool {
        let cause = self.0.cause.as_deref().and_then(|cause| cause.downcast_ref::<std::io::Error>());
        cause.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    }

    /// The file it is about, if it is about one.
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// The line it is about, counted from 1, if it is about one.
    pub fn line_number(&self) -> Option<u64> {
        self.0.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.0.path {
            write!(f, "{}", path.display())?;
            for number in [self.0.line, self.0.column].into_iter().flatten() {
                write!(f, ":{number}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.0.message)?;
        if let Some(expected) = &self.0.expected {
            write!(f, "; {expected}")?;
        }
        if let Some(cause) = &self.0.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({self})", self.0.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

/// Shorthand for results of loading, reading and writing.
pub type Result<T> = std::result::Result<T, Error>;
