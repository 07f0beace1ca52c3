namespace Earthscale.Shell.Editing;

/// <summary>The keys that change a line, as shells on Unix have them.</summary>
internal static class KeyBindings
{
    private static readonly Dictionary<(ConsoleModifiers Modifiers, ConsoleKey Key), Action<LineBuffer>> s_edits = new()
    {
        [(ConsoleModifiers.None, ConsoleKey.LeftArrow)] = line => line.MoveLeft(),
        [(ConsoleModifiers.None, ConsoleKey.RightArrow)] = line => line.MoveRight(),
        [(ConsoleModifiers.None, ConsoleKey.Home)] = line => line.MoveToStart(),
        [(ConsoleModifiers.None, ConsoleKey.End)] = line => line.MoveToEnd(),
        [(ConsoleModifiers.None, ConsoleKey.Backspace)] = line => line.DeleteLeft(),
        [(ConsoleModifiers.None, ConsoleKey.Delete)] = line => line.DeleteRight(),
        [(ConsoleModifiers.None, ConsoleKey.Escape)] = line => line.Set(string.Empty),
        [(ConsoleModifiers.Control, ConsoleKey.LeftArrow)] = line => line.MoveWordLeft(),
        [(ConsoleModifiers.Control, ConsoleKey.RightArrow)] = line => line.MoveWordRight(),
        [(ConsoleModifiers.Control, ConsoleKey.A)] = line => line.MoveToStart(),
        [(ConsoleModifiers.Control, ConsoleKey.E)] = line => line.MoveToEnd(),
        [(ConsoleModifiers.Control, ConsoleKey.H)] = line => line.DeleteLeft(),
        [(ConsoleModifiers.Control, ConsoleKey.D)] = line => line.DeleteRight(),
        [(ConsoleModifiers.Control, ConsoleKey.U)] = line => line.DeleteToStart(),
        [(ConsoleModifiers.Control, ConsoleKey.K)] = line => line.DeleteToEnd(),
        [(ConsoleModifiers.Control, ConsoleKey.W)] = line => line.DeleteWordLeft(),
    };

    public static Action<LineBuffer>? Find(ConsoleKeyInfo key) => s_edits.GetValueOrDefault((key.Modifiers, key.Key));
}
