using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Data.Accounts;
using CxPortal.Domain.Accounts;
using CxPortal.Web.Features.Account.Passwords;
using CxPortal.Web.Features.Account.TwoStep;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>An account of its own for a test that changes it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Email">Its address.</param>
public sealed record TestAccount(Guid Id, string Email);

public static partial class TestData
{
    private static int accounts;

    /// <summary>Adds an account whose password is <see cref="TestUsers.Password"/>, or which has none.</summary>
    public static async Task<TestAccount> AddAccountAsync(
        this PortalFixture portal, Role role = Role.Designer, string? name = null, bool hasPassword = true, Action<AppUser>? change = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var email = $"person{Interlocked.Increment(ref accounts)}@bank.example";
        var user = new AppUser
        {
            Id = Guid.NewGuid(),
            UserName = email,
            Email = email,
            DisplayName = name ?? "Иван Петров",
            Role = role,
            Language = "ru",
            CreatedAt = portal.Clock.GetUtcNow().UtcDateTime,
        };
        change?.Invoke(user);
        var result = hasPassword ? await users.CreateAsync(user, TestUsers.Password) : await users.CreateAsync(user);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
        return new TestAccount(user.Id, email);
    }

    /// <summary>Switches two-step sign-in on.</summary>
    /// <returns>The secret, and the recovery codes.</returns>
    public static async Task<(byte[] Secret, IReadOnlyList<string> RecoveryCodes)> SwitchTwoStepOnAsync(this PortalFixture portal, TestAccount account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortal.Data.CxPortalDbContext>();
        var user = await database.Users.SingleAsync(row => row.Id == account.Id);
        var secret = Totp.NewSecret();
        user.TwoFactorEnabled = true;
        var codes = await scope.ServiceProvider.GetRequiredService<TwoStepCodes>().StartAsync(user, secret, 0, CancellationToken.None);
        await database.SaveChangesAsync();
        return (secret, codes);
    }

    /// <summary>Path of a one-time link for an account as it is now.</summary>
    public static async Task<string> OneTimeLinkAsync(this PortalFixture portal, TestAccount account, LinkPurpose purpose = LinkPurpose.Reset)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CxPortal.Data.CxPortalDbContext>();
        var user = await database.Users.SingleAsync(row => row.Id == account.Id);
        return scope.ServiceProvider.GetRequiredService<OneTimeLinks>().PathFor(user, purpose);
    }

    /// <summary>The account as stored.</summary>
    public static Task<AppUser> AccountAsync(this PortalFixture portal, TestAccount account) =>
        portal.WithDatabaseAsync(database => database.Users.AsNoTracking().SingleAsync(row => row.Id == account.Id));

    /// <summary>Operations in the audit trail about an account, the oldest first.</summary>
    public static Task<List<string>> OperationsAsync(this PortalFixture portal, TestAccount account) => portal.WithDatabaseAsync(database =>
    {
        var id = account.Id.ToString();
        return database.AuditEntries.Where(entry => entry.Subject == nameof(AppUser) && entry.SubjectId == id)
            .OrderBy(entry => entry.Id).Select(entry => entry.Operation).ToListAsync();
    });

    /// <summary>Sends the sign-in form.</summary>
    public static Task<HttpResponseMessage> SignInAsync(this TestClient client, string email, string password, string? returnUrl = null, bool remember = false) =>
        client.PostFormAsync("/account/sign-in", "/account/sign-in", new()
        {
            ["Email"] = email,
            ["Password"] = password,
            ["ReturnUrl"] = returnUrl,
            ["RememberMe"] = remember ? "true" : "false",
        });

    /// <summary>A visitor who has signed in with <see cref="TestUsers.Password"/>.</summary>
    public static async Task<TestClient> SignedInAsync(this PortalFixture portal, TestAccount account)
    {
        var client = portal.Anonymous();
        var response = await client.SignInAsync(account.Email, TestUsers.Password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return client;
    }

    /// <summary>The message at a field of a form, or null.</summary>
    public static string? ErrorOf(this IHtmlDocument page, string fieldId) => page.GetElementById(fieldId + "-error")?.TextContent.Trim();

    /// <summary>The value of a field of a form.</summary>
    public static string? ValueOf(this IHtmlDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value;
}
