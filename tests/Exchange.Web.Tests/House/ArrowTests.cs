namespace Exchange.Web.Tests.House;

/// <summary>Who may know whom. Data flows downstream only; a new arrow is a decision, made here.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Rooms = ["Members", "Indicators", "Submissions", "Notices", "Integration", "Recommendations", "Exchanges", "Alerts", "Board", "Snapshots", "History", "Library", "People", "Operator", "Layout", "Hosting"];

    private static readonly Dictionary<string, string[]> Model = new()
    {
        ["Members"] = [],
        ["People"] = [],
        ["Indicators"] = ["Members"],
        ["Submissions"] = ["Members", "Indicators", "People"],
        ["Exchanges"] = ["Members", "Integration", "People"],
        ["Notices"] = ["Exchanges", "Indicators", "People", "Submissions"],
        ["Integration"] = ["Members", "Indicators", "Submissions", "People"],
        ["Recommendations"] = ["Members", "Integration", "People"],
        ["Alerts"] = ["Members", "Indicators", "Submissions", "Integration", "People"],
        ["Board"] = ["Members", "Indicators"],
        ["Snapshots"] = ["Members", "Indicators", "Submissions", "Board"],
        ["History"] = ["Submissions", "Integration", "Recommendations", "Alerts", "Snapshots"],
    };

    // A member's grain publishes through an interface of its own room, which the board implements: so no grain knows one downstream.
    private static readonly Dictionary<string, string[]> Grains = new()
    {
        ["People"] = ["Hosting"],
        ["Members"] = ["Hosting"],
        ["Submissions"] = ["Hosting", "Members"],
        ["Notices"] = ["Exchanges", "Hosting", "Submissions"],
        ["Integration"] = ["Hosting", "Members"],
        ["Exchanges"] = ["Hosting", "Integration", "Members", "Recommendations"],
        ["Recommendations"] = ["Hosting", "Integration"],
        ["Alerts"] = ["Hosting"],
        ["Board"] = ["Hosting", "Members"],
        ["Snapshots"] = ["Hosting"],
        ["History"] = ["Hosting", "Submissions", "Integration", "Recommendations", "Alerts", "Snapshots"],
        ["Library"] = ["Hosting", "People"],
    };

    [Fact]
    public void A_room_of_the_model_knows_only_rooms_upstream()
    {
        var wrong =
            from file in Source.Of("Exchange.Model")
            let room = Source.Room(file.Path)
            where room is not null
            from named in Source.Names(file.Text, "Model")
            where named != room && Rooms.Contains(named) && !Model[room].Contains(named)
            select $"{file.Path} knows {named}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_grain_knows_only_grains_upstream()
    {
        var wrong =
            from file in Source.Of("Exchange.Web")
            where file.Path.EndsWith("Grain.cs", StringComparison.Ordinal)
            let room = Source.Room(file.Path)!
            from named in Source.Names(file.Text, "Web")
            where named != room && Rooms.Contains(named) && !Grains[room].Contains(named)
            select $"{file.Path} knows {named}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_frame_around_the_pages_knows_pages_only_by_address()
    {
        string[] allowed = ["Layout", "Hosting", "People", "Submissions"];
        var wrong =
            from file in Source.Of("Exchange.Web")
            where Source.Room(file.Path) == "Layout"
            from named in Source.Names(file.Text, "Web")
            where Rooms.Contains(named) && !allowed.Contains(named)
            select $"{file.Path} knows {named}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_library_stands_alone()
    {
        string[] allowed = ["Library", "Layout", "Hosting", "People"];
        var wrong =
            from file in Source.Of("Exchange.Web")
            where Source.Room(file.Path) == "Library"
            from named in Source.Names(file.Text, "Web")
            where Rooms.Contains(named) && !allowed.Contains(named)
            select $"{file.Path} knows {named}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Exchange.Model", "Exchange.Web")]
    [InlineData("Exchange.Model", "Exchange.Storage")]
    [InlineData("Exchange.Storage", "Exchange.Model")]
    [InlineData("Exchange.Storage", "Exchange.Web")]
    public void A_floor_knows_nothing_of_the_floors_it_does_not_stand_on(string floor, string other) =>
        Assert.Empty(Source.Of(floor).Where(f => f.Text.Contains(other, StringComparison.Ordinal)).Select(f => f.Path));

    [Fact]
    public void Grain_classes_are_reached_through_their_interfaces_only() =>
        Assert.Empty(
            from file in Source.Of("Exchange.Web")
            where file.Path.EndsWith("Grain.cs", StringComparison.Ordinal) && !Path.GetFileName(file.Path).StartsWith('I')
            where !file.Text.Contains("internal sealed class", StringComparison.Ordinal) && !file.Text.Contains("internal sealed partial class", StringComparison.Ordinal)
            select file.Path);

    [Fact]
    public void Every_stored_grain_and_every_grain_interface_spells_out_its_identity() =>
        Assert.Empty(
            from file in Source.Of("Exchange.Web")
            where file.Path.EndsWith("Grain.cs", StringComparison.Ordinal)
            let isInterface = Path.GetFileName(file.Path).StartsWith('I') && file.Text.Contains("public interface", StringComparison.Ordinal)
            where !file.Text.Contains(isInterface ? "[GrainInterfaceType(" : "[GrainType(", StringComparison.Ordinal)
            select file.Path);
}
