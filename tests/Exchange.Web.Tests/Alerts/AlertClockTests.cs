using Exchange.Model.Alerts;
using Exchange.Model.People;
using Exchange.Web.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.Alerts;

/// <summary>The timer of the rules outlives the product: when they are due is stored.</summary>
public sealed class AlertClockTests
{
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);

    [Fact]
    public async Task After_a_stop_the_rules_are_looked_through_late_but_not_twice_and_an_alert_stays_one()
    {
        var folder = Directory.CreateTempSubdirectory("exchange-").FullName;
        // In the past: a silo ends that is older than the clock says.
        var start = DateTimeOffset.UtcNow.AddDays(-10);
        DateTimeOffset looked;
        await using (var first = new Product("Production", folder, new FakeTimeProvider(start)))
        {
            await Grain(first).Put(Secretariat, "put", new("", AlertKind.Threshold, "SG_REG_BRTH.lt5y", true, 60, 0, AlertSeverity.Warning, Model.LocalText.Same("Unit"), Model.LocalText.Same("Ask")));
            await first.Services.GetRequiredService<AlertClock>().LookIfDue();
            var book = (await Grain(first).Read(Secretariat))!;
            Assert.NotEmpty(book.Alerts);
            looked = book.Looked!.Value;
            Assert.Equal(looked + AlertDesk.Interval, book.Due);
        }

        await using var second = new Product("Production", folder, new FakeTimeProvider(start.AddDays(3)));
        var clock = second.Services.GetRequiredService<AlertClock>();
        await Task.WhenAll(clock.LookIfDue(), clock.LookIfDue());
        var after = (await Grain(second).Read(Secretariat))!;
        Assert.InRange(after.Looked!.Value, looked.AddDays(3), looked.AddDays(4));
        Assert.All(after.Alerts, a => Assert.Equal(1, a.Times));
    }

    private static IAlertsGrain Grain(Product product) => product.Services.GetRequiredService<IGrainFactory>().GetGrain<IAlertsGrain>(0);
}
