"""Lists the projects of an organization, with a token from AWS Secrets Manager.

pip install boto3
Region and credentials are those of the role that the program runs in.
"""

import base64
from contextlib import closing
from http.client import HTTPSConnection

import boto3

PROJECTS = "/{organization}/_apis/projects?api-version=7.1"


def read_token() -> str:
    manager = boto3.client("secretsmanager")
    try:
        return manager.get_secret_value(SecretId="azure-devops/token")["SecretString"]
    finally:
        manager.close()


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
