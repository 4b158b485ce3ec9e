// Lists the projects of an organization, with a token from CyberArk Conjur.
// CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT and CONJUR_AUTHN_JWT_SERVICE_ID name the server,
// JWT_TOKEN_PATH the file in which the platform puts the identity of this program.

package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
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
	server := os.Getenv("CONJUR_APPLIANCE_URL")
	account := url.PathEscape(os.Getenv("CONJUR_ACCOUNT"))
	service := url.PathEscape(os.Getenv("CONJUR_AUTHN_JWT_SERVICE_ID"))
	identity, err := os.ReadFile(os.Getenv("JWT_TOKEN_PATH"))
	if err != nil {
		return "", err
	}
	form := url.Values{"jwt": {strings.TrimSpace(string(identity))}}
	signIn, err := http.NewRequestWithContext(ctx, http.MethodPost,
		server+"/authn-jwt/"+service+"/"+account+"/authenticate", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	signIn.Header.Set("Accept-Encoding", "base64")
	signIn.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	session, err := send("Conjur", signIn)
	if err != nil {
		return "", err
	}
	secret, err := http.NewRequestWithContext(ctx, http.MethodGet,
		server+"/secrets/"+account+"/variable/"+url.PathEscape("azure-devops/token"), nil)
	if err != nil {
		return "", err
	}
	secret.Header.Set("Authorization", "Token token=\""+session+"\"")
	return send("Conjur", secret)
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
