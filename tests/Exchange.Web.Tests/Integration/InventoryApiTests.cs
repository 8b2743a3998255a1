using System.Net;
using System.Net.Http.Json;
using Exchange.Web.Tests.Api;

namespace Exchange.Web.Tests.Integration;

public sealed class InventoryApiTests(Office office) : IClassFixture<Office>
{
    private const string Address = "/api/v1/members/SEN/inventory";

    [Fact]
    public async Task An_inventory_is_put_handed_in_accepted_and_read_by_everybody()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await office.Anybody.GetAsync(Address)).StatusCode);
        var put = await (await office.Senegal.PostAsJsonAsync(Address + "/entries", new { operationId = "p1", entries = Entries })).Json();
        Assert.Equal("draft", put.Text("status"));
        var handedIn = await (await office.Senegal.PostAsJsonAsync(Address + "/hand-in", new { operationId = "p2", revision = put.GetProperty("revision").GetInt64() })).Json();
        var accepted = await office.Secretariat.PostAsJsonAsync(Address + "/accept", new { operationId = "p3", revision = handedIn.GetProperty("revision").GetInt64() });
        Assert.Equal("accepted", (await accepted.Json()).Text("status"));

        var shown = await (await office.Anybody.GetAsync(Address)).Json();
        Assert.Equal("civil", shown.GetProperty("entries").EnumerateArray().Single(e => e.Text("entry") == "dataset:civil").GetProperty("fields").Text("kind"));
        Assert.Contains("SEN,cash,civil,yes,missing,,", await office.Anybody.GetStringAsync(Address + "/connections?format=csv"), StringComparison.Ordinal);
        var level = (await (await office.Anybody.GetAsync("/api/v1/members/SEN/level")).Json()).GetProperty("assessment");
        Assert.Equal("provisional", level.Text("status"));
        Assert.Equal("1", level.GetProperty("metrics").Text("MIS"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.Anybody.GetAsync("/api/v1/members/SEN/level?as-of=2020-01-01")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_told_with_its_place_and_others_are_kept_out()
    {
        var unfit = await office.Senegal.PostAsJsonAsync(Address + "/entries", new { operationId = "u1", entries = new[] { new { entry = "programme:Big One" } } });
        Assert.Equal(HttpStatusCode.BadRequest, unfit.StatusCode);
        Assert.Contains("entries[0].entry", await unfit.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Anybody.GetAsync(Address + "/draft")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.GetAsync("/api/v1/members/MLI/inventory/draft")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.PostAsJsonAsync("/api/v1/members/MLI/inventory/entries", new { operationId = "u2", entries = Entries })).StatusCode);
    }

    [Fact]
    public async Task A_workbook_is_fetched_sent_back_shown_and_confirmed_and_remarks_are_exchanged()
    {
        await office.Senegal.PostAsJsonAsync(Address + "/entries", new { operationId = "w1", entries = Entries });
        var file = Workbook.InventoryBooks.Fill(await office.Senegal.GetByteArrayAsync(Address + "/workbook?language=fr"), ("programme:cash", "staff", "12"));
        using var body = new ByteArrayContent(file);
        var shown = await (await office.Senegal.PostAsync(Address + "/workbook?name=inventaire.xlsx", body)).Json();
        Assert.Equal(("programme:cash", "staff", "12"), (shown.GetProperty("changes")[0].Text("entry"), shown.GetProperty("changes")[0].Text("field"), shown.GetProperty("changes")[0].Text("to")));
        var confirmed = await office.Senegal.PostAsJsonAsync($"{Address}/workbook/{shown.Text("id")}/confirm", new { revision = shown.GetProperty("revision").GetInt64() });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Contains("\"staff\":\"12\"", await office.Senegal.GetStringAsync(Address + "/draft"), StringComparison.Ordinal);
        Assert.Contains("Key,Issued,id", await office.Senegal.GetStringAsync(Address + "/workbook?format=csv-programme&language=en"), StringComparison.Ordinal);

        await office.Secretariat.PostAsJsonAsync(Address + "/remarks", new { operationId = "w2", entry = "programme:cash", text = "Since when?" });
        var remarks = await (await office.Senegal.GetAsync(Address + "/remarks")).Json();
        Assert.Equal(("programme:cash", "Since when?"), (remarks.GetProperty("remarks")[0].Text("entry"), remarks.GetProperty("remarks")[0].Text("text")));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.GetAsync("/api/v1/members/MLI/inventory/remarks")).StatusCode);
    }

    private static object[] Entries =>
    [
        new { entry = "organisation:ministry", fields = new { name_en = "Ministry" } },
        new { entry = "programme:cash", fields = new { name_en = "Cash", organisation = "ministry", type = "unconditional-cash", beneficiaries = "600", digital_mis = "yes" } },
        new { entry = "dataset:civil", fields = new { name_en = "Civil registry", owner = "ministry", kind = "civil", format = "database" } },
        new { entry = "need:cash/civil", fields = new { purpose = "eligibility-check" } },
    ];
}
