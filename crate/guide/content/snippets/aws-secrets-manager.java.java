// Lists the projects of an organization, with a token from AWS Secrets Manager.
// Maven: software.amazon.awssdk:secretsmanager
// Region and credentials are those of the role that the program runs in.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

final class Projects {
    static final String PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(readProjects(readToken()));
    }

    static String readToken() {
        try (SecretsManagerClient manager = SecretsManagerClient.create()) {
            return manager.getSecretValue(request -> request.secretId("azure-devops/token")).secretString();
        }
    }

    static String readProjects(String token) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(PROJECTS))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + basic)
                .build();
        // It follows no redirect, so that the token goes nowhere else.
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        // To a token that is not valid the service answers 203 or 302, not with an error.
        if (answer.statusCode() != 200) {
            throw new IOException("Azure DevOps answered " + answer.statusCode());
        }
        return answer.body();
    }
}
