//! Files in base 64, which tools break into lines.

use core::ops::RangeInclusive;

use crate::gap;

/// How far a file may reach, in bytes.
const LONGEST: usize = 16 * 1024;
/// How long tools make lines, in letters.
const LINE: RangeInclusive<usize> = 60..=80;

/// Where the file ends whose first line is `start..end`: each line is as long as the first, the last one shorter.
pub(crate) fn end(text: &[u8], start: usize, mut end: usize) -> usize {
    let length = end - start;
    if !LINE.contains(&length) || text[end - 1] == b'=' {
        return end;
    }
    let reach = &text[..text.len().min(start + LONGEST)];
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    for lines in 1.. {
        let Some(next) = gap::end(reach, end) else { break };
        let letters = reach[next..].iter().take_while(is_letter).count();
        let behind = &reach[next + letters..];
        let padding = behind.iter().take(2).take_while(|&&byte| byte == b'=').count();
        let is_end =
            matches!(behind.get(padding), None | Some(b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'\\' | b'<'))
                || gap::end(reach, next + letters + padding).is_some();
        let is_last = letters + padding < length || padding > 0;
        // A word on the line behind a single one is no part of it.
        if !is_end || letters + padding > length || is_last && ((letters + padding) % 4 > 0 || lines < 2) {
            break;
        }
        end = next + letters + padding;
        if is_last {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use crate::base64::encode;
    use crate::generate;
    use crate::rules;
    use crate::scan;

    fn lines(width: usize, line_end: &str) -> String {
        let line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDndJt7NaG8T64/";
        let key = encode(&format!(
            "-----BEGIN PRIVATE KEY-----\n{line}\n{line}\n{line}\n-----END PRIVATE KEY-----\n"
        ));
        let lines: Vec<&[u8]> = key.as_bytes().chunks(width).collect();
        lines.iter().map(|line| str::from_utf8(line).unwrap()).collect::<Vec<_>>().join(line_end)
    }

    #[test]
    fn takes_every_line_of_the_key() {
        for width in [64, 72, 76, 4000] {
            for line_end in ["\n", "\r\n", "\n    ", "\\n", "\\r\\n", "\" +\n  \"", " |\n| ", "%0A", "&#10;"]
            {
                let key = lines(width, line_end);
                for behind in
                    ["", "\n", "\nnext: line\n", "\nDEBUG=true\n", "\nab-cd\n", "\n\nNext line", "\"\n"]
                {
                    let text = format!("key: {key}{behind}");
                    let [finding] = &scan(&text)[..] else { panic!("{text}") };
                    assert_eq!(finding.rule.id(), "private-key-encoded");
                    assert_eq!(&text[finding.range.clone()], key, "{width} {line_end:?} {behind:?}");
                }
            }
        }
    }

    #[test]
    fn takes_every_line_of_a_certificate_with_its_key() {
        let rule = rules().find(|rule| rule.id() == "pkcs12-file").unwrap();
        let example = generate::example(rule, 5).unwrap();
        let first = example.text[example.secret].trim_end_matches('=');
        let file = format!(
            "{first}\n{}\n{}\nk7Qw",
            "aB3+".repeat(99).split_at(first.len()).0,
            "x/Y9".repeat(99).split_at(first.len()).0
        );
        let text = format!("PFX={file}\nnext: line\n");
        let [finding] = &scan(&text)[..] else { panic!("{text}") };
        assert_eq!((finding.rule.id(), &text[finding.range.clone()]), ("pkcs12-file", file.as_str()));
    }

    #[test]
    fn takes_every_line_of_a_key_without_its_first_one() {
        for first in [
            "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDndJt7NaG8T64x",
            "MIIEpAIBAAKCAQEAx4Vh2JmPq7Lw9tYc3FzRkN8bGdTsXv5Ke1oAu0iHyCpDrQnB",
        ] {
            for line_end in ["\n", "\\n", "\n  "] {
                let key = [first, &"aB3+x/Y9".repeat(8), &"k7Qw".repeat(5)].join(line_end);
                let text = format!("{{\"key\": \"{key}\"}}");
                let [finding] = &scan(&text)[..] else { panic!("{text}") };
                assert_eq!((finding.rule.id(), &text[finding.range.clone()]), ("private-key-bare", &key[..]));
            }
        }
    }

    #[test]
    fn leaves_a_word_behind_a_single_line_alone() {
        let key = lines(64, "\n");
        let first = key.lines().next().unwrap();
        let text = format!("key: {first}\ndone\n");
        let [finding] = &scan(&text)[..] else { panic!("{text}") };
        assert_eq!(&text[finding.range.clone()], first);
    }
}
