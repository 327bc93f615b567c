//! Lexicons of a hundred to a million names: what it takes to compile them, to load them from the cache, and to find them,
//! beside two automata that only match. `docs/lexicon-scale.md` shows what it printed.
//!
//!     cargo bench --bench gazetteer -- 100 300 10000 100000 1000000
//!
//! Peaks of memory are those of processes that compile, or load, and go over the texts. Names are invented from syllables, the same at
//! every run, after a quarter that the built-in places have, so that some stand in the texts. `-- --test` takes two small
//! sizes and compares what is found with and without the cache.

mod corpus;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use corpus::Repeated;
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use reportedly::Pipeline;
use reportedly::lexicon::{self, Body};
use reportedly::sink::{JsonLines, Options, Profile};
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const SIZES: [&str; 5] = ["100", "300", "10000", "100000", "1000000"];
/// Times that what is fast is done, of which the fastest counts.
const ROUNDS: usize = 7;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--test"] => [100, 3000].iter().for_each(|size| row(*size, 1)),
        ["--peak", table, cache] => println!("{}", peak(Path::new(table), Path::new(cache))),
        [] => table(&SIZES),
        sizes => table(sizes),
    }
}

/// Prints the table of those sizes.
fn table(sizes: &[&str]) {
    println!(
        "| names | table MB | compile, s | load, s | lean MB/s | peak MB, compiled | loaded | aho-corasick: build, s; MB/s | daachorse: build, s; MB/s |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for size in sizes {
        row(size.parse().expect("a number of names"), ROUNDS);
    }
}

fn build(table: Option<&Path>, cache: Option<&Path>) -> Pipeline {
    let builder = Pipeline::builder().threads(1);
    let builder = cache.into_iter().fold(builder, |builder, cache| builder.cache(cache));
    let builder = table.into_iter().try_fold(builder, |builder, table| builder.lexicon_path(table));
    builder.and_then(|builder| builder.build()).expect("a good lexicon")
}

/// The records of all texts.
fn run(pipeline: &Pipeline, texts: &Repeated) -> Vec<u8> {
    let mut sink = JsonLines::new(Vec::new(), Options { profile: Profile::Lean, ..Options::default() });
    pipeline.run(texts.documents.clone(), &mut sink).expect("nothing fails");
    sink.into_inner()
}

/// The most memory that this process holds, in MB, when it builds a pipeline and goes over the texts (Linux).
fn peak(table: &Path, cache: &Path) -> f64 {
    black_box(run(&build(Some(table), Some(cache)), &Repeated::load()));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok()).map_or(f64::NAN, |kib: f64| kib / 1024.0)
}

/// The same in a process of its own.
fn peak_alone(table: &Path, cache: &Path) -> f64 {
    let this = std::env::current_exe().expect("this program");
    let done = Command::new(this).arg("--peak").args([table, cache]).output().expect("it runs");
    String::from_utf8_lossy(&done.stdout).trim().parse().expect("a number")
}

/// Measures one size and prints its line of the table.
fn row(size: usize, rounds: usize) {
    let directory = tempfile::tempdir().expect("a directory");
    let (table, cache) = (directory.path().join("scale.tsv"), directory.path().join("cache"));
    let names = Generated::new(size);
    std::fs::write(&table, &names.table).expect("the table is written");
    let texts = Repeated::load();
    let peaks = [peak_alone(&table, &cache), peak_alone(&table, &cache)];

    // What the built-in lexicons take is not this lexicon's.
    let (built_in, alone) = fastest(rounds, || build(None, None));
    let mentions = |pipeline: &Pipeline| -> usize {
        texts.documents.iter().map(|document| pipeline.analyze(document).mentions.len()).sum()
    };
    assert_eq!(mentions(&built_in), texts.expected("mentions"));
    let (compiled, compile) = fastest(rounds.min(3), || build(Some(&table), None));
    build(Some(&table), Some(&cache));
    let (loaded, load) = fastest(rounds, || build(Some(&table), Some(&cache)));
    assert!(run(&compiled, &texts) == run(&loaded, &texts), "what was kept finds the same");
    assert!(mentions(&loaded) > 0);
    drop(compiled);
    let (_, lean) = fastest(rounds, || run(&loaded, &texts));
    drop(loaded);

    let speed = |time: Duration| texts.bytes() as f64 / 1e6 / time.as_secs_f64();
    let surfaces = || names.surfaces.iter();
    let (aho, aho_build) = fastest(1, || {
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let builder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).kind(kind).build(surfaces());
        builder.expect("it fits")
    });
    let count_aho = || texts.documents.iter().map(|document| aho.find_iter(document.text()).count()).sum::<usize>();
    let (aho_found, aho_find) = fastest(rounds, || black_box(count_aho()));
    let (daac, daac_build) = fastest(1, || -> DoubleArrayAhoCorasick<u32> {
        let builder = DoubleArrayAhoCorasickBuilder::new().match_kind(daachorse::MatchKind::LeftmostLongest);
        builder.build(surfaces()).expect("it fits")
    });
    let count_daac =
        || texts.documents.iter().map(|document| daac.leftmost_find_iter(document.text()).count()).sum::<usize>();
    let (daac_found, daac_find) = fastest(rounds, || black_box(count_daac()));
    assert_eq!(aho_found, daac_found);
    println!(
        "| {size} | {:.1} | {:.3} | {:.3} | {:.1} | {:.0} | {:.0} | {:.2}; {:.0} | {:.2}; {:.0} |",
        names.table.len() as f64 / 1e6,
        compile.saturating_sub(alone).as_secs_f64(),
        load.saturating_sub(alone).as_secs_f64(),
        speed(lean),
        peaks[0],
        peaks[1],
        aho_build.as_secs_f64(),
        speed(aho_find),
        daac_build.as_secs_f64(),
        speed(daac_find),
    );
}

