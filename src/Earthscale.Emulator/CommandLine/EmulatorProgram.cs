using System.Runtime.InteropServices;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.CommandLine;

/// <summary>The emulator as a program: 0 when it was stopped, 1 when it could not start, 2 for a bad command line.</summary>
internal static class EmulatorProgram
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            var line = OptionParser.Parse(arguments);
            if (line.Help)
            {
                Greeting.WriteHelp(output);
                return 0;
            }

            await RunAsync(Complete(line, output), output);
            return 0;
        }
        catch (OptionException exception)
        {
            errors.WriteLine($"{exception.Message} --help lists the options.");
            return 2;
        }
        catch (Exception exception) when (exception is EmulatorDatabaseException or IOException)
        {
            errors.WriteLine(exception.Message);
            return 1;
        }
    }

    private static EmulatorOptions Complete(ParsedCommandLine line, TextWriter output) => line.Options with
    {
        RequestLog = line.Verbose ? output : null,
        Faults = line.Faults.Rate > 0 ? new FaultPlan(line.Faults) : null,
    };

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
            // Not to end at once: first the requests under way, then the database.
            context.Cancel = true;
            stop.TrySetResult();
        }
    }
}
