using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Hosting;

namespace Earthscale.Emulator.CommandLine;

/// <summary>The message at the start. It shows the well-known credentials, and no others.</summary>
internal static class Greeting
{
    public static void Write(TextWriter output, EmulatorServer server, EmulatorOptions options)
    {
        var address = server.BaseUri.ToString().TrimEnd('/');
        output.WriteLine($"""
            The Earthscale emulator listens at {address}
              API key   {EmulatorOptions.WellKnownApiKey}
              User      {EmulatorOptions.WellKnownEmail}, password {EmulatorOptions.WellKnownPassword}
              Database  {options.DatabasePath ?? "in memory"}
              Datasets  {server.CountDatasets()}
            To use it from PowerShell:
              $env:EARTHSCALE_API_URL = '{address}'
              $env:EARTHSCALE_API_KEY = '{EmulatorOptions.WellKnownApiKey}'
              Connect-EsAccount
            To sign in as the user instead of with the key:
              $env:EARTHSCALE_AUTH_URL = '{address}'
            Ctrl+C stops it.
            """);
        output.Flush();
    }
}
