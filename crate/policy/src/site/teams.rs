use super::Preset;

pub(super) const PRESET: Preset = Preset {
    name: "Microsoft Teams",
    sites: &["https://teams.cloud.microsoft", "https://teams.microsoft.com"],
    source: "https://github.com/MicrosoftDocs/office-docs-powershell/pull/13200",
    as_of: "2026-12-02",
};
