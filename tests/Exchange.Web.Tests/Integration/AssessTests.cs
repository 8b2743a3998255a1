using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Exchange.Web.Tests.Integration;

public sealed class AssessTests(RunningProduct product)
{
    private const string Address = "/api/v1/integration/assess";

    private static readonly JsonArray Vectors = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Integration", "rubric-vectors.json")))!.AsArray();

    public static TheoryData<string> Names { get; } = [.. Vectors.Select(v => (string)v!["name"]!)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_worked_vector_is_answered_exactly_and_needs_no_token(string name)
    {
        var vector = Vectors.Single(v => (string)v!["name"]! == name)!;
        var response = await Post(vector["input"]!.ToJsonString());
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(vector["expected"]!.ToJsonString(), answer.ToJsonString());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("""{}""", "programmes")]
    [InlineData("""{"programmes":[null]}""", "programmes[0]")]
    [InlineData("""{"programmes":[{"beneficiaries":1}]}""", "programmes[0].id")]
    [InlineData("""{"programmes":[{"id":"A"},{"id":"A"}]}""", "programmes[1].id")]
    [InlineData("""{"programmes":[{"id":"A","beneficiaries":-1}]}""", "programmes[0].beneficiaries")]
    [InlineData("""{"programmes":[{"id":"A","beneficiaries":1.5}]}""", "programmes[0].beneficiaries")]
    [InlineData("""{"programmes":[{"id":"A","in_beneficiary_registry":1.01}]}""", "programmes[0].in_beneficiary_registry")]
    [InlineData("""{"programmes":[{"id":"A","uid_share":-0.1}]}""", "programmes[0].uid_share")]
    [InlineData("""{"programmes":[{"id":"A","gateway_share":80}]}""", "programmes[0].gateway_share")]
    [InlineData("""{"programmes":[{"id":"A","common_grm":0.5}]}""", "programmes[0].common_grm")]
    [InlineData("""{"programmes":[{"id":"A","digital_mis":2}]}""", "programmes[0].digital_mis")]
    [InlineData("""{"programmes":[{"id":"A"}],"needs":[["B","D"]]}""", "needs[0][0]")]
    [InlineData("""{"programmes":[{"id":"A"}],"needs":[["A",""]]}""", "needs[0][1]")]
    [InlineData("""{"programmes":[{"id":"A"}],"needs":[["A"]]}""", "needs[0]")]
    [InlineData("""{"programmes":[{"id":"A"}],"links":[{"programme":"B","dataset":"D","mode":"query"}]}""", "links[0].programme")]
    [InlineData("""{"programmes":[{"id":"A"}],"links":[{"programme":"A","mode":"query"}]}""", "links[0].dataset")]
    [InlineData("""{"programmes":[{"id":"A"}],"links":[{"programme":"A","dataset":"D","mode":"usb"}]}""", "links[0].mode")]
    [InlineData("""{"programmes":[{"id":"A"}],"links":[{"programme":"A","dataset":"D"}]}""", "links[0].mode")]
    [InlineData("""{"programmes":[{"id":"A"}],"links":[{"programme":"A","dataset":"D","mode":"batch","verified_months_ago":-1}]}""", "links[0].verified_months_ago")]
    [InlineData("""{"programmes":[{"id":"A"}],"crosschecks":[["A","B"]]}""", "crosschecks[0][1]")]
    [InlineData("""{"programmes":[{"id":"A"}],"crosschecks":[["A","A"]]}""", "crosschecks[0]")]
    [InlineData("""{"programmes":[],"blocks":{"B15":{"1":[true]}}}""", "blocks.B15")]
    [InlineData("""{"programmes":[],"blocks":{"B01":{"4":[true]}}}""", "blocks.B01.4")]
    public async Task What_is_wrong_with_an_inventory_is_named_by_its_place(string body, string place)
    {
        var response = await Post(body);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(place, (string?)Assert.Single(problem["errors"]!.AsArray())!["name"]);
        Assert.Contains(place, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"programmes":[{"id":"A","uid_share":"much"}]}""", "$.programmes[0].uid_share")]
    [InlineData("""{"programmes":[{"id":"A","uid_share":0.8000000000000000000000000000000000000000001}]}""", "$.programmes[0].uid_share")]
    [InlineData("""{"programmes":[{"id":"A","beneficiaries":1e999999}]}""", "$.programmes[0].beneficiaries")]
    [InlineData("""{"programmes":[],"blocks":{"B01":{"1":["yes"]}}}""", "$.blocks.B01")]
    [InlineData("""{"programmes":{}}""", "$.programmes")]
    public async Task A_value_of_another_kind_is_named_by_its_path(string body, string path)
    {
        var response = await Post(body);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("urn:exchange:problem:invalid-json", (string?)problem["type"]);
        Assert.StartsWith(path, (string)problem["errors"]![0]!["name"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"programmes":[""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"programmes":[],"programmes":[]}""")]
    [InlineData("""{"programmes":[],"blocks":{"B01":{},"B01":{}}}""")]
    public async Task What_is_not_the_json_expected_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(body)).StatusCode);

    [Fact]
    public async Task Everything_wrong_is_told_at_once_and_no_more_than_a_hundred_things()
    {
        var three = JsonNode.Parse(await (await Post("""{"programmes":[{"id":"A","uid_share":2,"beneficiaries":-1}],"needs":[["B","D"]]}""")).Content.ReadAsStringAsync())!;
        var many = JsonNode.Parse(await (await Post($$"""{"programmes":[],"needs":[{{string.Join(',', Enumerable.Repeat("[\"A\",\"D\"]", 500))}}]}""")).Content.ReadAsStringAsync())!;

        Assert.Equal(3, three["errors"]!.AsArray().Count);
        Assert.Equal(100, many["errors"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("fr", "Une part se situe entre 0 et 1")]
    [InlineData("ar", "تقع الحصة بين 0 و1")]
    public async Task A_refusal_speaks_the_readers_language(string language, string sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = Json("""{"programmes":[{"id":"A","uid_share":2}]}""") };
        request.Headers.AcceptLanguage.ParseAdd(language);
        var problem = JsonNode.Parse(await (await product.Reader.SendAsync(request)).Content.ReadAsStringAsync())!;

        Assert.StartsWith(sentence, (string)problem["errors"]![0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_programmes_than_any_country_has_are_refused()
    {
        var programmes = string.Join(',', Enumerable.Range(0, 2_001).Select(i => $$"""{"id":"{{i}}"}"""));
        var response = await Post($$"""{"programmes":[{{programmes}}]}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("\"programmes\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_longer_than_the_limit_and_one_of_another_type_are_refused()
    {
        var response = await Post("{\"programmes\":[]," + new string(' ', 9 << 20) + "\"needs\":[]}");
        var text = await product.Reader.PostAsync(Address, new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    [Fact]
    public async Task Shares_are_read_to_the_last_digit_and_yes_and_no_in_either_way()
    {
        var just = """{"programmes":[{"id":"A","beneficiaries":3,"uid_share":0.79999999999999999999999999,"common_grm":true,"digital_mis":1.0,"gateway_share":8e-1}]}""";
        var answer = JsonNode.Parse(await (await Post(just)).Content.ReadAsStringAsync())!;

        Assert.False((bool?)answer["gates"]!["D3"]);
        Assert.Equal("79999999999999999999999999/100000000000000000000000000", (string?)answer["metrics"]!["UIDC"]);
        Assert.True((bool?)answer["gates"]!["D5"]);
        Assert.True((bool?)answer["gates"]!["D6"]);
        Assert.True((bool?)answer["gates"]!["C3"]);
    }

    [Theory]
    [InlineData("12", true), InlineData("12.0", true), InlineData("12.01", false), InlineData("13", false), InlineData("1e30", false), InlineData("null", false)]
    public async Task A_verification_holds_for_twelve_months_to_the_day(string months, bool live)
    {
        var body = $$"""{"programmes":[{"id":"A","beneficiaries":3}],"needs":[["A","D"]],"links":[{"programme":"A","dataset":"D","mode":"event","verified_months_ago":{{months}},"legal_basis":true}]}""";
        var answer = JsonNode.Parse(await (await Post(body)).Content.ReadAsStringAsync())!;

        Assert.Equal(live ? "1" : "0", (string?)answer["metrics"]!["LL"]);
    }

    [Fact]
    public async Task A_programme_the_government_does_not_own_is_not_weighed()
    {
        var body = """{"programmes":[{"id":"A","beneficiaries":1,"uid_share":1},{"id":"Z","beneficiaries":99,"uid_share":0,"government_owned":false}]}""";
        var answer = JsonNode.Parse(await (await Post(body)).Content.ReadAsStringAsync())!;

        Assert.Equal("1", (string?)answer["metrics"]!["UIDC"]);
    }

    [Fact]
    public async Task The_address_is_described_with_the_names_it_reads()
    {
        using var document = JsonDocument.Parse(await (await product.Reader.GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync());

        var post = document.RootElement.GetProperty("paths").GetProperty(Address).GetProperty("post");
        Assert.False(post.TryGetProperty("security", out _));
        Assert.Superset(new HashSet<string> { "200", "400", "413", "415", "422" }, post.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToHashSet());
        var programme = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("ProgrammeEntry").GetProperty("properties");
        Assert.True(programme.TryGetProperty("in_beneficiary_registry", out _));
    }

    private Task<HttpResponseMessage> Post(string body) => product.Reader.PostAsync(Address, Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
