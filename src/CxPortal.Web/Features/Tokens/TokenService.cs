using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Tokens;

/// <summary>Makes tokens of the HTTP API and takes them back.</summary>
public sealed class TokenService(CxPortalDbContext database, CurrentUser current, IStringLocalizer<TokensText> text, TimeProvider clock)
{
    /// <summary>How many tokens of an account may work at a time.</summary>
    public const int MaxPerAccount = 20;

    /// <summary>One's own tokens.</summary>
    public async Task<IReadOnlyList<TokenRow>> OwnAsync(CancellationToken cancellationToken) => await database.AccessTokens.AsNoTracking()
        .Where(token => token.UserId == current.Id)
        .OrderBy(token => token.RevokedAt != null).ThenByDescending(token => token.Id)
        .Select(token => new TokenRow(token.Id, token.Name, token.CanWrite, token.CreatedAt, token.LastUsedAt, token.RevokedAt))
        .ToListAsync(cancellationToken);

    /// <summary>Makes a token for the one who is signed in.</summary>
    /// <returns>Its secret, which cannot be read again.</returns>
    public Task<Outcome<string>> CreateOwnAsync(TokenForm form, CancellationToken cancellationToken) =>
        CreateAsync(current.Id!.Value, form.Name, form.CanWrite, cancellationToken);

    /// <summary>Makes a token for an account that may sign in.</summary>
    /// <param name="email">Address of the account.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="canWrite">Whether it may write.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Its secret, which cannot be read again; not found when there is no such account.</returns>
    public async Task<Outcome<string>> CreateForAsync(string email, string name, bool canWrite, CancellationToken cancellationToken)
    {
        var normalized = email.Trim().ToUpperInvariant();
        var id = await database.Users.AsNoTracking()
            .Where(user => user.NormalizedEmail == normalized && user.DisabledAt == null)
            .Select(user => (Guid?)user.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id is null ? Outcome<string>.NotFound : await CreateAsync(id.Value, name, canWrite, cancellationToken);
    }

    /// <summary>Takes one of one's own tokens back; it opens nothing from the next request on.</summary>
    public async Task<Outcome> RevokeAsync(long id, CancellationToken cancellationToken)
    {
        var token = await database.AccessTokens.SingleOrDefaultAsync(row => row.Id == id && row.UserId == current.Id, cancellationToken);
        if (token is null)
        {
            return Outcome.NotFound;
        }

        token.RevokedAt ??= clock.GetUtcNow().UtcDateTime;
        await database.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    private async Task<Outcome<string>> CreateAsync(Guid userId, string name, bool canWrite, CancellationToken cancellationToken)
    {
        var clean = name.Trim();
        if (clean.Length is 0 or > AccessToken.MaxNameLength)
        {
            return Outcome<string>.Invalid(nameof(TokenForm.Name), text["Name.Length", AccessToken.MaxNameLength]);
        }

        var working = await database.AccessTokens.AsNoTracking().Where(token => token.UserId == userId && token.RevokedAt == null).Select(token => token.Name).ToListAsync(cancellationToken);
        if (working.Contains(clean))
        {
            return Outcome<string>.Invalid(nameof(TokenForm.Name), text["Name.Taken"]);
        }

        if (working.Count >= MaxPerAccount)
        {
            return Outcome<string>.Invalid(nameof(TokenForm.Name), text["TooMany", MaxPerAccount]);
        }

        var secret = AccessTokenSecret.New();
        database.AccessTokens.Add(new AccessToken
        {
            UserId = userId,
            Name = clean,
            TokenHash = AccessTokenSecret.HashOf(secret),
            CanWrite = canWrite,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        });
        await database.SaveChangesAsync(cancellationToken);
        return secret;
    }
}
