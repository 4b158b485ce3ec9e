//! The text of a file: Markdown in sections, as HTML and as values.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::gap::{self, Piece};
use super::labels;
use super::library::Kind;
use super::problem::Report;
use super::shell::Code;

/// The text of a file.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The HTML before the first section.
    pub(crate) lead: String,
    /// The sections in their order.
    pub(crate) sections: Vec<Section>,
    /// The commands and files in their order.
    pub(crate) blocks: Vec<Block>,
    /// The links to other files of the content.
    pub(crate) links: Vec<Link>,
    /// The ids of scopes, each in a code span.
    pub(crate) scopes: Vec<(usize, String)>,
}

/// A section: `## check` and what follows.
#[derive(Debug)]
pub(crate) struct Section {
    /// The position of its heading in the file.
    pub(crate) position: usize,
    /// Its name, the same in all languages.
    pub(crate) name: String,
    pub(crate) html: String,
}

/// A block of code: a command, or a file to write.
#[derive(Debug)]
pub(crate) struct Block {
    /// The position of its text in the file.
    pub(crate) position: usize,
    /// What stands behind the fence: the language and, for a file, its path.
    pub(crate) info: String,
    pub(crate) text: String,
}

/// A link such as `[SSH](ssh.md)` or `[revoke](../playbook/kill.md)`.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) position: usize,
    /// The folder that it leads to.
    pub(crate) folder: String,
    /// The id there.
    pub(crate) id: String,
}

impl Body {
    /// Reads the text of a file of `folder`, which begins at `offset` of the file. Commands are checked at once.
    pub(crate) fn read(text: &str, offset: usize, folder: &str, report: &mut Report<'_>) -> Self {
        let mut body = Self::default();
        let mut writer = Writer {
            body: &mut body,
            report,
            folder,
            events: Vec::new(),
            in_shells: false,
            block: None,
            heading: None,
        };
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            writer.event(event, offset + range.start);
        }
        writer.flush();
        body
    }

    /// The section with this name.
    pub(crate) fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }
}

struct Writer<'a, 'r, 't> {
    body: &'a mut Body,
    report: &'a mut Report<'r>,
    folder: &'a str,
    /// What is in the section so far.
    events: Vec<Event<'t>>,
    /// Whether the last thing was a command, to which one for another shell may follow.
    in_shells: bool,
    /// The block of code that is being read.
    block: Option<Block>,
    /// The heading that is being read.
    heading: Option<(usize, String)>,
}

