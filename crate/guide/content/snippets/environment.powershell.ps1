# Lists the projects of an organization, with a token from an environment variable.
# AZURE_DEVOPS_EXT_PAT holds the token. Let what starts the program set it.
$ErrorActionPreference = 'Stop'

$Projects = 'https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

function Read-Token {
    if (-not $env:AZURE_DEVOPS_EXT_PAT) { throw 'AZURE_DEVOPS_EXT_PAT is not set' }
    $env:AZURE_DEVOPS_EXT_PAT
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
