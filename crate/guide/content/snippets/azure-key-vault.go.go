// Lists the projects of an organization, with a token from Azure Key Vault.
// go get github.com/Azure/azure-sdk-for-go/sdk/azidentity
// go get github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets
// KEY_VAULT_URL is the address of the vault, such as https://contoso.vault.azure.net.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets"
)

const projects = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1"

func main() {
	answer, err := run()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer)
}

func run() (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	token, err := readToken(ctx)
	if err != nil {
		return "", err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, projects, nil)
	if err != nil {
		return "", err
	}
	request.SetBasicAuth("", token)
	return send("Azure DevOps", request)
}

func readToken(ctx context.Context) (string, error) {
	credential, err := azidentity.NewDefaultAzureCredential(nil)
	if err != nil {
		return "", err
	}
	vault, err := azsecrets.NewClient(os.Getenv("KEY_VAULT_URL"), credential, nil)
	if err != nil {
		return "", err
	}
	secret, err := vault.GetSecret(ctx, "azure-devops-token", "", nil)
	if err != nil {
		return "", err
	}
	if secret.Value == nil {
		return "", errors.New("azure-devops-token has no value")
	}
	return *secret.Value, nil
}

func send(service string, request *http.Request) (string, error) {
	// It follows no redirect, so that the token goes nowhere else.
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
	answer, err := client.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	// To a token that is not valid Azure DevOps answers 203 or 302, not with an error.
	if answer.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s answered %d", service, answer.StatusCode)
	}
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}
