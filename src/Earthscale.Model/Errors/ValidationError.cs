namespace Earthscale;

/// <summary>A field that the service found at fault.</summary>
/// <param name="Location">Where it is, outermost first, parted by dots, such as <c>body.urls.0</c>.</param>
/// <param name="Message">What is wrong with it, in the service's words.</param>
/// <param name="Type">The service's name for the kind of fault.</param>
public sealed record ValidationError(string Location, string Message, string Type)
{
    /// <summary>Field and fault.</summary>
    public override string ToString() => $"{Location}: {Message}";
}
