using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Exchange.Web.Board.Live;

/// <summary>Counts circuits: also one whose browser is away for the moment is open and holds memory.</summary>
internal sealed class CircuitCount(LiveMeasures measures) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        measures.CircuitOpened();
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        measures.CircuitClosed();
        return Task.CompletedTask;
    }
}
