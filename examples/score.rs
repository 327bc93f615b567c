use reportedly::eval;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let pipeline = reportedly::Pipeline::builder().build().unwrap();
    let t = std::time::Instant::now();
    let report = eval::run(&pipeline, &[args[0].clone().into()], eval::Layer::Attribution).unwrap();
    println!("{report}");
    eprintln!("{:?}", t.elapsed());
    if let eval::Report::Attribution(report) = &report {
        if args.len() > 1 {
            println!("{}", eval::GroupTable(&report.by_cue));
        }
    }
}
