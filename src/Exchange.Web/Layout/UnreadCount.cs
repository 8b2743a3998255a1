using Exchange.Model.People;

namespace Exchange.Web.Layout;

/// <summary>How much a person has not read yet, for the header of every page. The room that keeps it adds it; what does not answer at once is left out.</summary>
internal sealed record UnreadCount(Func<Actor, Task<int>> Of);
