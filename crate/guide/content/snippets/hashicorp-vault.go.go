// Lists the projects of an organization, with a token from HashiCorp Vault.
// go get github.com/hashicorp/vault/api
// VAULT_ADDR is the address of the server, VAULT_TOKEN comes from signing in to it.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"time"

	vault "github.com/hashicorp/vault/api"
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
	client, err := vault.NewClient(vault.DefaultConfig())
	if err != nil {
		return "", err
	}
	secret, err := client.KVv2("secret").Get(ctx, "azure-devops")
	if err != nil {
		return "", err
	}
	token, ok := secret.Data["token"].(string)
	if !ok {
		return "", errors.New("secret/azure-devops has no field token")
	}
	return token, nil
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
