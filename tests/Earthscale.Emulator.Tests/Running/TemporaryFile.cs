namespace Earthscale.Emulator.Tests.Running;

/// <summary>The place of a file in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("earthscale-emulator-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "emulator.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
