use super::Preset;

pub(super) const PRESET: Preset = Preset {
    name: "GitHub",
    sites: &["https://github.com", "https://gist.github.com"],
    source: "https://gist.github.com/",
    as_of: "2026-12-02",
};
