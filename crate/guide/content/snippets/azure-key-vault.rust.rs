//! Lists the projects of an organization, with a token from Azure Key Vault.
//! cargo add azure_identity azure_security_keyvault_secrets reqwest tokio --features tokio/full
//! KEY_VAULT_URL is the address of the vault, such as https://contoso.vault.azure.net.

use std::env;
use std::error::Error;
use std::time::Duration;

use azure_identity::DeveloperToolsCredential;
use azure_security_keyvault_secrets::SecretClient;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

const PROJECTS: &str = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = read_token().await?;
    println!("{}", read_projects(&token).await?);
    Ok(())
}

async fn read_token() -> Result<String, Box<dyn Error>> {
    // On a developer's computer. In Azure it is ManagedIdentityCredential::new(None).
    let credential = DeveloperToolsCredential::new(None)?;
    let vault = SecretClient::new(&env::var("KEY_VAULT_URL")?, credential, None)?;
    let secret = vault.get_secret("azure-devops-token", None).await?.into_model()?;
    secret.value.ok_or_else(|| "azure-devops-token has no value".into())
}

async fn read_projects(token: &str) -> Result<String, Box<dyn Error>> {
    // It follows no redirect, so that the token goes nowhere else.
    let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(30)).build()?;
    let answer = client.get(PROJECTS).basic_auth("", Some(token)).send().await?;
    // To a token that is not valid the service answers 203 or 302, not with an error.
    if answer.status() != StatusCode::OK {
        return Err(format!("Azure DevOps answered {}", answer.status()).into());
    }
    Ok(answer.text().await?)
}
