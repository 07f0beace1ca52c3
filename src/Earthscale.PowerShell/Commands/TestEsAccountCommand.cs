using System.Globalization;
using System.Management.Automation;
using Earthscale.Client;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Tests whether the service accepts an account, and whether it supports version 1 of the API.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EsAccount", HelpUri = ProjectLink.Help + "Test-EsAccount.md")]
[OutputType(typeof(AccountStatus), typeof(bool))]
public sealed class TestEsAccountCommand : ServiceCommand
{
    /// <summary>Gets or sets the account: its name in this session, or its context. The default is the account that Get-EsContext shows.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [Alias("Name")]
    [PSDefaultValue(Help = "The account that Get-EsContext shows")]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public EarthscaleContext? Context { get; set; }

    /// <summary>Gets or sets a value that indicates whether to return only true or false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var status = TestAccount();
        if (status.IsDeprecated == true && !Quiet)
        {
            var until = status.RemovedAfter is { } day ? string.Create(CultureInfo.InvariantCulture, $" and supported until {day:yyyy-MM-dd}") : "";
            WriteWarning($"Version 1 of the API at {status.ApiUri}, which this module uses, is deprecated{until}. {status.DeprecationMessage} Look for a newer version of this module.");
        }

        WriteObject(Quiet ? status.Succeeded : status);
    }

    private AccountStatus TestAccount()
    {
        EarthscaleContext context;
        try
        {
            context = Context ?? Dispatcher.Await(SessionContext.GetAsync(Options(), Dispatcher.Stopping));
        }
        catch (EarthscaleException e)
        {
            return Failed(new AccountStatus { Succeeded = false }, e);
        }

        var status = new AccountStatus
        {
            Name = context.Name,
            Account = context.Account is null ? null : DisplayText.OneLine(context.Account),
            ApiUri = context.ApiUri,
            Succeeded = true,
        };
        try
        {
            using var client = new EarthscaleClient(context, Options());
            status = WithApiVersion(status, client);
            Dispatcher.Await(Task.Run(() => client.CheckAsync(Dispatcher.Stopping)));
            return status;
        }
        catch (EarthscaleException e)
        {
            return Failed(status, e);
        }
    }

    private AccountStatus WithApiVersion(AccountStatus status, EarthscaleClient client)
    {
        try
        {
            var version = Dispatcher.Await(Task.Run(() => client.GetApiVersionAsync(Dispatcher.Stopping)));
            status = status with
            {
                IsDeprecated = version.IsDeprecated,
                RemovedAfter = version.RemovedAfter,
                NewestApiVersion = version.NewestVersion,
                DeprecationMessage = version.DeprecationMessage,
            };
            return version.IsSupported != false ? status : throw new ConfigurationException(
                $"The service at {status.ApiUri} no longer supports version 1 of the API, which this module uses. Install a newer version of this module.");
        }
        catch (EarthscaleException e) when (e is ServiceException or MalformedResponseException)
        {
            WriteVerbose($"The service does not report the support status of version 1 of the API. {e.Message}");
            return status;
        }
    }

    private static AccountStatus Failed(AccountStatus status, EarthscaleException exception)
    {
        var record = exception.ToErrorRecord(target: null);
        var advice = record.ErrorDetails?.RecommendedAction;
        return status with
        {
            Succeeded = false,
            Problem = string.IsNullOrEmpty(advice) ? exception.Message : $"{exception.Message} {advice}",
            ErrorId = record.FullyQualifiedErrorId.Split(',')[0],
        };
    }
}
