use reportedly::eval::{self, GoldDocument};
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let build = || reportedly::Pipeline::builder().build().unwrap();
    let pipeline = build();
    let load = |p: &str| GoldDocument::load(&[p.into()]).unwrap();
    let mut gold = load("../shared/eval/attribution/train.jsonl");
    let cv = args[0] == "cv";
    let corpus = load("corpus/gold");
    let held: Vec<GoldDocument> = if cv { gold.iter().enumerate().filter(|(i, _)| i % 5 == 0).map(|x| x.1.clone()).collect() } else { vec![] };
    if cv { let mut i = 0; gold.retain(|_| { i += 1; (i - 1) % 5 != 0 }); }
    let extra: usize = args[1].parse().unwrap();
    for _ in 0..extra { gold.extend(corpus.iter().cloned()); }
    let mut s = reportedly::train::Settings::default();
    for a in &args[2..] { let (k, v) = a.split_once('=').unwrap(); match k { "rounds" => s.rounds = v.parse().unwrap(), "rate" => s.rate = v.parse().unwrap(), "drop" => s.dropout = v.parse().unwrap(), "decay" => s.decay = v.parse().unwrap(), _ => {} } }
    let t = std::time::Instant::now();
    let w = reportedly::train::train(&pipeline, &gold, &s).unwrap();
    eprintln!("train {:?}", t.elapsed());
    let show = |name: &str, gold: &[GoldDocument], th: f64| {
        let mut w = w.clone(); w.threshold = th;
        let p = build().with_weights(w);
        let found = gold.iter().map(|g| (g.document.id().to_owned(), eval::Annotation::found(&p.analyze(&g.document)))).collect();
        let r = format!("{}", eval::score_attributions(gold, &found));
        println!("{name} th {th}"); for l in r.lines().filter(|l| l.starts_with("attribution") || l.starts_with("conf") ||l.starts_with("source / exact ")||l.starts_with("cue / exact ")||l.starts_with("content / exact ")) { println!("   {l}"); }
    };
    for th in [0.0, -0.4, -0.8] {
        if cv { show("held", &held, th); } else { show("dev", &load("../shared/eval/attribution/dev.jsonl"), th); }
        show("claims", &load("../shared/eval/claims/dev.jsonl"), th);
    }
}
