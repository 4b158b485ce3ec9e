//! `native scan`: answers texts from standard input, each behind its length in bytes as four bytes, the lowest first. For
//! each a line with two lists of numbers: of the whole text, and of a window around its middle third.

use std::io;
use std::io::Read;
use std::io::Write;

use patrol_detect::Options;
use patrol_engine::answer;

pub(crate) fn run() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    while let Some(text) = next(&mut input)? {
        let whole = answer(&patrol_detect::scan(&text));
        let middle = text.len() / 3..text.len() * 2 / 3;
        let window = answer(&patrol_detect::scan_window(&text, middle, &Options::default()));
        writeln!(output, "[{whole:?},{window:?}]")?;
    }
    output.flush()
}

fn next(input: &mut impl Read) -> io::Result<Option<String>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        result => result?,
    }
    let mut text = vec![0; u32::from_le_bytes(length) as usize];
    input.read_exact(&mut text)?;
    String::from_utf8(text).map(Some).map_err(io::Error::other)
}
