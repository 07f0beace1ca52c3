using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Earthscale.Emulator.Hosting;

/// <summary>Kestrel and nothing else: no settings files, no environment, no console.</summary>
internal static class KestrelHost
{
    public static WebApplication Build(string urls, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls(urls);
        var app = builder.Build();
        app.Run(handle);
        return app;
    }

    /// <summary>The first address that Kestrel really listens at.</summary>
    public static Uri Address(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = addresses.First().Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal);
        return new Uri(address);
    }
}
