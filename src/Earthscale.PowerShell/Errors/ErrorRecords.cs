using System.Management.Automation;
using System.Net;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Errors;

/// <summary>Says in PowerShell's form what went wrong. The ids made here are part of the module's contract.</summary>
internal static class ErrorRecords
{
    private const string SignInAdvice = "Sign in with Connect-EsAccount, or set EARTHSCALE_API_KEY.";

    /// <summary>Makes an error record with a stable id, a fitting category and, where there is one, an action to take.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The item that it went wrong for.</param>
    /// <param name="advice">What to do about it, where the caller knows better than the exception.</param>
    /// <param name="subject">What to say before the message: "Row 3: ".</param>
    public static ErrorRecord ToErrorRecord(this EarthscaleException exception, object? target, string? advice = null, string? subject = null)
    {
        if (exception is ListingIncompleteException { InnerException: EarthscaleException cause })
        {
            var reason = cause.ToErrorRecord(target);
            return new ErrorRecord(exception, "ListingIncomplete", reason.CategoryInfo.Category, target)
            {
                ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = reason.ErrorDetails?.RecommendedAction ?? "" },
            };
        }

        var (id, category, action) = exception switch
        {
            ServiceException service => Classify(service),
            PixelsUnavailableException => ("PixelsUnavailable", ErrorCategory.ObjectNotFound, "Get-EsDatasetVersion shows what the version has."),
            UnreadableDatasetException => ("UnreadableDataset", ErrorCategory.InvalidData, null),
            ConnectionException { Error: ConnectionError.TimedOut } => ("ServiceTimedOut", ErrorCategory.OperationTimeout, "Try again, or give more time with -TimeoutSec."),
            ConnectionException { Error: ConnectionError.Tls } => ("ServiceNotTrusted", ErrorCategory.SecurityError, "Check the address and this machine's certificates and clock."),
            ConnectionException { Error: ConnectionError.Broken } => ("ServiceUnreachable", ErrorCategory.ConnectionError, "Try again; if it breaks again, check the network."),
            ConnectionException { Error: ConnectionError.ProxyRefused } => ("ProxyRefused", ErrorCategory.PermissionDenied, "Check the proxy and its credentials (HTTPS_PROXY, NO_PROXY)."),
            // The message says which setting to check.
            ConnectionException => ("ServiceUnreachable", ErrorCategory.ConnectionError, null),
            OptimizationException { TimedOut: true } => ("OptimizationTimedOut", ErrorCategory.OperationTimeout, "Wait again, or longer, with Wait-EsDatasetVersion."),
            OptimizationException => ("OptimizationFailed", ErrorCategory.InvalidResult, "Check that the service can read the dataset's files."),
            NotSignedInException => ("NotSignedIn", ErrorCategory.AuthenticationError, SignInAdvice),
            SignInException signIn => Classify(signIn),
            ConfigurationException => ("InvalidSetting", ErrorCategory.InvalidArgument, null),
            _ => ("UnexpectedResponse", ErrorCategory.InvalidData, "Check that the address (Get-EsContext shows it) is the service's."),
        };
        var record = new ErrorRecord(exception, id, category, target);
        // Some error views print it, and a dataset's name can hold escape codes.
        record.CategoryInfo.TargetName = DisplayText.OneLine(target?.ToString(), 100);
        if ((advice ?? action ?? subject ?? exception.OutcomeNote) is not null)
        {
            var note = exception.OutcomeNote is null ? "" : " " + exception.OutcomeNote;
            var words = $"{subject}{exception.Message}{note}{(advice is null ? "" : " " + advice)}";
            record.ErrorDetails = new ErrorDetails(words) { RecommendedAction = advice ?? action ?? "" };
        }

        return record;
    }

    private static (string Id, ErrorCategory Category, string? Action) Classify(SignInException exception) => exception.Error switch
    {
        SignInError.Refused => ("SignInRefused", ErrorCategory.AuthenticationError, "Check the account and sign in again with Connect-EsAccount."),
        SignInError.TimedOut => ("SignInTimedOut", ErrorCategory.OperationTimeout, "Run Connect-EsAccount -Browser again, or sign in with -Credential or -ApiKey."),
        SignInError.AnonKey => ("AuthAnonKeyRequired", ErrorCategory.AuthenticationError, "Set EARTHSCALE_AUTH_ANON_KEY, or give -AuthAnonKey."),
        _ => ("AuthServiceUnavailable", ErrorCategory.ResourceUnavailable, "Check the auth service's address (-AuthUri, EARTHSCALE_AUTH_URL) and the network, then try again."),
    };

    private static (string Id, ErrorCategory Category, string? Action) Classify(ServiceException exception) => exception.StatusCode switch
    {
        HttpStatusCode.Unauthorized => ("NotAuthorized", ErrorCategory.AuthenticationError, SignInAdvice),
        HttpStatusCode.Forbidden => ("NotAllowed", ErrorCategory.PermissionDenied, "Ask an administrator of the account for access."),
        // The service names what it misses; without that, nobody has looked for a dataset.
        HttpStatusCode.NotFound when exception.ErrorClass is null => ("NotFound", ErrorCategory.ObjectNotFound, "Check the address (Get-EsContext shows it) and the path, which begins with /v1."),
        HttpStatusCode.NotFound => ("DatasetNotFound", ErrorCategory.ObjectNotFound, "Look for it with Get-EsDataset."),
        HttpStatusCode.UnprocessableEntity => ("InvalidField", ErrorCategory.InvalidArgument, "Correct the field that the message names."),
        HttpStatusCode.TooManyRequests => ("TooManyRequests", ErrorCategory.LimitsExceeded, "Wait, then try again; -MaximumRetryCount allows more attempts."),
        >= HttpStatusCode.InternalServerError => ("ServiceFailed", ErrorCategory.ResourceUnavailable, "Try again later."),
        _ => ("RequestRefused", ErrorCategory.InvalidOperation, null),
    };
}
