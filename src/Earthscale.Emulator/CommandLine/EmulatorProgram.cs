using System.CommandLine;
using System.Runtime.InteropServices;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Hosting;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.CommandLine;

/// <summary>The emulator's program. Exit codes: 0 after a stop, 1 if it could not start, 2 for a wrong command line.</summary>
internal static class EmulatorProgram
{
    private static readonly string s_urls = new EmulatorOptions().Urls;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var urls = OptionFactory.Parsed("--urls", "URL", $"addresses to listen on [default: {s_urls}]", CheckUrls, "like http://127.0.0.1:8765 (only http is served)");
        var verbose = new Option<bool>("--verbose") { Description = "log each request" };
        var emulator = new EmulatorCommandLine();
        var root = new RootCommand("An emulator of the Earthscale service.");
        foreach (var option in (IEnumerable<Option>)[urls, .. emulator.Options, verbose])
        {
            root.Options.Add(option);
        }

        var line = root.Parse(arguments);
        if (line.Errors.Count == 0 && line.Action is not null)
        {
            return await line.InvokeAsync(new InvocationConfiguration { Output = output });
        }

        if (line.Errors.Count > 0)
        {
            errors.WriteLine($"{string.Join(Environment.NewLine, line.Errors.Select(error => error.Message))} --help lists the options.");
            return 2;
        }

        try
        {
            await RunAsync(emulator.Read(line) with { Urls = line.GetValue(urls) ?? s_urls, RequestLog = line.GetValue(verbose) ? output : null }, output);
            return 0;
        }
        catch (Exception exception) when (exception is EmulatorDatabaseException or IOException)
        {
            errors.WriteLine(exception.Message);
            return 1;
        }
    }

    private static async Task RunAsync(EmulatorOptions options, TextWriter output)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var server = await EmulatorServer.StartAsync(options);
        Greeting.Write(output, server, options);
        await stop.Task;
        output.WriteLine("Stopping.");

        void Stop(PosixSignalContext context)
        {
            // Do not end at once: first complete the running requests, then close the database.
            context.Cancel = true;
            stop.TrySetResult();
        }
    }

    private static string? CheckUrls(string value) => value.Split(';').All(url =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.PathAndQuery == "/") ? value : null;
}
