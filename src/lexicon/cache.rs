//! The cache: compiled lexicons on disk, so that a large one is not compiled at every start.
//!
//! A file is a mark, the key, arrays of fixed-size items in little-endian order, each after its length, and a hash of all
//! that. One that is missing, old, cut short or damaged in any way is as good as none: what it held is made again.

use super::hash::Hash;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The first bytes of a file; the number changes with the format of anything that is kept.
const MARK: &[u8] = b"reportedly cache 2\n";
/// How a file's name ends.
const ENDING: &str = "cache";
/// How many files are kept: the latest ones.
const KEPT: usize = 8;
/// Bytes that are read or written at once: what stays in a near cache.
const CHUNK: usize = 1 << 17;

/// A directory that keeps large compiled lexicons from one run to the next, by the hash of their content.
///
/// Nothing goes wrong when it cannot be read or written: the lexicons are then compiled.
#[derive(Clone, Debug)]
pub struct Cache {
    directory: PathBuf,
}

impl Cache {
    /// The cache in that directory, which is made when something is to be kept.
    pub fn new(directory: impl Into<PathBuf>) -> Cache {
        Cache { directory: directory.into() }
    }

    /// What is kept under a key, if it can be read whole.
    pub(crate) fn read<T>(&self, key: &str, read: impl FnOnce(&mut CacheReader) -> Option<T>) -> Option<T> {
        let file = File::open(self.path(key)).ok()?;
        let left = file.metadata().ok()?.len();
        let mut reader = CacheReader { file, left, hash: Hash::default(), chunk: vec![0; CHUNK] };
        let head = [MARK, key.as_bytes()].concat();
        (reader.array(|[byte]| byte)? == head).then_some(())?;
        let found = read(&mut reader)?;
        let hash = reader.hash.value();
        let expected = reader.array(u64::from_le_bytes)?;
        (expected == [hash] && reader.left == 0).then_some(found)
    }

    /// Keeps something under a key, and throws away what has been there longest.
    pub(crate) fn write(&self, key: &str, write: impl FnOnce(&mut CacheWriter)) {
        let path = self.path(key);
        if fs::create_dir_all(&self.directory).is_ok() && write_file(&path, key, write).is_some() {
            self.prune(&path);
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        let mut hash = Hash::default();
        hash.add(key.as_bytes());
        self.directory.join(format!("{}.{ENDING}", hash.hex()))
    }

    /// Removes all files but the latest and `own`.
    fn prune(&self, own: &Path) {
        let Ok(entries) = fs::read_dir(&self.directory) else { return };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let others = paths.filter(|path| path != own && path.extension().is_some_and(|ending| ending == ENDING));
        let mut dated: Vec<_> =
            others.filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path))).collect();
        dated.sort();
        let surplus = (dated.len() + 1).saturating_sub(KEPT);
        for (_, path) in dated.into_iter().take(surplus) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Writes a file beside its place and moves it there, so that nobody meets half of it; None when that failed.
fn write_file(path: &Path, key: &str, write: impl FnOnce(&mut CacheWriter)) -> Option<()> {
    // Two that write the same file at once may spoil it for each other; its hash then tells.
    let partial = path.with_extension("partial");
    let file = File::create(&partial).ok()?;
    let mut writer = CacheWriter { file, hash: Hash::default(), chunk: Vec::with_capacity(CHUNK), good: true };
    writer.array(&[MARK, key.as_bytes()].concat(), |byte| [*byte]);
    write(&mut writer);
    let hash = writer.hash.value();
    writer.array(&[hash], |hash| hash.to_le_bytes());
    let done = writer.good && fs::rename(&partial, path).is_ok();
    if !done {
        let _ = fs::remove_file(&partial);
    }
    done.then_some(())
}

/// Reads the arrays of a file in the order in which they were written.
pub(crate) struct CacheReader {
    file: File,
    /// Bytes that are left in the file.
    left: u64,
    hash: Hash,
    chunk: Vec<u8>,
}

