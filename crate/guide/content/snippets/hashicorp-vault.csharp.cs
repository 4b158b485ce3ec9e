// Lists the projects of an organization, with a token from HashiCorp Vault.
// dotnet add package VaultSharp
// VAULT_ADDR is the address of the server, VAULT_TOKEN comes from signing in to it.

using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using VaultSharp;
using VaultSharp.V1.AuthMethods.Token;

static class Program
{
    const string Projects = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

    static async Task Main()
    {
        Console.WriteLine(await ReadProjects(await ReadToken()));
    }

    static async Task<string> ReadToken()
    {
        var signIn = new TokenAuthMethodInfo(Required("VAULT_TOKEN"));
        var vault = new VaultClient(new VaultClientSettings(Required("VAULT_ADDR"), signIn));
        var secret = await vault.V1.Secrets.KeyValue.V2.ReadSecretAsync(path: "azure-devops", mountPoint: "secret");
        return secret.Data.Data["token"].ToString();
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
