// Lists the projects of an organization, with a token from an environment variable.
// AZURE_DEVOPS_EXT_PAT holds the token. Let what starts the program set it.

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
	token, err := readToken()
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

func readToken() (string, error) {
	token := os.Getenv("AZURE_DEVOPS_EXT_PAT")
	if token == "" {
		return "", errors.New("AZURE_DEVOPS_EXT_PAT is not set")
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
