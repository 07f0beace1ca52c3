namespace Earthscale.Shell.Editing;

/// <summary>Single keys, as long as it lives; among them Ctrl+C, which then stops nothing.</summary>
internal sealed class KeyReader : IDisposable
{
    public KeyReader() => Console.TreatControlCAsInput = true;

    public static ConsoleKeyInfo Read() => Console.ReadKey(intercept: true);

    public void Dispose() => Console.TreatControlCAsInput = false;
}
