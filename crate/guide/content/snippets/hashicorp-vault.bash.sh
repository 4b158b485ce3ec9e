#!/usr/bin/env bash
# Lists the projects of an organization, with a token from HashiCorp Vault.
# Needs the vault CLI, signed in with vault login.
# VAULT_ADDR is the address of the server.
set -euo pipefail

readonly PROJECTS='https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

read_token() {
  vault kv get -mount=secret -field=token azure-devops
}

read_projects() {
  local answer status
  # curl reads the token from a pipe: others can see what stands on a command line.
  answer=$(printf 'user = ":%s"\n' "$1" |
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
