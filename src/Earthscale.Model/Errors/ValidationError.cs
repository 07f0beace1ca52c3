namespace Earthscale;

/// <summary>A validation error of the service.</summary>
/// <param name="Location">The path of the field, outermost first, separated by dots, such as <c>body.urls.0</c>.</param>
/// <param name="Message">The service's message.</param>
/// <param name="Type">The service's error type.</param>
public sealed record ValidationError(string Location, string Message, string Type)
{
    /// <summary>Returns the location and the message.</summary>
    public override string ToString() => $"{Location}: {Message}";
}
