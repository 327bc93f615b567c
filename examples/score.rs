fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let pipeline = reportedly::Pipeline::builder().build().unwrap();
    let _ = (pipeline, args);
}
