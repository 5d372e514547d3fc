using System.ComponentModel.DataAnnotations;
using CxPortal.Data.Accounts;

namespace CxPortal.Web.Features.Tokens;

/// <summary>What is asked of a new token.</summary>
public sealed class TokenForm
{
    /// <summary>What it is for.</summary>
    [Required(ErrorMessage = "Required"), StringLength(AccessToken.MaxNameLength, ErrorMessage = "TooLong")]
    public string Name { get; set; } = string.Empty;

    /// <summary>Whether it may write.</summary>
    public bool CanWrite { get; set; }
}

/// <summary>A token as its owner sees it.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Name">What it is for.</param>
/// <param name="CanWrite">Whether it may write.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="LastUsedAt">When it was last used (UTC), to the hour; null for never.</param>
/// <param name="RevokedAt">When it was taken back (UTC); null while it works.</param>
public sealed record TokenRow(long Id, string Name, bool CanWrite, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? RevokedAt);

/// <summary>The page of one's own tokens.</summary>
/// <param name="Form">What stands in the form.</param>
/// <param name="Tokens">Tokens, those that work first, then the newest.</param>
/// <param name="Secret">The secret of a token just made, shown this once.</param>
public sealed record TokenPage(TokenForm Form, IReadOnlyList<TokenRow> Tokens, string? Secret = null);
