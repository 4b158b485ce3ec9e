#!/usr/bin/env bash
# Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.
# Needs the Azure CLI, signed in with az login.
set -euo pipefail

readonly PROJECTS='https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

# The id of Azure DevOps in Microsoft Entra, the same for everybody.
readonly RESOURCE='499b84ac-1321-427f-aa17-267ca6975798'

# A token for one hour.
read_token() {
  az account get-access-token --resource "$RESOURCE" --query accessToken --output tsv
}

read_projects() {
  local answer status
  # curl reads the token from a pipe: others can see what stands on a command line.
  answer=$(printf 'header = "Authorization: Bearer %s"\n' "$1" |
    curl --config - --silent --show-error --max-time 30 --write-out '\n%{http_code}' "$PROJECTS")
  status=${answer##*$'\n'}
  # To a token that is not valid the service answers 203 or 302, not with an error.
  if [ "$status" != 200 ]; then
    echo "Azure DevOps answered $status" >&2
    return 1
  fi
  printf '%s\n' "${answer%$'\n'*}"
}

token=$(read_token)
read_projects "$token"
