//! Models: the weights that are built in, and the files that learned weights are kept in.

use super::lexical::Group;
use super::weights::Weights;
use crate::confidence::Calibration;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::path::Path;

/// Which weights a pipeline chooses attributions with.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Model {
    /// Those learned from gold documents, with the words beside cues, sources and contents; built in.
    #[default]
    Learned,
    /// None: nothing is found. What a pipeline for training needs, as no weight plays a part in it.
    Blank,
    /// One’s own, learned by [`crate::train::train`].
    Own(Box<Weights>),
}

/// The place of the built-in models, for messages.
const BUILT_IN: &str = "models/en";

const WEIGHTS: &str = "weights.tsv";
const WORDS: &str = "words.bin";
const CALIBRATION: &str = "calibration.tsv";

/// The built-in learned model.
const LEARNED: [(&str, &[u8]); 3] = [
    (WEIGHTS, include_bytes!("../../models/en/weights.tsv")),
    (WORDS, include_bytes!("../../models/en/words.bin")),
    (CALIBRATION, include_bytes!("../../models/en/calibration.tsv")),
];

impl Model {
    /// Its weights.
    ///
    /// # Errors
    /// When a built-in table names an unknown feature, or misses one; a test holds that it does not.
    pub fn weights(self) -> Result<Weights> {
        match self {
            Model::Own(weights) => Ok(*weights),
            Model::Blank => Ok(Weights::blank()),
            Model::Learned => Weights::from_files(Path::new(BUILT_IN), &|path| {
                let file = LEARNED.iter().find(|(name, _)| path.ends_with(name));
                Ok(Cow::Borrowed(file.map_or(&[][..], |(_, bytes)| bytes)))
            }),
        }
    }
}

impl Weights {
    /// Learned weights from the files of the directory `place`; `read` gives the bytes of one.
    pub(crate) fn from_files(place: &Path, read: &dyn Fn(&Path) -> Result<Cow<'static, [u8]>>) -> Result<Weights> {
        let text = |name: &str| {
            let path = place.join(name);
            let bytes = read(&path)?.into_owned();
            String::from_utf8(bytes).map_err(|cause| Error::input("not UTF-8").at(&path).caused_by(cause))
        };
        let table = text(WEIGHTS)?;
        let mut weights = Weights::parse_learned(&table).map_err(|error| error.at(place.join(WEIGHTS)))?;
        let calibration = Calibration::parse(&text(CALIBRATION)?);
        weights.calibration = calibration.map_err(|error| error.at(place.join(CALIBRATION)))?;
        let words = read(&place.join(WORDS))?;
        if words.len() != Group::PLACES {
            let expected = format!("{} bytes are expected, one a weight", Group::PLACES);
            return Err(Error::input(format!("{} bytes", words.len())).expected(expected).at(place.join(WORDS)));
        }
        weights.words = words.iter().map(|&byte| byte as i8).collect();
        Ok(weights.joined())
    }

    /// A hash of all of them: other weights, another number.
    pub(crate) fn hash(&self) -> u64 {
        let files = self.files();
        let words = files.iter().flat_map(|(_, bytes)| bytes.chunks(8));
        words.fold(0xCBF2_9CE4_8422_2325, |hash, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let mixed = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed ^ mixed >> 32
        })
    }

    /// The files of learned weights: name and bytes.
    pub(crate) fn files(&self) -> [(&'static str, Vec<u8>); 3] {
        let words = self.words.iter().map(|&weight| weight as u8).collect();
        [(WEIGHTS, self.table().into_bytes()), (WORDS, words), (CALIBRATION, self.calibration.table().into_bytes())]
    }
}
