//! The cache of large lexicons: what is kept changes no result, and a file that is not what was kept is as good as none.

use reportedly::{Document, Pipeline};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// As many rows as are kept, some of them with all that a row can have.
fn table(rows: usize) -> String {
    let mut table =
        "id\tname\taliases\ttype\tcase\tambiguity\tcontext_any\tparents\tlat\tlon\tcountry\tweight\tx_hue\tvalid_from\n".to_owned();
    table += "zembla\tZembla\tNova Zembla\tplace.country\texact\t\t\t\t72.1\t-53.25\tZE\t0.9\tgrey\t1947-05\n";
    table += "kalix\tKalix Haven\t\tplace.port\t\tneeds_context\tharbour|ferry boat\tzembla\t71\t-52\tZE\t0.4\t\n";
    for row in 2..rows {
        writeln!(
            table,
            "row:{row}\tQuilbur{row} Town\tOld Quilbur{row}|Quilbur{row}\tplace.city\t\t\t\tzembla\t1\t2\tZE"
        )
        .unwrap();
    }
    table
}

fn build(table: &Path, cache: Option<&Path>) -> reportedly::Result<Pipeline> {
    let builder = Pipeline::builder().threads(1);
    let builder = cache.into_iter().fold(builder, |builder, cache| builder.cache(cache));
    builder.lexicon_path(table)?.build()
}

/// All that is known of the names of lexicons that are found.
fn found(pipeline: &Pipeline) -> Vec<String> {
    let text = "Zembla’s king left the harbour of Kalix Haven, said OLD QUILBUR777 and Quilbur20001 Town. zembla, Kalix Haven.";
    let document = Document::new("d", text);
    let analysis = pipeline.analyze(&document);
    let facts = |mention: &reportedly::gazetteer::Mention| {
        let name = mention.name?;
        let row = pipeline.gazetteer().row(name);
        let (facts, hue) = (pipeline.gazetteer().name(name), row.fact("x_hue"));
        let office = pipeline.gazetteer().office(name);
        Some(format!("{:?} {facts:?} {:?} {hue:?} {office:?} {}", mention.span, row.parents(), row.line()))
    };
    analysis.mentions.iter().filter_map(facts).collect()
}

fn kept(cache: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_is_kept_finds_the_same_and_is_made_again_when_it_is_damaged() {
    let directory = tempfile::tempdir().unwrap();
    let (path, cache) = (directory.path().join("zembla.tsv"), directory.path().join("cache"));
    std::fs::write(&path, table(25_000)).unwrap();
    let expected = found(&build(&path, None).unwrap());
    assert_eq!(expected.len(), 5, "{expected:#?}");
    assert!(!cache.exists());

    assert_eq!(found(&build(&path, Some(&cache)).unwrap()), expected);
    let files = kept(&cache);
    assert_eq!(files.len(), 2, "the names and their index");
    let good: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert_eq!(found(&build(&path, Some(&cache)).unwrap()), expected);

    for (file, good) in files.iter().zip(&good) {
        let mut damaged = good.clone();
        damaged[good.len() / 2] ^= 1;
        for bad in [&damaged[..], &good[..good.len() / 3], b"", b"something else"] {
            std::fs::write(file, bad).unwrap();
            assert_eq!(found(&build(&path, Some(&cache)).unwrap()), expected);
            assert!(std::fs::read(file).unwrap() == *good, "it was made again");
        }
    }
}

#[test]
fn a_changed_table_is_read_and_a_bad_one_is_never_kept() {
    let directory = tempfile::tempdir().unwrap();
    let (path, cache) = (directory.path().join("zembla.tsv"), directory.path().join("cache"));
    let good = table(25_000);
    std::fs::write(&path, &good).unwrap();
    let before = found(&build(&path, Some(&cache)).unwrap());
    std::fs::write(&path, good.replacen("Quilbur777", "Quilbur778", 3)).unwrap();
    assert_eq!(found(&build(&path, Some(&cache)).unwrap()).len(), before.len() - 1);

    std::fs::write(&path, good + "late\tX\n").unwrap();
    for _ in 0..2 {
        let error = build(&path, Some(&cache)).unwrap_err().to_string();
        assert!(error.contains("zembla.tsv:25002:2: \"X\" is one character"), "{error}");
    }
    std::fs::write(&path, table(25_000).replacen("\tzembla\t71", "\tnowhere\t71", 1)).unwrap();
    for _ in 0..2 {
        let error = build(&path, Some(&cache)).unwrap_err().to_string();
        assert!(error.contains("parent \"nowhere\" of \"kalix\" is in no lexicon"), "{error}");
    }
}

#[test]
fn small_lexicons_and_a_cache_that_cannot_be_made_leave_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let (path, cache) = (directory.path().join("zembla.tsv"), directory.path().join("cache"));
    std::fs::write(&path, table(1_000)).unwrap();
    build(&path, Some(&cache)).unwrap();
    assert!(!cache.exists());
    std::fs::write(&path, table(25_000)).unwrap();
    let expected = found(&build(&path, None).unwrap());
    // A file stands where the directory would be.
    assert_eq!(found(&build(&path, Some(&path.join("cache"))).unwrap()), expected);
}
