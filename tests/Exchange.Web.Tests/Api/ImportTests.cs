using System.Net;
using System.Text;

namespace Exchange.Web.Tests.Api;

public sealed class ImportTests(Office office) : IClassFixture<Office>
{
    private const string Address = "/api/v1/observations/import";

    [Fact]
    public async Task A_dry_run_names_every_line_that_is_wrong_and_changes_nothing()
    {
        var answer = await (await office.Secretariat.PostAsync(Address + "?dryRun=true", Csv("""
            indicator;iso3;year;value
            per_sa_allsa.cov_pop_tot;AFG;2020;12,5
            per_sa_allsa.cov_pop_tot;XXX;2020;12,5
            per_sa_allsa.cov_pop_tot;AFG;2020;12
            none;AFG;2020;1
            per_sa_allsa.cov_pop_tot;AFG;2021;
            per_sa_allsa.cov_pop_tot;AFG;1066;4
            per_sa_allsa.cov_pop_tot;AFG;2019;104
            """))).Json();

        var found = answer.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("line").GetInt32(), f.Text("rule")));
        Assert.Equal([(3, "UnknownMember"), (4, "V14D"), (5, "UnknownIndicator"), (6, "V18"), (7, "V14"), (8, "V01")], found);
        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Equal(0, (await (await office.Anybody.GetAsync("/api/v1/observations?member=AFG&basis=national")).Json()).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task One_wrong_line_keeps_all_of_them_out()
    {
        var response = await office.Secretariat.PostAsync(Address, Csv("indicator,iso3,year,value\nper_sa_allsa.cov_pop_tot,TUR,2020,12.345\nnone,TUR,2020,1\n"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(1, (await response.Json()).GetProperty("findingCount").GetInt32());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        const string file = "indicator,iso3,year,value,source\nper_sa_allsa.cov_pop_tot,UZB,2020,12.345,Survey\nper_sa_allsa.cov_pop_tot,YEM,2020,13,\n";
        var first = await (await office.Secretariat.PostAsync(Address, Csv(file))).Json();
        var second = await (await office.Secretariat.PostAsync(Address, Csv(file))).Json();
        var renamed = await (await office.Secretariat.PostAsync(Address + "?operationId=again", Csv(file))).Json();

        Assert.Equal(2, first.GetProperty("accepted").GetInt32());
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(2, renamed.GetProperty("unchanged").GetInt32());
        Assert.Equal(first.GetProperty("boardVersion").GetInt64(), renamed.GetProperty("boardVersion").GetInt64());
    }

    [Fact]
    public async Task An_operation_id_is_not_taken_for_another_file()
    {
        await office.Secretariat.PostAsync(Address + "?operationId=once", Csv("indicator,iso3,year,value\nper_sa_allsa.cov_pop_tot,TJK,2020,12\n"));
        var other = await office.Secretariat.PostAsync(Address + "?operationId=once", Csv("indicator,iso3,year,value\nper_sa_allsa.cov_pop_tot,TJK,2020,13\n"));

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Only_the_secretariat_imports() => Assert.Equal(
        HttpStatusCode.Forbidden, (await office.Senegal.PostAsync(Address, Csv("indicator,iso3,year,value\n"))).StatusCode);

    [Fact]
    public async Task A_formula_in_a_source_leaves_as_text()
    {
        await office.Secretariat.PostAsync(Address, Csv("indicator,iso3,year,value,source\nper_sa_allsa.cov_pop_tot,TGO,2020,12,\" =1+1\"\n"));
        await Eventually(async () => Assert.Contains(
            "'=1+1", await office.Anybody.GetStringAsync("/api/v1/observations?member=TGO&basis=national&format=csv"), StringComparison.Ordinal));
    }

    private static async Task Eventually(Func<Task> check)
    {
        for (var tries = 0; ; tries++)
            try
            {
                await check();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (tries < 50)
            {
                await Task.Delay(50);
            }
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");
}
