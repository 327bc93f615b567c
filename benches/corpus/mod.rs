//! What the benchmarks read: the corpus, repeated to about a megabyte, and how much every layer must hold of it.

use reportedly::Document;
use reportedly::corpus::Corpus;
use std::path::Path;

/// About this many bytes of text.
const BYTES: usize = 1_000_000;

/// Documents and the number of times the corpus is in them.
pub struct Repeated {
    pub documents: Vec<Document>,
    copies: usize,
}

impl Repeated {
    pub fn load() -> Repeated {
        let documents: Vec<Document> =
            Corpus::open([root().join("corpus")]).map(|read| read.expect("readable")).collect();
        let once: usize = documents.iter().map(|document| document.text().len()).sum();
        let copies = BYTES.div_ceil(once);
        Repeated { documents: std::iter::repeat_n(documents, copies).flatten().collect(), copies }
    }

    /// Bytes of all texts.
    pub fn bytes(&self) -> u64 {
        self.documents.iter().map(|document| document.text().len() as u64).sum()
    }

    /// How many of `layer` there are: the count that `tests/golden/counts.tsv` holds for the corpus, for every copy.
    pub fn expected(&self, layer: &str) -> usize {
        let counts = std::fs::read_to_string(root().join("tests/golden/counts.tsv")).expect("the golden counts");
        let mut rows = counts.lines().filter_map(|line| line.split_once('\t'));
        let (_, count) = rows.find(|(name, _)| *name == layer).expect("a layer that is counted");
        count.parse::<usize>().expect("a number") * self.copies
    }
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
