"""Lists the projects of an organization, with a token from an environment variable.

AZURE_DEVOPS_EXT_PAT holds the token. Let what starts the program set it.
"""

import base64
import os
from contextlib import closing
from http.client import HTTPSConnection

PROJECTS = "/{organization}/_apis/projects?api-version=7.1"


def read_token() -> str:
    token = os.environ.get("AZURE_DEVOPS_EXT_PAT")
    if not token:
        raise RuntimeError("AZURE_DEVOPS_EXT_PAT is not set")
    return token


def read_projects(token: str) -> str:
    basic = base64.b64encode(b":" + token.encode()).decode()
    headers = {"Authorization": "Basic " + basic}
    with closing(HTTPSConnection("dev.azure.com", timeout=30)) as service:
        service.request("GET", PROJECTS, headers=headers)
        answer = service.getresponse()
        # To a token that is not valid the service answers 203 or 302, not with an error.
        if answer.status != 200:
            raise RuntimeError(f"Azure DevOps answered {answer.status}")
        return answer.read().decode()


if __name__ == "__main__":
    print(read_projects(read_token()))
