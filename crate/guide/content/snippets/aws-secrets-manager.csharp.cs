// Lists the projects of an organization, with a token from AWS Secrets Manager.
// dotnet add package AWSSDK.SecretsManager
// Region and credentials are those of the role that the program runs in.

using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

static class Program
{
    const string Projects = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

    static async Task Main()
    {
        Console.WriteLine(await ReadProjects(await ReadToken()));
    }

    static async Task<string> ReadToken()
    {
        using (var manager = new AmazonSecretsManagerClient())
        {
            var request = new GetSecretValueRequest { SecretId = "azure-devops/token" };
            var secret = await manager.GetSecretValueAsync(request);
            return secret.SecretString;
        }
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