impl CacheReader {
    /// The next array, of items of `N` bytes each; None when there is none.
    pub(crate) fn array<const N: usize, T>(&mut self, item: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let mut length = [0; 8];
        self.file.read_exact(&mut length).ok()?;
        self.hash.add(&length);
        let length = u64::from_le_bytes(length);
        let bytes = length.checked_mul(N as u64)?;
        self.left = self.left.checked_sub(bytes.checked_add(8)?)?;
        let (mut items, mut left) = (Vec::with_capacity(length as usize), bytes as usize);
        while left > 0 {
            let size = left.min(CHUNK / N * N);
            let chunk = &mut self.chunk[..size];
            self.file.read_exact(chunk).ok()?;
            self.hash.add(chunk);
            items.extend(chunk.as_chunks().0.iter().map(|bytes| item(*bytes)));
            left -= size;
        }
        Some(items)
    }

    /// The next array as text.
    pub(crate) fn text(&mut self) -> Option<String> {
        String::from_utf8(self.array(|[byte]| byte)?).ok()
    }
}

/// Writes arrays to a file.
pub(crate) struct CacheWriter {
    file: File,
    hash: Hash,
    chunk: Vec<u8>,
    good: bool,
}

impl CacheWriter {
    /// Adds an array of items of `N` bytes each.
    pub(crate) fn array<const N: usize, T>(&mut self, items: &[T], bytes: impl Fn(&T) -> [u8; N]) {
        self.chunk.extend((items.len() as u64).to_le_bytes());
        self.flush();
        for chunk in items.chunks(CHUNK / N) {
            self.chunk.extend(chunk.iter().flat_map(&bytes));
            self.flush();
        }
    }

    /// Writes the chunk, which is hashed as the reader will hash it.
    fn flush(&mut self) {
        self.hash.add(&self.chunk);
        self.good = self.good && self.file.write_all(&self.chunk).is_ok();
        self.chunk.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cache: &Cache, key: &str) -> Option<(Vec<u32>, String)> {
        cache.read(key, |file| Some((file.array(u32::from_le_bytes)?, file.text()?)))
    }

    #[test]
    fn only_a_whole_file_of_that_key_is_read() {
        let directory = tempfile::tempdir().unwrap();
        let cache = Cache::new(directory.path().join("not/there/yet"));
        let numbers: Vec<u32> = (0..100_000).collect();
        assert!(read(&cache, "a").is_none());
        cache.write("a", |file| {
            file.array(&numbers, |number| number.to_le_bytes());
            file.array(b"Zembla", |byte| [*byte]);
        });
        assert_eq!(read(&cache, "a"), Some((numbers, "Zembla".to_owned())));
        let path = cache.path("a");
        let good = fs::read(&path).unwrap();
        fs::write(cache.path("b"), &good).unwrap();
        assert!(read(&cache, "b").is_none(), "it is of another key");
        for at in (0..good.len()).step_by(4999).chain(good.len() - 20..good.len()) {
            let mut bad = good.clone();
            bad[at] ^= 0x40;
            fs::write(&path, bad).unwrap();
            assert!(read(&cache, "a").is_none(), "byte {at} is another");
            fs::write(&path, &good[..at]).unwrap();
            assert!(read(&cache, "a").is_none(), "all from byte {at} is missing");
        }
        fs::write(&path, [&good[..], b"more"].concat()).unwrap();
        assert!(read(&cache, "a").is_none());
    }

    #[test]
    fn the_latest_files_are_kept() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("mine.txt"), "").unwrap();
        let cache = Cache::new(directory.path());
        for key in 0..20 {
            cache.write(&key.to_string(), |file| file.array(&[key], |key: &u8| [*key]));
        }
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), KEPT + 1);
        assert_eq!(cache.read("19", |file| file.array(|[byte]| byte)), Some(vec![19]));
    }
}
