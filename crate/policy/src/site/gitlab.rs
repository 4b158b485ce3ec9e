use super::Preset;

pub(super) const PRESET: Preset = Preset {
    name: "GitLab",
    sites: &["https://gitlab.com"],
    source: "https://gitlab.com/",
    as_of: "2026-12-02",
};
