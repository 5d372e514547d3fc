namespace CxPortal.Web.Infrastructure.Http;

/// <summary>Reads forms where no model binder does.</summary>
public static class FormReading
{
    /// <summary>The form of a request; null when there is none, or when its bytes are no form.</summary>
    public static async Task<IFormCollection?> TryReadFormAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
