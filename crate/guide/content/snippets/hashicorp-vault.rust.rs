//! Lists the projects of an organization, with a token from HashiCorp Vault.
//! cargo add vaultrs reqwest tokio --features tokio/full
//! VAULT_ADDR is the address of the server, VAULT_TOKEN comes from signing in to it.

use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use vaultrs::client::{VaultClient, VaultClientSettingsBuilder};
use vaultrs::kv2;

const PROJECTS: &str = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = read_token().await?;
    println!("{}", read_projects(&token).await?);
    Ok(())
}

async fn read_token() -> Result<String, Box<dyn Error>> {
    let vault = VaultClient::new(VaultClientSettingsBuilder::default().build()?)?;
    let mut secret: HashMap<String, String> = kv2::read(&vault, "secret", "azure-devops").await?;
    secret.remove("token").ok_or_else(|| "secret/azure-devops has no field token".into())
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
