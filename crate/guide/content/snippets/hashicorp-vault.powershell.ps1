# Lists the projects of an organization, with a token from HashiCorp Vault.
# Needs the vault CLI, signed in with vault login.
# VAULT_ADDR is the address of the server.
$ErrorActionPreference = 'Stop'

$Projects = 'https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

function Read-Token {
    $token = vault kv get '-mount=secret' '-field=token' 'azure-devops'
    if ($LASTEXITCODE -ne 0) { throw 'vault gave no token' }
    $token
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