/// What something makes, and the least CPU time it took in some rounds.
fn fastest<T>(rounds: usize, mut make: impl FnMut() -> T) -> (T, Duration) {
    let mut least: Option<(T, Duration)> = None;
    for _ in 0..rounds {
        let start = cpu();
        let made = make();
        let time = cpu() - start;
        if least.as_ref().is_none_or(|(_, least)| time < *least) {
            least = Some((made, time));
        }
    }
    least.expect("a round")
}

/// User and system time of this process so far; wall time where the system does not tell.
fn cpu() -> Duration {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
    }
    #[cfg(not(unix))]
    {
        static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
        START.elapsed()
    }
}

/// A table of invented names, and all that they are written as.
struct Generated {
    table: String,
    surfaces: Vec<String>,
}

impl Generated {
    fn new(size: usize) -> Generated {
        let mut made = Generated {
            table: "id\tname\taliases\ttype\tlat\tlon\tcountry\tweight\n".to_owned(),
            surfaces: Vec::new(),
        };
        let mut random = Random(1);
        let places = lexicon::builtin().into_iter().find_map(|lexicon| match lexicon.body {
            Body::Names(names) if lexicon.id == "world.places" => Some(names),
            _ => None,
        });
        let places = places.expect("the built-in places");
        for (row, place) in places.iter().take(size / 4).enumerate() {
            let surfaces: Vec<&str> = place.surfaces().collect();
            made.row(row, surfaces[0], &surfaces[1..], &mut random);
        }
        for row in size / 4..size.max(1) {
            let mut surfaces = vec![random.name()];
            (0..random.below(3)).for_each(|_| surfaces.push(random.name()));
            let surfaces: Vec<&str> = surfaces.iter().map(String::as_str).collect();
            made.row(row.max(places.len().min(size / 4)), surfaces[0], &surfaces[1..], &mut random);
        }
        made
    }

    fn row(&mut self, row: usize, name: &str, aliases: &[&str], random: &mut Random) {
        const TYPES: [&str; 5] = ["place.city", "place.region", "org.company", "person.official", "place.site"];
        let (aliases_cell, kind) = (aliases.join("|"), TYPES[random.below(TYPES.len())]);
        let (lat, lon) = (random.below(1_800_000) as f64 / 1e4 - 90.0, random.below(3_600_000) as f64 / 1e4 - 180.0);
        let country: String =
            [random.below(26), random.below(8)].map(|letter| char::from(b'A' + letter as u8)).iter().collect();
        let weight = random.below(100) as f64 / 100.0;
        writeln!(self.table, "s:{row}\t{name}\t{aliases_cell}\t{kind}\t{lat:.4}\t{lon:.4}\t{country}\t{weight:.2}")
            .expect("text takes all");
        self.surfaces.push(name.to_owned());
        self.surfaces.extend(aliases.iter().map(|alias| (*alias).to_owned()));
    }
}

/// Numbers that look random and are the same at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    /// One to three words of two to four syllables.
    fn name(&mut self) -> String {
        const SYLLABLES: [&str; 40] = [
            "ba", "dor", "ke", "lim", "mon", "na", "ra", "sta", "ti", "vel", "zu", "gor", "hil", "jo", "pra", "shi",
            "thu", "bre", "cla", "dri", "fen", "gla", "ilo", "kru", "lys", "mir", "nok", "oru", "pel", "qua", "ros",
            "sul", "tar", "uma", "var", "wen", "xan", "yor", "zel", "ack",
        ];
        let words = 1 + [0, 0, 0, 1, 1, 2][self.below(6)];
        let word = |random: &mut Random| {
            let syllables = 2 + random.below(3);
            let word: String = (0..syllables).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect();
            word[..1].to_uppercase() + &word[1..]
        };
        (0..words).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }
}
