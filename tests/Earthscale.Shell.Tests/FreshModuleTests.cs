namespace Earthscale.Shell.Tests;

/// <summary>What a fresh process has loaded, when.</summary>
public sealed class FreshModuleTests
{
    [Fact]
    public async Task What_the_module_depends_on_is_loaded_at_the_first_call_and_not_before()
    {
        var run = await ShellProcess.RunAsync("--command", """
            $folder = [IO.Path]::Combine((Get-Module Earthscale).ModuleBase, 'Dependencies')
            $ours = [IO.Directory]::GetFiles($folder, '*.dll') | ForEach-Object { [IO.Path]::GetFileNameWithoutExtension($_) }
            $loaded = { @([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -in $ours }).Count }
            $null = Get-Command -Module Earthscale -Syntax
            "of $($ours.Count -gt 3)"
            & $loaded
            $null = Get-EsDataset -Context (Connect-EsAccount -ApiKey ([Net.NetworkCredential]::new('', 'a-key').SecurePassword) -ApiUri http://127.0.0.1:1 -PassThru -ErrorAction Ignore) -ErrorAction Ignore
            (& $loaded) -gt 0
            """);

        Assert.Equal(["of True", "0", "True"], run.Lines);
    }
}
