//! Peer: find-simdoc 0.1.1 (crate), which has no command of its own on crates.io, so this is a small one.
//! Interface: `JaccardSearcher::new(window, delimiter, seed)`, `build_sketches_in_parallel(documents, chunks)`,
//! `search_similar_pairs(radius)`, as in the crate's documentation.
//! Settings: words between spaces, as the delimiter is one character; 20 chunks, that is 1,280 bits, as in the
//! documentation's example; radius = 1 - threshold. Distances are estimates. All cores (rayon).
//!
//!     find_simdoc_peer LINES.txt PAIRS.tsv WORDS THRESHOLD
//!
//! LINES.txt has one document a line; PAIRS.tsv gets line numbers from 0.
use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};

use find_simdoc::JaccardSearcher;

const CHUNKS: usize = 20;
const SEED: u64 = 42;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, input, output, words, threshold] = arguments.as_slice() else {
        return Err("usage: find_simdoc_peer LINES.txt PAIRS.tsv WORDS THRESHOLD".into());
    };
    let radius = 1.0 - threshold.parse::<f64>()?;
    let text = fs::read_to_string(input)?;
    let searcher = JaccardSearcher::new(words.parse()?, Some(' '), Some(SEED))?
        .build_sketches_in_parallel(text.lines(), CHUNKS)?;
    let mut writer = BufWriter::new(File::create(output)?);
    writeln!(writer, "a\tb")?;
    for (a, b, _) in searcher.search_similar_pairs(radius) {
        writeln!(writer, "{a}\t{b}")?;
    }
    writer.flush()?;
    Ok(())
}
