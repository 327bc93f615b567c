//! Lexicons as users meet them: those of the project, small ones that show how names match, broken ones and their messages.

use reportedly::lexicon::{self, Lexicon};
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", directory.display());
    paths
}

/// Checks the lexicon at a path, its examples among the rest.
pub fn assert_passes(path: &Path) {
    let report = lexicon::check(path, std::iter::empty());
    assert!(report.passed(), "{}\n{report}", path.display());
}

#[test]
fn the_lexicons_of_the_project_pass_their_checks() {
    assert_passes(&root().join("lexicons"));
}

#[test]
fn names_match_as_their_lexicons_say() {
    for directory in entries(&root().join("tests/data/lexicons")) {
        assert_passes(&directory);
    }
}

/// Each broken lexicon stands beside the message that it must give, a file of the same name that ends in `.expected`.
#[test]
fn a_broken_lexicon_says_what_is_wrong_and_what_would_be_right() {
    let directory = root().join("tests/data/bad-lexicons");
    let (mut count, mut wrong) = (0, Vec::new());
    for path in entries(&directory) {
        if path.is_dir() || path.extension().is_some_and(|ending| ending == "expected") {
            continue;
        }
        let expected = std::fs::read_to_string(path.with_extension("expected")).unwrap_or_default();
        let found = match lexicon::load(&path).and_then(|own| lexicon::with_builtin(own).map(|_| ())) {
            Ok(()) => "no error".to_owned(),
            Err(error) => error.to_string().replace(&format!("{}/", directory.display()), ""),
        };
        if found != expected.trim_end() {
            wrong.push(format!("{}:\n  expected {}\n  found    {found}", path.display(), expected.trim_end()));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 30, "only {count} broken lexicons");
}

#[test]
fn an_example_that_comes_out_otherwise_fails_the_check() {
    let directory = tempfile::tempdir().unwrap();
    let manifest = "[lexicon]\nid = \"wrong\"\nkind = \"gazetteer\"\n[[files]]\npath = \"names.tsv\"\n\
                    [[example]]\ntext = \"[hero Hodge] slept.\"\n[[example]]\ntext = \"Podge slept.\"\n[[example]]\ntext = \"[hero Podge] slept.\"\n";
    std::fs::write(directory.path().join("lexicon.toml"), manifest).unwrap();
    std::fs::write(directory.path().join("names.tsv"), "id\tname\ttype\nhero\tPodge\tperson\n").unwrap();
    let report = lexicon::check(directory.path(), std::iter::empty());
    assert_eq!(
        report.errors,
        [
            "wrong, example in line 7: expected \"[hero Hodge] slept.\", found \"Hodge slept.\"",
            "wrong, example in line 9: expected \"Podge slept.\", found \"[hero Podge] slept.\"",
        ]
    );
}

#[test]
fn a_topic_is_a_directory_and_no_code() {
    let directory = tempfile::tempdir().unwrap();
    let topic = directory.path().join("beekeeping");
    std::fs::create_dir(&topic).unwrap();
    let manifest = "[lexicon]\nid = \"beekeeping\"\nkind = \"gazetteer\"\n[defaults]\ntype = \"disease\"\n[[files]]\npath = \"mites.csv\"\n";
    std::fs::write(topic.join("lexicon.toml"), manifest).unwrap();
    // A byte-order mark and line ends of another system do no harm.
    std::fs::write(
        topic.join("mites.csv"),
        "\u{feff}id,name,aliases\r\nvarroa,Varroa destructor,\"varroa mite|varroa, the mite\"\r\n",
    )
    .unwrap();
    let pipeline = reportedly::Pipeline::builder().lexicon_path(directory.path()).unwrap().build().unwrap();
    let doc = reportedly::Document::new("bees", "Hives with the varroa mite died.");
    let analysis = pipeline.analyze(&doc);
    let [mention] = analysis.mentions[..] else { panic!("{:?}", analysis.mentions) };
    assert_eq!(mention.span.text(doc.text()), "varroa mite");
    let name = pipeline.gazetteer().name(mention.name.unwrap());
    assert_eq!((name.id, name.lexicon), ("varroa", "beekeeping"));
}

#[test]
fn a_corpus_shows_which_names_are_common() {
    let path = root().join("tests/data/lexicons/readings");
    let texts = ["Elphinstone met Elphinstone.", "Waindell lay near Elphinstone."];
    let report = lexicon::check(&path, texts.map(str::to_owned));
    let first = &report.frequencies[0];
    assert_eq!((first.surface.as_str(), first.id.as_str(), first.count), ("Elphinstone", "heavy", 3));
    assert!((first.per_million - 3e6 / 9.0).abs() < 1.0, "{}", first.per_million);
    assert!(
        report.to_string().contains("\"elphinstone\" is claimed by heavy of readings, light of readings"),
        "{report}"
    );
}

#[test]
fn a_text_can_be_tried() {
    let own = lexicon::load(root().join("tests/data/lexicons/readings")).unwrap();
    let report = lexicon::try_text("He left Elphinstone.", own).unwrap().to_string();
    assert!(report.contains("8..19    \"Elphinstone\" heavy (station, readings): chosen"), "{report}");
    assert!(report.contains("light (station, readings): another reading of the same words"), "{report}");
}

#[test]
fn a_single_table_is_a_lexicon() {
    let directory = tempfile::tempdir().unwrap();
    let table = directory.path().join("cats.tsv");
    std::fs::write(&table, "id\tname\ttype\nhodge\tHodge\tcat\n").unwrap();
    let lexicons = Lexicon::load(&table).unwrap();
    assert_eq!((lexicons[0].id.as_str(), lexicons.len()), ("cats", 1));
    assert!(lexicons[0].warnings[0].contains("license"));
    let same = directory.path().join("copy");
    std::fs::create_dir(&same).unwrap();
    std::fs::copy(&table, same.join("cats.tsv")).unwrap();
    assert_eq!(lexicons[0].hash, Lexicon::load(same.join("cats.tsv")).unwrap()[0].hash);
}
