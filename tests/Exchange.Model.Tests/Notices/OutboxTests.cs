using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Notices;

namespace Exchange.Model.Tests.Notices;

/// <summary>Nothing that was posted is lost, and nothing is with two couriers at once.</summary>
public sealed class OutboxTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_parcel_posted_again_is_the_same_parcel()
    {
        var once = Posted("a");
        Assert.Same(once, once.Post(Parcel("a")));
        var sent = Taken(once, out _).Report("c1", [new("a", Fate.Delivered, "250 OK")], Start);
        Assert.Same(sent, sent.Post(Parcel("a")));
    }

    [Fact]
    public void What_a_courier_has_is_not_given_to_another_until_it_was_silent_too_long()
    {
        var box = Taken(Posted("a"), out _);
        Assert.Empty(box.Take("c2", 9, Start + Trying.Patience - TimeSpan.FromSeconds(1)).Taken);
        Assert.Equal(2, Assert.Single(box.Take("c2", 9, Start + Trying.Patience).Taken).Attempts);
    }

    [Fact]
    public void A_delivery_that_is_told_late_counts_and_a_failure_that_is_told_late_does_not()
    {
        var again = Taken(Posted("a"), out _).Take("c2", 9, Start + Trying.Patience).Next;
        Assert.Equal(ParcelState.Taken, again.Report("c1", [new("a", Fate.Later, "timed out")], Start + Trying.Patience).Parcels[0].State);
        Assert.Equal(ParcelState.Delivered, again.Report("c1", [new("a", Fate.Delivered, "250 OK")], Start + Trying.Patience).Parcels[0].State);
    }

    [Fact]
    public void Waits_grow_from_a_minute_and_after_two_days_it_is_given_up()
    {
        var box = Posted("a");
        var now = Start;
        var attempts = 0;
        while (!box.Parcels[0].IsDecided)
        {
            now = box.Parcels[0].Next;
            (box, var taken) = box.Take("c1", 1, now);
            attempts += taken.Length;
            box = box.Report("c1", [new("a", Fate.Later, "no answer")], now);
        }
        Assert.Equal((ParcelState.GivenUp, Trying.MostAttempts), (box.Parcels[0].State, attempts));
        Assert.InRange((now - Start).TotalHours, 40, 56);
        Assert.Equal(Start + TimeSpan.FromMinutes(1), Taken(Posted("a"), out _).Report("c1", [new("a", Fate.Later, "")], Start).Parcels[0].Next);
    }

    [Fact]
    public void What_was_given_up_can_be_tried_again_and_what_was_delivered_keeps_nothing_of_its_content()
    {
        var refused = Taken(Posted("a"), out _).Report("c1", [new("a", Fate.Never, "550 no such user")], Start);
        Assert.Equal(ParcelState.GivenUp, refused.Parcels[0].State);
        var again = refused.Again("a", Start.AddDays(1))!;
        var sent = again.Take("c1", 1, Start.AddDays(1)).Next.Report("c1", [new("a", Fate.Delivered, "250 OK")], Start.AddDays(1));
        Assert.Null(sent.Parcels[0].Content);
        Assert.Null(sent.Again("a", Start.AddDays(2)));
    }

    [Fact]
    public void Old_decisions_are_forgotten_and_what_waits_never_is()
    {
        var box = Posted("waits");
        for (var i = 0; i < Trying.Remembered + 20; i++)
        {
            var id = FormattableString.Invariant($"p{i}");
            box = box.Post(Parcel(id));
            box = box.Take("c1", 9, Start).Next.Report("c1", [new(id, Fate.Delivered, "")], Start);
        }
        Assert.Equal(Trying.Remembered, box.Parcels.Count(p => p.IsDecided));
        Assert.False(box.Parcels.Single(p => p.Id == "waits").IsDecided);
    }

    [Fact]
    public void Whatever_couriers_do_every_parcel_is_with_one_at_a_time_and_comes_to_an_end() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 90]).List[1, 60].Sample(steps =>
        {
            var box = new Outbox<string>();
            var now = Start;
            var posted = new HashSet<string>();
            var holds = new Dictionary<string, (string Courier, DateTimeOffset Until)>();
            foreach (var (act, courier, parcel, seconds) in steps)
            {
                now = now.AddSeconds(seconds);
                var (who, id) = (FormattableString.Invariant($"c{courier}"), FormattableString.Invariant($"p{parcel}"));
                if (act == 0)
                {
                    box = box.Post(Parcel(id) with { Posted = now });
                    posted.Add(id);
                }
                else if (act == 1)
                {
                    (box, var taken) = box.Take(who, 2, now);
                    foreach (var one in taken)
                    {
                        Assert.False(holds.TryGetValue(one.Id, out var held) && held.Until > now, $"{one.Id} is with {held.Courier}");
                        holds[one.Id] = (who, now + Trying.Patience);
                    }
                }
                else if (holds.TryGetValue(id, out var held) && held.Courier == who)
                {
                    box = box.Report(who, [new(id, act == 2 ? Fate.Delivered : Fate.Later, "")], now);
                    holds.Remove(id);
                }
            }
            Assert.Equal(posted.Order(), box.Parcels.Select(p => p.Id).Order());
            for (var rounds = 0; box.Parcels.Any(p => !p.IsDecided); rounds++)
            {
                Assert.True(rounds < 20);
                now += TimeSpan.FromDays(2);
                (box, var taken) = box.Take("last", 99, now);
                box = box.Report("last", [.. taken.Select(p => new ParcelReport(p.Id, Fate.Delivered, ""))], now);
            }
        }, iter: 2_000);

    private static Outbox<string> Posted(string id) => new Outbox<string>().Post(Parcel(id));

    private static Outbox<string> Taken(Outbox<string> box, out ImmutableArray<Parcel<string>> taken)
    {
        (box, taken) = box.Take("c1", 9, Start);
        return box;
    }

    private static Parcel<string> Parcel(string id) => new(id, "somebody@example.org", "Late", "content", Start);
}
