//! `lexicon new`: the files of a new topic, to be edited.

use crate::error::{Error, Result};
use std::path::Path;

/// The files of `lexicons/skeleton/`: a lexicon that passes its checks, with every key and column explained.
const FILES: [(&str, &str); 4] = [
    ("lexicon.toml", include_str!("../../lexicons/skeleton/lexicon.toml")),
    ("names.tsv", include_str!("../../lexicons/skeleton/names.tsv")),
    ("terms/lexicon.toml", include_str!("../../lexicons/skeleton/terms/lexicon.toml")),
    ("terms/terms.tsv", include_str!("../../lexicons/skeleton/terms/terms.tsv")),
];

/// What the skeleton calls its topic.
const PLACEHOLDER: &str = "my-topic";

/// Makes the directory of a new topic, with a manifest, a table of names, a table of terms and examples, all of which
/// pass [`check`](super::check) as they are. Gives the files written, as paths inside it.
///
/// # Errors
/// When `topic` is not an id of letters, digits, dots, dashes and underscores, when there is something at `directory`
/// already, or when it cannot be written.
///
/// ```
/// let place = tempfile::tempdir().unwrap();
/// let files = reportedly::lexicon::new_topic("beekeeping", place.path().join("bees"))?;
/// assert_eq!(files[0], "lexicon.toml");
/// assert!(reportedly::lexicon::new_topic("beekeeping", place.path().join("bees")).is_err());
/// # Ok::<(), reportedly::Error>(())
/// ```
pub fn new_topic(topic: &str, directory: impl AsRef<Path>) -> Result<Vec<&'static str>> {
    let directory = directory.as_ref();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    if !topic.starts_with(|c: char| c.is_ascii_alphanumeric()) || !topic.chars().all(plain) {
        let expected = "letters, digits, dots, dashes and underscores, a letter or digit first: beekeeping, eu-law";
        return Err(Error::lexicon(format!("topic {topic:?}")).expected(expected));
    }
    if directory.exists() {
        return Err(Error::lexicon("there is something already").at(directory).expected("a directory to be made"));
    }
    for (file, content) in FILES {
        let path = directory.join(file);
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.and_then(|()| std::fs::write(&path, content.replace(PLACEHOLDER, topic)))
            .map_err(|error| Error::lexicon("cannot be written").at(&path).caused_by(error))?;
    }
    Ok(FILES.iter().map(|(file, _)| *file).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_makes_passes_its_checks_and_finds_its_topic() {
        let place = tempfile::tempdir().unwrap();
        let directory = place.path().join("down/below");
        new_topic("bee.keeping-2", &directory).unwrap();
        let report = crate::lexicon::check(&directory, std::iter::empty());
        assert!(report.passed() && report.warnings.is_empty(), "{report}");
        let ids: Vec<&str> = report.lexicons.iter().map(|lexicon| lexicon.id.as_str()).collect();
        assert_eq!(ids, ["bee.keeping-2", "bee.keeping-2.terms"]);
        let pipeline = crate::Pipeline::builder().lexicon_path(&directory).unwrap().build().unwrap();
        let analysis = pipeline.analyze(&crate::Document::new("d", "The Lantern Society opened shelters."));
        assert_eq!((analysis.mentions.len(), analysis.topics.len()), (1, 1));
        assert_eq!(pipeline.topics().name(analysis.topics[0].topic), "bee.keeping-2");
    }

    #[test]
    fn nothing_is_overwritten_and_ids_are_plain() {
        let place = tempfile::tempdir().unwrap();
        let message = new_topic("bees", place.path()).unwrap_err().to_string();
        assert!(message.contains("there is something already"), "{message}");
        assert!(std::fs::read_dir(place.path()).unwrap().next().is_none());
        for topic in ["", "two words", "../up", "-bees", "bees\n"] {
            let message = new_topic(topic, place.path().join("new")).unwrap_err().to_string();
            assert!(message.contains("letters, digits"), "{message}");
            assert!(!place.path().join("new").exists());
        }
    }
}
