// Lists the projects of an organization, with a token from an environment variable.
// AZURE_DEVOPS_EXT_PAT holds the token. Let what starts the program set it.

using System;
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
        Console.WriteLine(await ReadProjects(ReadToken()));
    }

    static string ReadToken()
    {
        var token = Environment.GetEnvironmentVariable("AZURE_DEVOPS_EXT_PAT");
        if (string.IsNullOrEmpty(token)) throw new InvalidOperationException("AZURE_DEVOPS_EXT_PAT is not set");
        return token;
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
