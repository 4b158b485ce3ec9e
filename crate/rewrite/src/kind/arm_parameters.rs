//! Parameters of a deployment by Azure Resource Manager: a reference to a secret in Azure Key Vault, which stands beside no value.
//!
//! <https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/key-vault-parameter> (2026-12-02). It has a whole parameter
//! only, no part of an object or a list.

use super::{Kind, json};
use crate::draft::Draft;
use crate::name;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "arm-parameters",
    files: &["*.parameters.json", "*.json"],
    languages: &["json", "jsonc"],
    // In a template itself nothing is filled in.
    signs: &[("/deploymentParameters.json", 30), ("/deploymentTemplate.json", 30)],
    not: &[],
    looks: None,
    scenario: "svc-azure",
    setup: &[],
    rewrite,
};

/// What every vault has in its address.
const VAULTS: &str = "/providers/Microsoft.KeyVault/vaults/";

/// A vault for the person to fill in.
const ANY: &str =
    "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.KeyVault/vaults/VAULT";

fn rewrite(draft: &mut Draft<'_>) {
    let (id, vault) = vault(draft.text).unwrap_or((ANY, "VAULT"));
    json::rewrite(draft, |draft, value| {
        let [parameters, key, of] = &value.path[..] else { return None };
        if parameters != "parameters" || of != "value" || !value.has_key {
            return None;
        }
        let name = draft.unique_by(value.secret, name::dashed(key), '-');
        draft.setup(Setup::vault(vault, &name));
        Some(json::Reference::Property(format!(
            "\"reference\": {{ \"keyVault\": {{ \"id\": \"{id}\" }}, \"secretName\": \"{name}\" }}"
        )))
    });
}

/// The vault to which the file refers already: its address, and its name.
fn vault(text: &str) -> Option<(&str, &str)> {
    let is_plain =
        |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || "/-_.".contains(letter));
    let ids = text.split('"').filter(|id| id.starts_with("/subscriptions/") && is_plain(id));
    let is_name = |name: &str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    let mut named = ids.filter_map(|id| Some((id, id.split_once(VAULTS)?.1)));
    named.find(|(_, name)| !name.is_empty() && is_name(name))
}
