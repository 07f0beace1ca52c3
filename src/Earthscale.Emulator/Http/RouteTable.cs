namespace Earthscale.Emulator.Http;

/// <summary>Finds the endpoint of a request, and answers 404 and 405 as FastAPI does when there is none.</summary>
internal sealed class RouteTable(IEnumerable<EmulatorRoute> routes)
{
    private readonly EmulatorRoute[] _routes = [.. routes.OrderByDescending(route => route.Literals)];

    public Answer Handle(EmulatorRequest request)
    {
        var allowed = new List<string>();
        foreach (var route in _routes)
        {
            if (route.Match(request.Path) is not { } values)
            {
                continue;
            }

            if (route.Method == request.Method)
            {
                return route.Handle(request with { PathValues = values });
            }

            // FastAPI asks the first path that fits: GET /datasets/{id} must not turn into a 404.
            allowed.Add(route.Method);
        }

        return allowed.Count == 0
            ? ErrorAnswers.Detail(404, "Not Found")
            : ErrorAnswers.Detail(405, "Method Not Allowed").With("Allow", string.Join(", ", allowed.Distinct()));
    }
}
