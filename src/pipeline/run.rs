//! Many documents: the only place with threads. Batches keep order and bound memory.

use super::{Analysis, Pipeline, Stats};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::sink::Sink;
use rayon::prelude::*;
use std::num::NonZero;

/// Documents in a task: few enough that threads end together, enough that handing them out costs nothing.
const TASK_DOCUMENTS: usize = 16;
/// Bytes of text in a task, unless one document alone has more.
const TASK_BYTES: usize = 1 << 20;
/// Tasks in a batch for each thread.
const BATCH_TASKS: usize = 8;
/// Bytes of text in a batch for each thread.
const BATCH_BYTES: usize = 4 << 20;
/// Output is handed to the sink in pieces of about this size where one thread works alone.
const WRITE_BYTES: usize = 64 << 10;

/// Documents that one thread analyses one after the other.
type Task = Vec<Document>;

impl Pipeline {
    /// Analyses `documents` in parallel and hands their claims to `sink` in order: the same bytes at any number of threads.
    ///
    /// While one batch is analysed the next is read; about 8 MB of text a thread is in memory, and more only where a
    /// single document is longer.
    ///
    /// # Errors
    /// When the sink cannot write, or no thread can be started. Analysing cannot fail.
    pub fn run<I>(&self, documents: I, sink: &mut (impl Sink + Sync)) -> Result<Stats>
    where
        I: IntoIterator<Item = Document>,
        I::IntoIter: Send,
    {
        let documents = documents.into_iter();
        match self.threads {
            0 => self.run_on(std::thread::available_parallelism().map_or(1, NonZero::get), documents, sink),
            threads => self.run_on(threads, documents, sink),
        }
    }

    fn run_on(
        &self,
        threads: usize,
        mut documents: impl Iterator<Item = Document> + Send,
        sink: &mut (impl Sink + Sync),
    ) -> Result<Stats> {
        if threads == 1 {
            return self.run_alone(documents, sink);
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| {
            Error::argument(format!("{threads} threads cannot be started")).expected("try fewer").caused_by(error)
        })?;
        let mut stats = Stats::default();
        let mut batch = read_batch(&mut documents, threads);
        while !batch.is_empty() {
            let encoder = &*sink;
            let read = || read_batch(&mut documents, threads);
            let work = || self.encode_batch(&batch, encoder);
            let (next, encoded) = pool.install(|| rayon::join(read, work));
            for (bytes, task) in encoded {
                sink.write(&bytes)?;
                stats.add(task);
            }
            batch = next;
        }
        Ok(stats)
    }

    /// One thread needs no batches.
    fn run_alone(&self, documents: impl Iterator<Item = Document>, sink: &mut impl Sink) -> Result<Stats> {
        let (mut stats, mut analysis, mut out) = (Stats::default(), Analysis::default(), Vec::new());
        for document in documents {
            stats.add(self.encode(&document, &mut analysis, sink, &mut out));
            if out.len() >= WRITE_BYTES {
                sink.write(&out)?;
                out.clear();
            }
        }
        sink.write(&out)?;
        Ok(stats)
    }

    /// What each task makes, in order.
    fn encode_batch(&self, batch: &[Task], sink: &(impl Sink + Sync)) -> Vec<(Vec<u8>, Stats)> {
        let tasks = batch.par_iter().with_max_len(1);
        let encode = |analysis: &mut Analysis, task: &Task| {
            let (mut out, mut stats) = (Vec::new(), Stats::default());
            for document in task {
                stats.add(self.encode(document, analysis, sink, &mut out));
            }
            (out, stats)
        };
        tasks.map_init(Analysis::default, encode).collect()
    }

    fn encode(&self, document: &Document, analysis: &mut Analysis, sink: &impl Sink, out: &mut Vec<u8>) -> Stats {
        self.analyze_into(document, analysis);
        sink.encode(self, document, analysis, out);
        Stats {
            documents: 1,
            bytes: document.text().len() as u64,
            tokens: analysis.tokens.len() as u64,
            claims: analysis.attributions.len() as u64,
        }
    }
}

impl Stats {
    fn add(&mut self, other: Stats) {
        self.documents += other.documents;
        self.bytes += other.bytes;
        self.tokens += other.tokens;
        self.claims += other.claims;
    }
}

/// The next batch; empty at the end.
fn read_batch(documents: &mut impl Iterator<Item = Document>, threads: usize) -> Vec<Task> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_TASKS * threads && bytes < BATCH_BYTES * threads {
        let (task, size) = read_task(documents);
        if task.is_empty() {
            break;
        }
        bytes += size;
        batch.push(task);
    }
    batch
}

/// The next task and the bytes of its texts; empty at the end.
fn read_task(documents: &mut impl Iterator<Item = Document>) -> (Task, usize) {
    let (mut task, mut bytes) = (Task::new(), 0);
    while task.len() < TASK_DOCUMENTS && bytes < TASK_BYTES {
        let Some(document) = documents.next() else { break };
        bytes += document.text().len();
        task.push(document);
    }
    (task, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes only ids, so that it sees order and completeness and nothing else.
    #[derive(Default)]
    struct Ids(Vec<u8>, Option<usize>);

    impl Sink for Ids {
        fn encode(&self, _: &Pipeline, document: &Document, _: &Analysis, out: &mut Vec<u8>) {
            out.extend_from_slice(document.id().as_bytes());
            out.push(b'\n');
        }

        fn write(&mut self, encoded: &[u8]) -> Result<()> {
            self.0.extend_from_slice(encoded);
            match self.1.is_some_and(|most| self.0.len() > most) {
                true => Err(Error::output("full")),
                false => Ok(()),
            }
        }
    }

    fn documents(count: usize) -> impl Iterator<Item = Document> + Send {
        (0..count).map(|number| Document::new(number.to_string(), "Ships sailed. ".repeat(number % 50)))
    }

    #[test]
    fn order_and_counts_do_not_depend_on_threads() {
        for count in [0, 1, 17, 1000] {
            let expected: String = (0..count).map(|number| format!("{number}\n")).collect();
            for threads in 1..=3 {
                let pipeline = Pipeline::builder().threads(threads).build().unwrap();
                let mut ids = Ids::default();
                let stats = pipeline.run(documents(count), &mut ids).unwrap();
                assert_eq!(String::from_utf8(ids.0).unwrap(), expected, "{count} documents, {threads} threads");
                assert_eq!(stats.documents, count as u64);
                assert_eq!(stats.bytes, documents(count).map(|document| document.text().len() as u64).sum::<u64>());
            }
        }
    }

    #[test]
    fn a_sink_that_fails_ends_the_run() {
        for threads in 1..=2 {
            let pipeline = Pipeline::builder().threads(threads).build().unwrap();
            let endless = (0..).map(|number: u64| Document::new(number.to_string(), "Ships sailed."));
            assert!(pipeline.run(endless, &mut Ids(Vec::new(), Some(100))).unwrap_err().is_output());
        }
    }

    #[test]
    fn tasks_are_small_and_batches_bounded() {
        let big = || Document::new("big", "x".repeat(TASK_BYTES));
        let mut endless = std::iter::repeat_with(big);
        let batch = read_batch(&mut endless, 2);
        assert!(batch.iter().all(|task| task.len() == 1));
        assert_eq!(batch.len(), 2 * BATCH_BYTES / TASK_BYTES);
        let mut small = documents(TASK_DOCUMENTS + 1);
        assert_eq!(read_batch(&mut small, 2).iter().map(Vec::len).collect::<Vec<_>>(), [TASK_DOCUMENTS, 1]);
    }
}