impl<'t> Writer<'_, '_, 't> {
    fn event(&mut self, event: Event<'t>, position: usize) {
        if let Some((_, name)) = &mut self.heading {
            match event {
                Event::Text(text) => name.push_str(&text),
                Event::End(TagEnd::Heading(_)) => self.section(),
                _ => self.report.at(position, "a section has a plain name, such as ## check"),
            }
            return;
        }
        if let Some(block) = &mut self.block {
            match event {
                Event::Text(text) => {
                    if block.text.is_empty() {
                        block.position = position;
                    }
                    block.text.push_str(&text);
                }
                _ => self.code(),
            }
            return;
        }
        if self.in_shells && !matches!(event, Event::Start(Tag::CodeBlock(_))) {
            self.end_shells();
        }
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                self.report.at(position, "HTML is not allowed; write < as a code span or as \\<");
            }
            Event::Start(Tag::Image { .. }) => self.report.at(position, "pictures are not allowed"),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => {}
            Event::Start(Tag::Heading { level, .. }) => {
                if level != HeadingLevel::H2 {
                    self.report.at(position, "only sections, which begin with ##, have a heading");
                }
                self.heading = Some((position, String::new()));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.block = Some(Block { position, info, text: String::new() });
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.link(&dest_url, position),
            Event::End(TagEnd::Link) => self.html("</a>"),
            Event::Text(text) => {
                let text = self.with_gaps(&text, position);
                self.html(&text);
            }
            Event::Code(text) => {
                if text.starts_with("vso.") || &*text == "app_token" {
                    self.body.scopes.push((position, text.to_string()));
                }
                let text = format!("<code>{}</code>", self.with_gaps(&text, position));
                self.html(&text);
            }
            other => self.events.push(other),
        }
    }

    fn html(&mut self, text: &str) {
        self.events.push(Event::InlineHtml(CowStr::from(text.to_owned())));
    }

    /// The HTML of what was read since the last section.
    fn flush(&mut self) {
        if self.in_shells {
            self.end_shells();
        }
        let mut text = String::new();
        html::push_html(&mut text, self.events.drain(..));
        match self.body.sections.last_mut() {
            Some(section) => section.html = text,
            None => self.body.lead = text,
        }
    }

    fn section(&mut self) {
        self.flush();
        if let Some((position, name)) = self.heading.take() {
            if self.body.section(&name).is_some() {
                self.report.at(position, format!("the section {name} is there twice"));
            }
            self.body.sections.push(Section { position, name, html: String::new() });
        }
    }

    /// A block of code is complete.
    fn code(&mut self) {
        let Some(block) = self.block.take() else { return };
        let (language, path) = block.info.split_once(' ').unwrap_or((&block.info, ""));
        let Some(code) = Code::by_name(language) else {
            self.report.at(block.position, format!("no language of a block of code: `{language}`"));
            return;
        };
        let text = block.text.trim_end().to_owned();
        if let Err((line, what)) = code.check(&text) {
            // Where a block is indented in a list, its text is not one piece of the file, but its lines are.
            self.report.at_line(self.report.line(block.position) + line, what);
        }
        let shown = self.with_gaps(&text, block.position);
        if code.is_command() != self.in_shells {
            if self.in_shells { self.end_shells() } else { self.begin_shells() }
        }
        let caption = if path.is_empty() {
            String::new()
        } else {
            format!("<figcaption><code>{}</code></figcaption>", escape(path))
        };
        self.html(&format!(
            "<figure data-code=\"{language}\">{caption}<pre tabindex=\"0\"><code translate=\"no\">{shown}</code></pre></figure>\n"
        ));
        self.body.blocks.push(Block { text, ..block });
    }

    /// Commands that follow each other are one command in several shells.
    fn begin_shells(&mut self) {
        self.in_shells = true;
        self.html("<div class=\"command\">\n");
    }

    fn end_shells(&mut self) {
        self.in_shells = false;
        self.html("</div>\n");
    }

    fn link(&mut self, address: &str, position: usize) {
        if let Some(path) = address.strip_suffix(".md") {
            let (folder, id) = match path.strip_prefix("../").and_then(|path| path.split_once('/')) {
                Some((folder, id)) => (folder, id),
                None => (self.folder, path),
            };
            let place = match Kind::by_folder(folder) {
                Some(kind) => kind.place(),
                None => folder,
            };
            self.html(&format!("<a href=\"#{}/{}\">", escape(place), escape(id)));
            self.body.links.push(Link { position, folder: folder.to_owned(), id: id.to_owned() });
        } else if !address.starts_with("https://") {
            self.report.at(
                position,
                format!("a link leads to https:// or to a file of the content, not to `{address}`"),
            );
            self.html("<a>");
        } else if gap::pieces(address).iter().any(|piece| matches!(piece, Piece::Gap(_))) {
            // It leads nowhere before its placeholders have values.
            self.with_gaps(address, position);
            self.html(&format!("<a data-address=\"{}\">", escape(address)));
        } else {
            self.html(&format!("<a href=\"{}\">", escape(address)));
        }
    }

    /// Escaped text in which placeholders are marked.
    fn with_gaps(&mut self, text: &str, position: usize) -> String {
        for (lines, name) in gap::unknown(text, |name| labels::sample(name).is_some()) {
            self.report
                .at_line(self.report.line(position) + lines, format!("unknown placeholder: {{{name}}}"));
        }
        gap::marked(text)
    }
}

