//! What JavaScript does around a review, for the tests.

use patrol_policy::Level;

use crate::{Edit, FieldKind, Flavour, Reader, Review, Source};

/// What is decided about a clipboard with these flavours, read in pieces of so many UTF-16 units.
pub(crate) fn read(flavours: &[(Flavour, &str)], size: usize) -> Option<Review> {
    let mut reader = Reader::begin(Source::Paste, FieldKind::Text, Level::Acknowledge).unwrap();
    for (flavour, text) in flavours {
        reader.flavour(*flavour);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut start = 0;
        loop {
            let end = units.len().min(start + size);
            let again = reader.read(&String::from_utf16_lossy(&units[start..end]), end == units.len());
            if end == units.len() {
                assert_eq!(again, 0);
                break;
            }
            assert!(again < end - start, "it goes on");
            start = end - again;
        }
    }
    reader.finish()
}

/// The text with the edits carried out.
pub(crate) fn edited(text: &str, edits: &[Edit]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (mut edited, mut done) = (Vec::new(), 0);
    for edit in edits {
        edited.extend_from_slice(&units[done..edit.start as usize]);
        edited.extend(edit.text.encode_utf16());
        done = edit.end as usize;
    }
    edited.extend_from_slice(&units[done..]);
    String::from_utf16(&edited).unwrap()
}
