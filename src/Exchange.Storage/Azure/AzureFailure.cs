using Azure;

namespace Exchange.Storage;

/// <summary>What went wrong between this host and the account, in one line.</summary>
internal static class AzureFailure
{
    // The library's own message goes on with all headers of the answer.
    public static string Reason(Exception failure)
    {
        var first = failure is AggregateException { InnerExceptions: [.., var last] } ? last : failure;
        return first switch
        {
            RequestFailedException { Status: 403 } e => $"the storage account refuses this host ({e.ErrorCode ?? "403"}); its key is "
                + "wrong, or its identity lacks the role Storage Blob Data Contributor or Storage Table Data Contributor",
            RequestFailedException { Status: > 0 } e => $"the storage account answered {e.Status} {e.ErrorCode}".TrimEnd(),
            _ => first.GetBaseException().Message.Split('\n')[0].TrimEnd(),
        };
    }
}
