// Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.
// dotnet add package Azure.Identity

using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;

static class Program
{
    const string Projects = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";
    /// <summary>The id of Azure DevOps in Microsoft Entra, the same for everybody.</summary>
    const string Scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    static async Task Main()
    {
        Console.WriteLine(await ReadProjects(await ReadToken()));
    }

    /// <summary>A token for one hour.</summary>
    static async Task<string> ReadToken()
    {
        var credential = new DefaultAzureCredential();
        var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { Scope }));
        return token.Token;
    }

    static Task<string> ReadProjects(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Projects);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
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
