//! Lists the English and world lexicons for embedding, so that a new table needs no line of code.

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lexicons");
    let mut files = Vec::new();
    for part in ["en", "world"] {
        println!("cargo::rerun-if-changed=lexicons/{part}");
        walk(&root.join(part), &mut files);
    }
    let entry = |file: &PathBuf| {
        let name = file.strip_prefix(&root).expect("it was found there").to_string_lossy().replace('\\', "/");
        format!("    ({name:?}, include_str!({file:?})),\n")
    };
    let list: String = files.iter().map(entry).collect();
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it")).join("lexicons.rs");
    std::fs::write(out, format!("&[\n{list}]\n")).expect("the build directory can be written");
}

/// The manifests below a directory and the tables beside them, sorted.
fn walk(directory: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let embedded = directory.join("lexicon.toml").is_file();
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        if path.is_dir() {
            walk(&path, files);
        } else if embedded && ["toml", "tsv", "csv", "jsonl"].contains(&ending) {
            files.push(path);
        }
    }
}
