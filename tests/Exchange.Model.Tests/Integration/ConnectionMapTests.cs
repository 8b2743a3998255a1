using Exchange.Model.Integration;

namespace Exchange.Model.Tests.Integration;

public sealed class ConnectionMapTests
{
    [Theory]
    [InlineData(LinkTool.Query, true, -2, ConnectionState.Live)]
    [InlineData(LinkTool.Event, true, -12, ConnectionState.Live)]
    [InlineData(LinkTool.Batch, true, -2, ConnectionState.Batch)]
    [InlineData(LinkTool.Batch, false, -2, ConnectionState.NotLive)]
    [InlineData(LinkTool.Query, true, -13, ConnectionState.NotLive)]
    [InlineData(LinkTool.Manual, true, -2, ConnectionState.Manual)]
    [InlineData(LinkTool.None, true, -2, ConnectionState.Missing)]
    public void A_square_says_what_joins_the_two(LinkTool tool, bool legal, int verified, ConnectionState state)
    {
        var link = Country.Link("A", "civil") with { Tool = tool, LegalBasis = legal, LastVerified = Country.Day.AddMonths(verified) };
        var square = ConnectionMap.Of(Country.Small with { Links = [link] }, Country.Day)[link.At];
        Assert.Equal((true, state), (square.Needed, square.State));
    }

    [Fact]
    public void A_need_without_a_link_is_missing_and_no_need_and_no_link_is_nothing()
    {
        var map = ConnectionMap.Of(Country.Small, Country.Day);
        Assert.Equal(ConnectionState.Missing, map[new("A", "tax")].State);
        Assert.Equal((false, ConnectionState.None), (map[new("B", "tax")].Needed, map[new("B", "tax")].State));
        Assert.Equal((2, 3), map.Needs);
        var unused = Country.Small with { Links = [Country.Link("B", "tax") with { Tool = LinkTool.None }] };
        Assert.Equal(ConnectionState.None, ConnectionMap.Of(unused, Country.Day)[new("B", "tax")].State);
    }

    [Fact]
    public void A_planned_link_is_told_apart_and_the_strongest_of_several_is_shown()
    {
        var planned = Country.Link("A", "tax") with { Tool = LinkTool.None, PlannedFor = Country.Day.AddMonths(3) };
        Assert.Equal(ConnectionState.Planned, ConnectionMap.Of(Country.Small with { Links = [planned] }, Country.Day)[planned.At].State);
        var several = Country.Small with { Links = [planned, Country.Link("A", "tax") with { Tool = LinkTool.Batch }, Country.Link("A", "tax") with { Tool = LinkTool.Manual }] };
        Assert.Equal(ConnectionState.Batch, ConnectionMap.Of(several, Country.Day)[planned.At].State);
    }

    [Fact]
    public void A_need_that_was_dropped_is_none()
    {
        var dropped = Country.Small with { Needs = [Country.Need("A", "tax").Drop("Not kept any more")!], Links = [] };
        Assert.False(ConnectionMap.Of(dropped, Country.Day)[new("A", "tax")].Needed);
    }
}
