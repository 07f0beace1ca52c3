namespace Earthscale.PowerShell.Errors;

/// <summary>The error ids, in addition to those in BlockReason. They are part of the public interface, and must not change.</summary>
internal static class ErrorId
{
    public const string AmbiguousName = nameof(AmbiguousName);
    public const string AuthAnonKeyRequired = nameof(AuthAnonKeyRequired);
    public const string AuthServiceUnavailable = nameof(AuthServiceUnavailable);
    public const string ConfirmationNeeded = nameof(ConfirmationNeeded);
    public const string ContextNotFound = nameof(ContextNotFound);
    public const string DatasetNotFound = nameof(DatasetNotFound);
    public const string DuplicateName = nameof(DuplicateName);
    public const string EmptyInput = nameof(EmptyInput);
    public const string EmptyTimeRange = nameof(EmptyTimeRange);
    public const string InvalidDataset = nameof(InvalidDataset);
    public const string InvalidField = nameof(InvalidField);
    public const string InvalidNamePattern = nameof(InvalidNamePattern);
    public const string InvalidPlan = nameof(InvalidPlan);
    public const string InvalidRequest = nameof(InvalidRequest);
    public const string InvalidSetting = nameof(InvalidSetting);
    public const string InvalidTagPattern = nameof(InvalidTagPattern);
    public const string InvalidVariable = nameof(InvalidVariable);
    public const string ListingIncomplete = nameof(ListingIncomplete);
    public const string MixedInput = nameof(MixedInput);
    public const string NameConflict = nameof(NameConflict);
    public const string NameMatchesAll = nameof(NameMatchesAll);
    public const string NotAllowed = nameof(NotAllowed);
    public const string NotAuthorized = nameof(NotAuthorized);
    public const string NotFound = nameof(NotFound);
    public const string NotSignedIn = nameof(NotSignedIn);
    public const string NothingInCommon = nameof(NothingInCommon);
    public const string OffsetNotPossible = nameof(OffsetNotPossible);
    public const string OptimizationFailed = nameof(OptimizationFailed);
    public const string OptimizationTimedOut = nameof(OptimizationTimedOut);
    public const string OtherOwner = nameof(OtherOwner);
    public const string PixelsUnavailable = nameof(PixelsUnavailable);
    public const string PlanFromOtherCatalog = nameof(PlanFromOtherCatalog);
    public const string PlanIsNoInput = nameof(PlanIsNoInput);
    public const string PlanStale = nameof(PlanStale);
    public const string ProxyRefused = nameof(ProxyRefused);
    public const string RequestRefused = nameof(RequestRefused);
    public const string RowNotInScope = nameof(RowNotInScope);
    public const string ScopeInPlan = nameof(ScopeInPlan);
    public const string ScopeNeeded = nameof(ScopeNeeded);
    public const string ServiceFailed = nameof(ServiceFailed);
    public const string ServiceNotTrusted = nameof(ServiceNotTrusted);
    public const string ServiceTimedOut = nameof(ServiceTimedOut);
    public const string ServiceUnreachable = nameof(ServiceUnreachable);
    public const string SignInRefused = nameof(SignInRefused);
    public const string SignInTimedOut = nameof(SignInTimedOut);
    public const string SignOutIncomplete = nameof(SignOutIncomplete);
    public const string SkipTooLarge = nameof(SkipTooLarge);
    public const string TilesUnavailable = nameof(TilesUnavailable);
    public const string TooManyRemovals = nameof(TooManyRemovals);
    public const string TooManyRequests = nameof(TooManyRequests);
    public const string UnexpectedResponse = nameof(UnexpectedResponse);
    public const string UnreadableDataset = nameof(UnreadableDataset);
}
