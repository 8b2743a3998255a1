using Exchange.Model.Board;
using Exchange.Model.Members;
using Exchange.Web.Board;

namespace Exchange.Web.Tests.Board;

public sealed class BoardQueryTests
{
    [Fact]
    public void An_address_that_says_nothing_shows_coverage_against_adequacy()
    {
        var query = BoardQuery.Read("", Pictures.Reference);

        Assert.Equal((BoardQuery.Coverage, BoardQuery.Coverage, BoardQuery.Adequacy), (query.Map, query.Relationship.X, query.Relationship.Y));
        Assert.Empty(query.Unknown);
    }

    [Theory]
    [InlineData("?map=SP.POP.TOTL&x=SI_COV_POOR&y=SI_COV_CHLD&pairing=latest-each&from=2010&to=2020&without=GMB,IRN&group=Asian")]
    [InlineData("?without=irn;gmb&group=arab")]
    public void What_is_read_from_an_address_can_be_written_into_one_again(string address)
    {
        var query = BoardQuery.Read(address, Pictures.Reference);
        var again = BoardQuery.Read("?" + query, Pictures.Reference);

        Assert.Equal(query.ToString(), again.ToString());
        Assert.Equal(["GMB", "IRN"], again.Relationship.Without);
    }

    [Fact]
    public void What_we_do_not_have_is_named_and_not_used()
    {
        var query = BoardQuery.Read("?x=NONSENSE&without=XXX,IRN&from=abc", Pictures.Reference);

        Assert.Equal(["NONSENSE", "XXX"], query.Unknown.Order(StringComparer.Ordinal));
        Assert.Equal(BoardQuery.Coverage, query.Relationship.X);
        Assert.Equal(["IRN"], query.Relationship.Without);
        Assert.Null(query.Relationship.From);
        Assert.Equal(Pairing.LatestCommonYear, query.Relationship.Pairing);
        Assert.Null((MemberGroup?)query.Relationship.Group);
    }
}
