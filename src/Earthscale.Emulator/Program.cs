using Earthscale.Emulator.CommandLine;

return await EmulatorProgram.RunAsync(args, Console.Out, Console.Error);
