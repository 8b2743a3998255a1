using System.Text.Json;
using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class VectorTests
{
    public static TheoryData<string> Names { get; } = [.. Vectors.Names];

    [Theory, MemberData(nameof(Names))]
    public void A_worked_vector_comes_out_exactly(string name)
    {
        var found = Assessment.Of(Vectors.Facts(name));
        var expected = Vectors.Expected(name);

        Assert.Equal(expected.GetProperty("level").GetInt32(), found.Level);
        Assert.Equal(expected.GetProperty("possible").GetInt32(), found.Possible);
        Assert.Equal(expected.GetProperty("status").GetString(), found.Status switch
        {
            AssessmentStatus.NotAssessed => "not-assessed",
            AssessmentStatus.Provisional => "provisional",
            _ => "final",
        });
        Assert.Equal(
            expected.GetProperty("metrics").EnumerateObject().Select(m => (m.Name, m.Value.GetString())),
            Enum.GetValues<Metric>().Select(m => (m.ToString(), Written(found.Metrics[m]))));
        Assert.Equal(
            expected.GetProperty("grades").EnumerateObject().Select(g => (g.Name, g.Value[0].GetInt32(), g.Value[1].GetInt32())),
            found.Grades.Select(g => (g.Key, g.Value.Proven, g.Value.Possible)));
        Assert.Equal(
            expected.GetProperty("gates").EnumerateObject().Select(g => (g.Name, g.Value.ValueKind == JsonValueKind.Null ? (bool?)null : g.Value.GetBoolean())),
            found.Gates.Select(g => (g.Gate.Code, g.Met)));
        Assert.Equal(Texts(expected, "gaps"), found.Gaps.Select(g => g.Gate.Code));
        Assert.Equal(Texts(expected, "flags"), found.Flags.Select(f => f.Text));
    }

    [Fact]
    public void There_are_twenty_of_them() => Assert.Equal(20, Vectors.Names.Distinct().Count());

    private static string? Written(Fraction? share) =>
        share is not { } value ? null : value.Denominator.IsOne ? $"{value.Numerator}" : $"{value.Numerator}/{value.Denominator}";

    private static IEnumerable<string?> Texts(JsonElement expected, string name) => expected.GetProperty(name).EnumerateArray().Select(t => t.GetString());
}
