using System.ComponentModel.DataAnnotations;
using CxPortal.Data.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Account;

/// <summary>Signing in with address and password.</summary>
[AllowAnonymous]
[Route("account/sign-in")]
public sealed class SignInController(SignInManager<AppUser> signIn, IStringLocalizer<AccountText> text) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Index(string? returnUrl) => View(new SignInForm { ReturnUrl = returnUrl });

    /// <summary>Signs in.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (ModelState.IsValid && (await signIn.PasswordSignInAsync(form.Email, form.Password, form.RememberMe, lockoutOnFailure: true)).Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
        }

        ModelState.AddModelError(string.Empty, text["SignIn.Failed"]);
        return View("Index", form);
    }
}

/// <summary>What the sign-in form sends.</summary>
public sealed class SignInForm
{
    /// <summary>Address of the account.</summary>
    [Required(ErrorMessage = "Required"), EmailAddress(ErrorMessage = "Email")]
    public string Email { get; set; } = string.Empty;

    /// <summary>Password.</summary>
    [Required(ErrorMessage = "Required"), DataType(DataType.Password)]
    public string Password { get; set; } = string.Empty;

    /// <summary>Whether the session outlives the browser.</summary>
    public bool RememberMe { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? ReturnUrl { get; set; }
}
