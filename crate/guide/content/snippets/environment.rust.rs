//! Lists the projects of an organization, with a token from an environment variable.
//! cargo add reqwest tokio --features tokio/full
//! AZURE_DEVOPS_EXT_PAT holds the token. Let what starts the program set it.

use std::env;
use std::error::Error;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

const PROJECTS: &str = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = read_token()?;
    println!("{}", read_projects(&token).await?);
    Ok(())
}

fn read_token() -> Result<String, Box<dyn Error>> {
    let token = env::var("AZURE_DEVOPS_EXT_PAT").map_err(|_| "AZURE_DEVOPS_EXT_PAT is not set")?;
    if token.is_empty() { Err("AZURE_DEVOPS_EXT_PAT is empty".into()) } else { Ok(token) }
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
