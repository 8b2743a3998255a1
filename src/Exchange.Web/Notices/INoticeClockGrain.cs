namespace Exchange.Web.Notices;

/// <summary>Keeps for which day the digests were sent. Key 0.</summary>
[GrainInterfaceType("notice-clock")]
public interface INoticeClockGrain : IGrainWithIntegerKey
{
    /// <summary>Sends the day's digests if it is time and they were not sent; after a stop, those of today.</summary>
    [Alias("Digests")]
    Task Digests();
}
