// Lists the projects of an organization, with a token from AWS Secrets Manager.
// go get github.com/aws/aws-sdk-go-v2/config
// go get github.com/aws/aws-sdk-go-v2/service/secretsmanager
// Region and credentials are those of the role that the program runs in.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
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
	settings, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return "", err
	}
	manager := secretsmanager.NewFromConfig(settings)
	secret, err := manager.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{
		SecretId: aws.String("azure-devops/token"),
	})
	if err != nil {
		return "", err
	}
	if secret.SecretString == nil {
		return "", errors.New("azure-devops/token is not a text")
	}
	return *secret.SecretString, nil
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
