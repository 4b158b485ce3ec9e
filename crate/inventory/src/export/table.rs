/// What tells a spreadsheet that the text is UTF-8.
pub(super) const UTF_8: char = '\u{feff}';

/// With these a spreadsheet begins a formula, also in their wide forms, or a cell of its own.
pub(super) const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Rows as CSV (RFC 4180) with a head, for spreadsheets: a cell that would be a formula gets an apostrophe in front.
pub fn table<const CELLS: usize>(
    head: [&str; CELLS],
    rows: impl IntoIterator<Item = [String; CELLS]>,
) -> String {
    let mut text = String::from(UTF_8);
    line(&mut text, &head);
    for row in rows {
        line(&mut text, &row.each_ref().map(String::as_str));
    }
    text
}

fn line(text: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// Every cell is quoted: with semicolons in a name some spreadsheets would otherwise see more cells.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
