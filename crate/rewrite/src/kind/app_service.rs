//! Settings of an app in Azure App Service or Azure Functions, as the portal and the Azure CLI list them: a reference to a secret in Azure
//! Key Vault.
//!
//! <https://learn.microsoft.com/en-us/azure/app-service/app-service-key-vault-references> (2026-12-02). It has a whole value only.

use super::{Kind, json};
use crate::name;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "app-service",
    files: &["*.json"],
    languages: &["json", "jsonc"],
    signs: &[("\"slotSetting\"", 30)],
    not: &[],
    looks: None,
    scenario: "svc-azure",
    setup: &[],
    rewrite: |draft| {
        json::rewrite(draft, |draft, value| {
            let name = value.name.filter(|name| !name.is_empty())?;
            if !value.has_key || value.path.last().is_none_or(|key| key != "value") {
                return None;
            }
            let name = draft.unique_by(value.secret, name::dashed(name), '-');
            draft.setup(Setup::vault("VAULT", &name));
            Some(json::Reference::Whole(format!(
                "@Microsoft.KeyVault(SecretUri=https://VAULT.vault.azure.net/secrets/{name})"
            )))
        });
    },
};
