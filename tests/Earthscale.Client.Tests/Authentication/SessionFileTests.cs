using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using Earthscale.Client.Authentication;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Sessions;

namespace Earthscale.Client.Tests.Authentication;

public sealed class SessionFileTests : AuthFixture
{
    private static readonly DateTimeOffset s_end = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_bytes_match_those_of_the_Python_client()
    {
        var file = File("https://auth.example.com/");

        file.Write(Session("ä+b@example.com"));

        Assert.Equal(
            """
            {
              "auth_url": "https://auth.example.com",
              "user_email": "ä+b@example.com",
              "access_token": "access",
              "refresh_token": "refresh",
              "expires_in": 3600,
              "expires_at": "2030-01-02T03:04:05Z"
            }
            """.ReplaceLineEndings(Environment.NewLine),
            System.IO.File.ReadAllText(SessionPath));
    }

    [Theory]
    [InlineData("2030-01-02T03:04:05Z")]
    [InlineData("2030-01-02T03:04:05+00:00")]
    [InlineData("2030-01-02T05:04:05.000+02:00")]
    public void Sessions_of_the_Python_client_are_read(string expiresAt)
    {
        Write($$"""{"auth_url":"https://auth.example.com","user_email":"a@b.c","access_token":"A","refresh_token":"R","expires_in":null,"expires_at":"{{expiresAt}}","more":[1]}""");

        var session = File("https://auth.example.com").Read().Session!;

        Assert.Equal(("a@b.c", "A", "R", s_end), (session.Email, session.AccessToken, session.RefreshToken, session.ExpiresAt!.Value));
    }

