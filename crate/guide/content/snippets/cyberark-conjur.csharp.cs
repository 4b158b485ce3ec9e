// Lists the projects of an organization, with a token from CyberArk Conjur.
// CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT and CONJUR_AUTHN_JWT_SERVICE_ID name the server,
// JWT_TOKEN_PATH the file in which the platform puts the identity of this program.

using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

static class Program
{
    const string Projects = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

    static async Task Main()
    {
        Console.WriteLine(await ReadProjects(await ReadToken()));
    }

    static async Task<string> ReadToken()
    {
        var server = Required("CONJUR_APPLIANCE_URL");
        var account = Uri.EscapeDataString(Required("CONJUR_ACCOUNT"));
        var service = Uri.EscapeDataString(Required("CONJUR_AUTHN_JWT_SERVICE_ID"));
        var identity = File.ReadAllText(Required("JWT_TOKEN_PATH")).Trim();
        var signIn = new HttpRequestMessage(HttpMethod.Post, server + "/authn-jwt/" + service + "/" + account + "/authenticate");
        signIn.Headers.Add("Accept-Encoding", "base64");
        signIn.Content = new FormUrlEncodedContent(new Dictionary<string, string> { { "jwt", identity } });
        var session = await Send("Conjur", signIn);
        var variable = Uri.EscapeDataString("azure-devops/token");
        var secret = new HttpRequestMessage(HttpMethod.Get, server + "/secrets/" + account + "/variable/" + variable);
        secret.Headers.Authorization = new AuthenticationHeaderValue("Token", "token=\"" + session + "\"");
        return await Send("Conjur", secret);
    }

    static string Required(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(value)) throw new InvalidOperationException(name + " is not set");
        return value;
    }

    static Task<string> ReadProjects(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Projects);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + token));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        return Send("Azure DevOps", request);
    }

    static async Task<string> Send(string service, HttpRequestMessage request)
    {
        // It follows no redirect, so that the token goes nowhere else.
        using (var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }))
        using (var answer = await client.SendAsync(request))
        {
            // To a token that is not valid Azure DevOps answers 203 or 302, not with an error.
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new HttpRequestException(service + " answered " + (int)answer.StatusCode);
            }
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
