//! The lexicons inside the binary: everything under `lexicons/en` and `lexicons/world`.

use super::entry::Lexicon;
use super::load::{MANIFEST, Problems};
use super::set::check_together;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::path::Path;

/// Every embedded file, listed by the build script: its path below `lexicons/` and its text.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// The English and world lexicons that are built in, in the order of their paths.
///
/// ```
/// let ids: Vec<String> = reportedly::lexicon::builtin().into_iter().map(|lexicon| lexicon.id).collect();
/// assert!(ids.contains(&"en-cues".to_owned()));
/// ```
pub fn builtin() -> Vec<Lexicon> {
    let read = |path: &Path| {
        let name = path.strip_prefix("lexicons").unwrap_or(path);
        let found = FILES.iter().find(|(file, _)| Path::new(file) == name);
        found.map(|(_, text)| Cow::Borrowed(text.as_bytes())).ok_or_else(|| Error::lexicon("is not embedded").at(path))
    };
    let manifests =
        FILES.iter().map(|(file, _)| Path::new("lexicons").join(file)).filter(|path| path.ends_with(MANIFEST));
    let load = |path: &Path| {
        let mut problems = Problems::default();
        let loaded = Lexicon::with_manifest(path, &read, None, &mut problems);
        problems.result().and(loaded)
    };
    // A test loads them all, so this cannot fail in a build that passed its tests.
    manifests.map(|path| load(&path).unwrap_or_else(|error| panic!("built-in {error}"))).collect()
}

/// The built-in lexicons and a user's own, which take the place of built-in ones of the same id; checked together.
///
/// # Errors
/// As [`check_together`].
pub fn with_builtin(own: Vec<Lexicon>) -> Result<Vec<Lexicon>> {
    let lexicons = beside_builtin(own);
    check_together(&lexicons)?;
    Ok(lexicons)
}

/// The same, not yet checked.
pub(crate) fn beside_builtin(own: Vec<Lexicon>) -> Vec<Lexicon> {
    let mut lexicons = builtin();
    lexicons.retain(|lexicon| own.iter().all(|replacing| replacing.id != lexicon.id));
    lexicons.extend(own);
    lexicons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_on_disk_is_embedded_and_loads() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons");
        let mut expected = Vec::new();
        for part in ["en", "world"] {
            expected.extend(Lexicon::load(root.join(part)).unwrap());
        }
        let found = builtin();
        let summary = |lexicons: &[Lexicon]| {
            lexicons.iter().map(|lexicon| (lexicon.id.clone(), lexicon.hash.clone())).collect::<Vec<_>>()
        };
        assert_eq!(summary(&found), summary(&expected));
        assert!(!found.is_empty());
    }

    #[test]
    fn the_built_in_set_is_sound() {
        check_together(&builtin()).unwrap();
    }
}
