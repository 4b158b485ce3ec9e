// Lists the projects of an organization, with a token from CyberArk Conjur.
// CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT and CONJUR_AUTHN_JWT_SERVICE_ID name the server,
// JWT_TOKEN_PATH the file in which the platform puts the identity of this program.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

final class Projects {
    static final String PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(readProjects(readToken()));
    }

    static String readToken() throws IOException, InterruptedException {
        String server = required("CONJUR_APPLIANCE_URL");
        String account = encoded(required("CONJUR_ACCOUNT"));
        String service = encoded(required("CONJUR_AUTHN_JWT_SERVICE_ID"));
        String identity = Files.readString(Path.of(required("JWT_TOKEN_PATH"))).strip();
        var signIn = HttpRequest.newBuilder(URI.create(server + "/authn-jwt/" + service + "/" + account + "/authenticate"))
                .header("Accept-Encoding", "base64")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("jwt=" + encoded(identity)));
        String session = send("Conjur", signIn);
        String variable = encoded("azure-devops/token");
        var secret = HttpRequest.newBuilder(URI.create(server + "/secrets/" + account + "/variable/" + variable))
                .header("Authorization", "Token token=\"" + session + "\"");
        return send("Conjur", secret);
    }

    static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    static String readProjects(String token) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(PROJECTS))
                .header("Authorization", "Basic " + basic);
        return send("Azure DevOps", request);
    }

    static String send(String service, HttpRequest.Builder request) throws IOException, InterruptedException {
        // It follows no redirect, so that the token goes nowhere else.
        HttpClient client = HttpClient.newHttpClient();
        var answer = client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        // To a token that is not valid Azure DevOps answers 203 or 302, not with an error.
        if (answer.statusCode() != 200) {
            throw new IOException(service + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
