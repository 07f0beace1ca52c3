namespace Earthscale.Emulator.CommandLine;

/// <summary>What the program says about itself. The well-known key is the only credential it ever shows.</summary>
internal static class Greeting
{
    public static void Write(TextWriter output, EmulatorServer server, EmulatorOptions options)
    {
        var address = server.BaseUri.ToString().TrimEnd('/');
        output.WriteLine($"""
            The Earthscale emulator listens at {address}
              API key   {EmulatorServer.WellKnownApiKey}
              User      {EmulatorServer.WellKnownEmail}, password {EmulatorServer.WellKnownPassword}
              Database  {options.DatabasePath ?? "in memory"}
              Datasets  {server.CountDatasets()}
            To use it from PowerShell:
              $env:EARTHSCALE_API_URL = '{address}'
              $env:EARTHSCALE_API_KEY = '{EmulatorServer.WellKnownApiKey}'
              Connect-EsAccount
            To sign in as the user instead of with the key:
              $env:EARTHSCALE_AUTH_URL = '{address}'
            Ctrl+C stops it.
            """);
        output.Flush();
    }
}
