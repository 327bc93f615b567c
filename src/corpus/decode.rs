//! Opening an input: decompression, how far reading has come, and what standard input holds.

use super::inputs::{Compression, Input, Kind};
use super::{BOM, unreadable};
use crate::error::Result;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How far reading has come; clones tell the same.
#[derive(Clone, Debug, Default)]
pub struct Position(Arc<AtomicU64>);

impl Position {
    /// Bytes read so far, as stored (compressed bytes where inputs are compressed).
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A reader that moves a position on.
struct Counted<R> {
    inner: R,
    position: Position,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.position.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Big enough that system calls and the decompressors' calls do not show.
const BUFFER: usize = 256 * 1024;

/// The largest window that `zstd --long` writes, as a power of two.
const ZSTD_WINDOW: u32 = 31;

/// The decompressed bytes of an input.
pub(super) fn open(input: &Input, position: &Position) -> Result<Box<dyn BufRead + Send>> {
    let position = position.clone();
    if input.kind == Kind::Sniff {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, Counted { inner: io::stdin(), position })));
    }
    let failed = |error| unreadable(&input.path, error);
    let file = Counted { inner: File::open(&input.path).map_err(failed)?, position };
    Ok(match input.compression {
        Compression::None => Box::new(BufReader::with_capacity(BUFFER, file)),
        Compression::Gzip => {
            let stored = BufReader::with_capacity(BUFFER, file);
            Box::new(BufReader::with_capacity(BUFFER, flate2::bufread::MultiGzDecoder::new(stored)))
        }
        Compression::Zstd => {
            let mut decoder = zstd::Decoder::new(file).map_err(failed)?;
            decoder.window_log_max(ZSTD_WINDOW).map_err(failed)?;
            Box::new(BufReader::with_capacity(BUFFER, decoder))
        }
    })
}

/// Whether `bytes` are JSON lines or one text, by their first byte that is not blank; puts back what it read.
pub(super) fn sniff(bytes: &mut Box<dyn BufRead + Send>) -> io::Result<Kind> {
    let mut head = Vec::new();
    let first = loop {
        let more = bytes.fill_buf()?;
        let length = more.len();
        head.extend_from_slice(more);
        bytes.consume(length);
        let content = head.strip_prefix(BOM).unwrap_or(&head);
        let first = content.trim_ascii_start().first().copied();
        if length == 0 || (first.is_some() && head.len() >= BOM.len()) {
            break first;
        }
    };
    let rest = std::mem::replace(bytes, Box::new(io::empty()));
    *bytes = Box::new(Cursor::new(head).chain(rest));
    Ok(if first == Some(b'{') { Kind::Lines } else { Kind::Text })
}