/// A text as HTML, in an element or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::problem::Problem;
    use super::*;

    fn read(text: &str) -> (Body, Vec<String>) {
        let mut problems: Vec<Problem> = Vec::new();
        let body = Body::read(text, 0, "scenario", &mut Report::new("f.md", text, &mut problems));
        (body, problems.iter().map(|problem| format!("{}: {}", problem.line, problem.what)).collect())
    }

    fn problem(text: &str) -> String {
        let (_, problems) = read(text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].clone()
    }

    #[test]
    fn sections_have_names() {
        let (body, problems) = read("Why.\n\n## steps\n\n1. Do it.\n\n## check\n\nLook.\n");
        assert_eq!(problems, [""; 0]);
        assert_eq!(body.lead, "<p>Why.</p>\n");
        let names: Vec<_> = body.sections.iter().map(|section| section.name.as_str()).collect();
        assert_eq!(names, ["steps", "check"]);
        assert_eq!(body.section("check").unwrap().html, "<p>Look.</p>\n");
    }

    #[test]
    fn text_is_escaped_and_placeholders_are_marked() {
        let (body, _) = read("a & b: `<{organization}>`");
        assert_eq!(
            body.lead,
            "<p>a &amp; b: <code>&lt;<var data-gap=\"organization\">{organization}</var>&gt;</code></p>\n"
        );
    }

    #[test]
    fn neighbours_are_one_command_in_several_shells() {
        let (body, problems) = read("```bash\nls\n```\n```powershell\ndir\n```\n\nx\n\n```shell\ngit\n```\n");
        assert_eq!(problems, [""; 0]);
        assert_eq!(body.lead.matches("<div class=\"command\">").count(), 2, "{}", body.lead);
        assert_eq!(body.lead.matches("</div>").count(), 2);
        assert_eq!(
            body.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(),
            ["ls", "dir", "git"]
        );
    }

    #[test]
    fn a_file_is_no_command_and_has_a_path() {
        let (body, _) = read("```json .mcp.json\n{}\n```\n");
        assert!(body.lead.contains("<figcaption><code>.mcp.json</code></figcaption>"));
        assert!(!body.lead.contains("class=\"command\""));
    }

    #[test]
    fn links_lead_to_files_or_to_the_web() {
        let (body, problems) = read("[a](ssh.md) [b](../playbook/kill.md) [c](https://x.org/?a=1&b=2)");
        assert_eq!(problems, [""; 0]);
        assert!(body.lead.contains("<a href=\"#scenario/ssh\">a</a> <a href=\"#playbook/kill\">b</a>"));
        assert!(body.lead.contains("<a href=\"https://x.org/?a=1&amp;b=2\">c</a>"));
        assert_eq!(body.links.len(), 2);
        assert!(problem("\n[a](javascript:alert(1))").starts_with("2: a link leads to"));
        assert!(problem("[a](http://x.org)").starts_with("1: a link leads to"));
    }

    #[test]
    fn an_address_with_a_placeholder_is_no_link_yet() {
        let (body, _) = read("[a](https://dev.azure.com/{organization})");
        assert!(
            body.lead.contains("<a data-address=\"https://dev.azure.com/{organization}\">a</a>"),
            "{}",
            body.lead
        );
    }

    #[test]
    fn what_is_not_allowed_is_told_with_its_line() {
        assert!(problem("a\n\nb <b>c").starts_with("3: HTML is not allowed"));
        assert!(problem("a\n\n<div>\n").starts_with("3: HTML is not allowed"));
        assert!(problem("![a](b.md)").starts_with("1: pictures"));
        assert!(problem("a\n\n# Title").starts_with("3: only sections"));
        assert!(problem("## a\n\n## a").starts_with("3: the section a is there twice"));
        assert!(problem("```perl\nx\n```").contains("no language of a block of code"));
        assert!(problem("    indented").contains("no language of a block of code"));
        assert_eq!(problem("a\n`{nonsense}`"), "2: unknown placeholder: {nonsense}");
        assert_eq!(problem("```json\n{\"a\":\n\"{nonsense}\"}\n```"), "3: unknown placeholder: {nonsense}");
        assert_eq!(problem("[a](https://x.org/{nonsense})"), "1: unknown placeholder: {nonsense}");
    }

    #[test]
    fn a_command_that_does_not_parse_is_told_with_its_line() {
        assert!(
            problem("1. Do:\n\n   ```bash\n   ls\n   echo \"a\n   ```\n")
                .starts_with("5: bash cannot read this")
        );
        assert!(
            problem("a\n\n```powershell\nexport A=1\n```\n").starts_with("4: PowerShell cannot read this")
        );
        assert!(problem("a\n\n```cmd\necho 5%\n```\n").starts_with("4: the command prompt cannot read this"));
        assert!(problem("a\n\n```json\n{\n```\n").contains("this is not JSON"));
    }
}
