# Lists the projects of an organization, with a token from Azure Key Vault.
# Install-Module Az.Accounts, Az.KeyVault, then Connect-AzAccount; in Azure with -Identity.
# KEY_VAULT_NAME is the name of the vault.
$ErrorActionPreference = 'Stop'

$Projects = 'https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

function Read-Token {
    if (-not $env:KEY_VAULT_NAME) { throw 'KEY_VAULT_NAME is not set' }
    Get-AzKeyVaultSecret -VaultName $env:KEY_VAULT_NAME -Name 'azure-devops-token' -AsPlainText
}

function Read-Projects([string] $Token) {
    $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(":$Token"))
    $headers = @{ Authorization = "Basic $basic" }
    $answer = Invoke-WebRequest -Uri $Projects -Headers $headers -MaximumRedirection 0 -TimeoutSec 30 -UseBasicParsing
    # To a token that is not valid the service answers 203 or 302, not with an error.
    if ($answer.StatusCode -ne 200) { throw "Azure DevOps answered $($answer.StatusCode)" }
    $answer.Content
}

Read-Projects (Read-Token)
