use super::Preset;

pub(super) const PRESET: Preset = Preset {
    name: "ChatGPT",
    sites: &["https://chatgpt.com"],
    source: "https://help.openai.com/en/articles/10984597-chatgpt-generated-links",
    as_of: "2026-12-02",
};
