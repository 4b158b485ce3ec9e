// Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.
// Maven: com.azure:azure-identity

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredentialBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

final class Projects {
    static final String PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";
    /** The id of Azure DevOps in Microsoft Entra, the same for everybody. */
    static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(readProjects(readToken()));
    }

    /** A token for one hour. */
    static String readToken() {
        var credential = new DefaultAzureCredentialBuilder().build();
        return credential.getTokenSync(new TokenRequestContext().addScopes(SCOPE)).getToken();
    }

    static String readProjects(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(PROJECTS))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
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
