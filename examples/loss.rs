use reportedly::eval::GoldDocument;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let p = reportedly::Pipeline::builder().build().unwrap();
    let gold = GoldDocument::load(&[args[0].clone().into()]).unwrap();
    for (k, t) in reportedly::train::losses(&p, &gold) { println!("{k}\t{t}"); }
}