    // As in the Python client: hashlib.md5(auth_url.encode()).hexdigest() of the unchanged text.
    [Theory]
    [InlineData("https://supabase.earthscale.ai", "credentials-81388bb58419aaa003ff6fb5b10b929e.json")]
    [InlineData("http://127.0.0.1:8765/", "credentials-ef7615a0e6baf832893ca074174c1ba9.json")]
    public void The_default_file_is_that_of_the_Python_client(string authUrl, string name)
    {
        var place = SessionFile.Default(Address(authUrl))!.Location;

        Assert.Equal(name, Path.GetFileName(place));
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".earthscale"), Path.GetDirectoryName(place));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{\"auth_url\":\"https://auth.exam", "not valid JSON")]
    [InlineData("[]", "not valid JSON")]
    [InlineData("null", "contains no session")]
    [InlineData("{\"name\":\"somebody else's\"}", "contains no session")]
    [InlineData("{\"auth_url\":\"https://auth.example.com\",\"user_email\":\"a@b.c\",\"access_token\":\"A\\nB\",\"refresh_token\":\"R\"}", "contains no session")]
    [InlineData("{\"auth_url\":\"https://other.example.com\",\"user_email\":\"a@b.c\",\"access_token\":\"A\",\"refresh_token\":\"R\"}", "another auth service, https://other.example.com")]
    [InlineData("{\"auth_url\":\"https://auth.example.com\",\"user_email\":\"a@b.c\",\"access_token\":\"A\",\"refresh_token\":\"R\",\"expires_at\":\"soon\"}", "not a time")]
    public void An_invalid_session_file_is_an_error_with_the_reason(string content, string words)
    {
        Write(content);

        var found = File("https://auth.example.com").Read();

        Assert.Null(found.Session);
        Assert.Contains(words, found.Error, StringComparison.Ordinal);
        Assert.Contains(SessionPath, found.Error, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("System", "Unix")] // Windows has neither such files nor such modes.
    [InlineData("mkfifo own/session.json", "not a regular file")]
    [InlineData("ln -s /dev/null own/session.json", "it is empty")]
    [InlineData("mkdir own/session.json", "it is a folder")]
    [InlineData("echo {} > own/session.json; chmod 620 own/session.json", "chmod 600 '")]
    [InlineData("echo {} > own/session.json; chmod 602 own/session.json", "chmod 600 '")]
    [InlineData("echo {} > own/session.json; chmod 600 own/session.json; chmod 777 own", "chmod o-w '")]
    public async Task An_unsafe_file_is_ignored_with_a_warning(string prepare, string words)
    {
        await ShellAsync($"mkdir own; {prepare}");
        var before = await ShellAsync("ls -l own");

        var context = await SignInAndSaveAsync();
        await CallAsync(context);

        Assert.Contains(words, Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Contains(SessionPath, Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Null(await SignIn.FindStoredAsync(Settings(), ClientOptions with { Warn = null }, Cancellation));
        Assert.Equal(before, await ShellAsync("rm -f own/*.lock; ls -l own"));
    }

    [Fact]
    public async Task A_file_that_others_have_open_is_replaced_by_a_renewal()
    {
        var context = await SignInAndSaveAsync();
        var before = await System.IO.File.ReadAllTextAsync(SessionPath, Cancellation);
        using var held = new StreamReader(new FileStream(SessionPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        Clock.Advance(TimeSpan.FromHours(2));

        await CallAsync(context);

        Assert.Empty(Warnings);
        Assert.Equal(before, await held.ReadToEndAsync(Cancellation));
        Assert.NotEqual(before, await System.IO.File.ReadAllTextAsync(SessionPath, Cancellation));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(SessionPath)!, "*.tmp"));
    }

    [Fact]
    public void A_missing_file_is_not_an_error()
    {
        Assert.Same(SessionFileContent.Absent, File("https://auth.example.com").Read());
    }

    [Fact]
    [Trait("System", "Unix")] // Windows keeps files private by the profile folder's access list.
    [UnsupportedOSPlatform("windows")]
    public async Task A_saved_session_is_readable_only_by_its_owner()
    {
        await SignInAndSaveAsync();

        var folder = Path.GetDirectoryName(SessionPath)!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(folder));
        foreach (var path in Directory.GetFiles(folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_saved_session_signs_another_process_in()
    {
        await SignInAndSaveAsync();

        var other = (await SignIn.FindStoredAsync(Settings(), ClientOptions, Cancellation))!;
        await CallAsync(other);

        Assert.Equal(SignInKind.SessionFile, other.SignIn);
        Assert.Equal(EmulatorOptions.WellKnownEmail, other.Account);
        Assert.Contains(SessionPath, other.Source, StringComparison.Ordinal);
        Assert.Single(Grants("password"));
    }

    [Fact]
    public async Task A_renewed_session_is_written_back()
    {
        var context = await SignInAndSaveAsync();
        var before = System.IO.File.ReadAllText(SessionPath);
        Clock.Advance(TimeSpan.FromHours(2));

        await CallAsync(context);

        var after = JsonDocument.Parse(System.IO.File.ReadAllText(SessionPath)).RootElement;
        Assert.NotEqual(before, after.GetRawText());
        Assert.Equal($"Bearer {after.GetProperty("access_token").GetString()}", Emulator.Requests[^1].Headers["Authorization"]);
        Assert.Equal(
            context.ExpiresAt!.Value,
            DateTimeOffset.Parse(after.GetProperty("expires_at").GetString()!, CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(2));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(SessionPath)!, "*.tmp"));
    }

    [Theory]
    [InlineData("not a session")]
    [InlineData("{\"auth_url\":\"https://other.example.com\",\"user_email\":\"a@b.c\",\"access_token\":\"A\",\"refresh_token\":\"R\"}")]
    public async Task A_file_of_another_program_is_ignored_with_a_warning(string content)
    {
        Write(content);

        var context = await SignInAndSaveAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        await CallAsync(context);

        Assert.Equal(content, System.IO.File.ReadAllText(SessionPath));
        Assert.Contains("is ignored", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_accounts_session_is_not_overwritten_by_a_renewal()
    {
        var context = await SignInAndSaveAsync();
        var others = System.IO.File.ReadAllText(SessionPath).Replace(EmulatorOptions.WellKnownEmail, "other@example.com", StringComparison.Ordinal);
        Write(others);
        Clock.Advance(TimeSpan.FromHours(2));

        await CallAsync(context);

        Assert.Equal(others, System.IO.File.ReadAllText(SessionPath));
        Assert.Single(Grants("refresh_token"));
    }

    [Fact]
    public async Task A_removed_file_is_not_recreated_by_a_renewal()
    {
        var context = await SignInAndSaveAsync();
        System.IO.File.Delete(SessionPath);
        Clock.Advance(TimeSpan.FromHours(2));

        await CallAsync(context);

        Assert.False(System.IO.File.Exists(SessionPath));
    }

    [Fact]
    public async Task Without_persistence_no_file_is_read_or_written()
    {
        await SignInAndSaveAsync(Settings(persist: false));
        Assert.False(Directory.Exists(Path.GetDirectoryName(SessionPath)));

        await SignInAndSaveAsync();
        Assert.Null(await SignIn.FindStoredAsync(Settings(persist: false), ClientOptions, Cancellation));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_a_warning_and_the_session_continues()
    {
        System.IO.File.WriteAllText(Path.GetDirectoryName(SessionPath)!, "a file where the folder should be");

        var context = await SignInAndSaveAsync();
        await CallAsync(context);

        Assert.Contains("kept in memory only", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("System", "Unix")] // Making links takes a privilege on Windows.
    public async Task A_linked_file_stays_a_link()
    {
        var target = Path.Combine(Folder, "target.json");
        Write("");
        System.IO.File.Delete(SessionPath);
        System.IO.File.CreateSymbolicLink(SessionPath, target);

        await SignInAndSaveAsync();

        Assert.NotNull(System.IO.File.ResolveLinkTarget(SessionPath, returnFinalTarget: false));
        Assert.Contains("access_token", System.IO.File.ReadAllText(target), StringComparison.Ordinal);
    }

    private static AuthAddress Address(string text) => new(text, "AuthUri", anonKey: null, "AuthAnonKey");

    private static SessionTokens Session(string email) => new()
    {
        Email = email,
        AccessToken = "access",
        RefreshToken = "refresh",
        ExpiresIn = 3600,
        ServerExpiresAt = s_end,
        ExpiresAt = s_end,
    };

    private async Task<string> ShellAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync(Cancellation);
        await shell.WaitForExitAsync(Cancellation);
        return output;
    }

    private SessionFile File(string authUrl) => new(SessionPath, Address(authUrl), isDefault: false);

    private void Write(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SessionPath)!);
        System.IO.File.WriteAllText(SessionPath, content);
    }
}
