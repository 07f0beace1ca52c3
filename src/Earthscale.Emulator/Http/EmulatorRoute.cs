namespace Earthscale.Emulator.Http;

/// <summary>A method and a path such as <c>/v1/datasets/{dataset_id}</c>, and who answers it.</summary>
internal sealed class EmulatorRoute(string method, string template, Func<EmulatorRequest, Answer> handle)
{
    private readonly string[] _segments = template.Split('/');

    public string Method { get; } = method;

    public Func<EmulatorRequest, Answer> Handle { get; } = handle;

    /// <summary>How many segments are literal: of two routes that match, the one with more wins.</summary>
    public int Literals => _segments.Count(segment => !IsValue(segment));

    /// <summary>The values in the braces when the path matches, else null. Case matters, as it does to FastAPI.</summary>
    public Dictionary<string, string>? Match(string path)
    {
        var parts = path.Split('/');
        if (parts.Length != _segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (IsValue(_segments[i]) && parts[i].Length > 0)
            {
                values[_segments[i][1..^1]] = parts[i];
            }
            else if (parts[i] != _segments[i])
            {
                return null;
            }
        }

        return values;
    }

    private static bool IsValue(string segment) => segment.StartsWith('{');
}
