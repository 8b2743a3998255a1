using System.Net;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>The table of what the source document asks is complete, and what it points at is there.</summary>
public sealed class AskTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_forty_two_are_in_the_table_and_every_page_it_names_answers()
    {
        var asks = people.Product.Services.GetRequiredService<ContentFolder>().Recommendations.Asks;
        Assert.Equal(42, asks.Length);
        Assert.Equal(Ask.Ids, asks.Select(a => a.Id));
        foreach (var address in asks.Where(a => a.State != AskState.NotYet).Select(a => a.Address).Distinct())
        {
            var answer = await people.Secretariat.GetAsync("/en/" + address.Split('#')[0], Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}.");
            if (address.Split('#') is [_, var place])
                Assert.True((await answer.Content.ReadAsStringAsync(Stop)).Contains($"id=\"{place}\"", StringComparison.Ordinal), $"There is no place {place} on {address}.");
        }
    }

    [Theory]
    [InlineData("en"), InlineData("fr"), InlineData("ar")]
    public async Task The_table_is_a_page_for_everybody(string language)
    {
        var page = await people.Product.Browser().GetStringAsync($"/{language}/recommendations/asks", Stop);
        Assert.All(Ask.Ids, id => Assert.Contains($"data-ask=\"{id}\"", page, StringComparison.Ordinal));
    }
}
