using System.Text.Encodings.Web;
using System.Text.Unicode;
using CxPortal.Data;
using CxPortal.Data.Accounts;
using CxPortal.Data.Audit;
using CxPortal.Data.Intake;
using CxPortal.Data.Postgres;
using CxPortal.Data.Postgres.Intake;
using CxPortal.Data.Sqlite;
using CxPortal.Data.Sqlite.Intake;
using CxPortal.Web.Features.Account;
using CxPortal.Web.Features.Api;
using CxPortal.Web.Features.Audit;
using CxPortal.Web.Features.Cases;
using CxPortal.Web.Features.Catalog;
using CxPortal.Web.Features.Collectors;
using CxPortal.Web.Features.Comments;
using CxPortal.Web.Features.Contacts;
using CxPortal.Web.Features.Exchange;
using CxPortal.Web.Features.Home;
using CxPortal.Web.Features.Intake;
using CxPortal.Web.Features.Journeys;
using CxPortal.Web.Features.Matrix;
using CxPortal.Web.Features.Measurement;
using CxPortal.Web.Features.ResponseImport;
using CxPortal.Web.Features.Sample;
using CxPortal.Web.Features.Settings;
using CxPortal.Web.Features.SurveyPages;
using CxPortal.Web.Features.SurveyResults;
using CxPortal.Web.Features.Surveys;
using CxPortal.Web.Features.Tokens;
using CxPortal.Web.Features.Touchpoints;
using CxPortal.Web.Features.Users;
using CxPortal.Web.Infrastructure.Backups;
using CxPortal.Web.Infrastructure.Health;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Jobs;
using CxPortal.Web.Infrastructure.Localization;
using CxPortal.Web.Infrastructure.Mail;
using CxPortal.Web.Infrastructure.ModelBinding;
using CxPortal.Web.Infrastructure.Security;
using CxPortal.Web.Reporting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace CxPortal.Web.Startup;

/// <summary>Registers everything the portal is made of.</summary>
internal static class Services
{
    /// <summary>For how long a request may work, unless its action says otherwise by <c>[RequestTimeout]</c>.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(60);

    /// <summary>Programs come with tokens, and only to the API; people come with cookies, and never to it.</summary>
    private const string SchemeByAddress = "CxPortal";

    public static void AddPortal(this WebApplicationBuilder builder, PortalOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<OperationContext>();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<OrganisationClock>();
        services.AddScoped<DisplayTime>();
        services.AddScoped<TimeZones>();
        services.AddHttpContextAccessor();
        AddDatabase(services, options);
        AddAccounts(services);
        AddPages(services);
        services.AddMail();
        services.AddPortalHealth();
        services.AddBackups();
        services.AddJobs();

        services.AddReporting();
        services.AddAccountFeature();
        services.AddApiFeature();
        services.AddAuditFeature();
        services.AddCasesFeature();
        services.AddCatalogFeature();
        services.AddCollectorsFeature();
        services.AddCommentsFeature();
        services.AddContactsFeature();
        services.AddExchangeFeature();
        services.AddHomeFeature();
        services.AddIntakeFeature();
        services.AddJourneysFeature();
        services.AddMatrixFeature();
        services.AddMeasurementFeature();
        services.AddResponseImportFeature();
        services.AddSampleFeature();
        services.AddSettingsFeature();
        services.AddSurveyResultsFeature();
        services.AddSurveyPagesFeature();
        services.AddSurveysFeature();
        services.AddTokensFeature();
        services.AddTouchpointsFeature();
        services.AddUsersFeature();
    }

    private static void AddDatabase(IServiceCollection services, PortalOptions options)
    {
        if (options.Database == "postgres")
        {
            services.AddSingleton(new PostgresProvider(options.PostgresConnection!));
            services.AddSingleton<IDatabaseProvider>(provider => provider.GetRequiredService<PostgresProvider>());
            services.AddDbContext<CxPortalDbContext, PostgresCxPortalDbContext>((provider, database) =>
            {
                provider.GetRequiredService<PostgresProvider>().Configure(database);
                database.AddInterceptors(provider.GetRequiredService<SurveyChanges>());
            });
            services.AddSingleton<IResponseStore, PostgresResponseStore>();
        }
        else
        {
            services.AddSingleton(provider => new SqliteProvider(options.DataDirectory, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IDatabaseProvider>(provider => provider.GetRequiredService<SqliteProvider>());
            services.AddDbContext<CxPortalDbContext, SqliteCxPortalDbContext>((provider, database) =>
            {
                provider.GetRequiredService<SqliteProvider>().Configure(database);
                database.AddInterceptors(provider.GetRequiredService<SurveyChanges>());
            });
            services.AddSingleton<IResponseStore, SqliteResponseStore>();
        }

        services.AddScoped<DatabaseStart>();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        AddKeys(services);
        services.AddScoped<AccountCookieEvents>();
        services.AddAuthentication(SchemeByAddress)
            .AddPolicyScheme(SchemeByAddress, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? BearerHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "cxportal.session";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.LoginPath = "/account/sign-in";
                cookie.AccessDeniedPath = "/error/403";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.SlidingExpiration = true;
                cookie.EventsType = typeof(AccountCookieEvents);
            });
        });
        services.AddIdentityCore<AppUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Password.RequiredLength = 12;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireDigit = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<CxPortalDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void AddKeys(IServiceCollection services)
    {
        var certificate = KeysCertificate.FromEnvironment();
        services.AddSingleton(certificate);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, DatabaseKeyStorage>();
        var keys = services.AddDataProtection().SetApplicationName("CxPortal");
        if (certificate.Certificate is { } wrapping)
        {
            keys.ProtectKeysWithCertificate(wrapping).UnprotectKeysWithAnyCertificate(wrapping);
        }
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddPageCompression();
        services.AddProblemDetails();
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = LongestRequest });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.Configure<CookieTempDataProviderOptions>(flash =>
        {
            flash.Cookie.Name = "cxportal.flash";
            flash.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "cxportal.csrf";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.HeaderName = "X-CSRF-Token";
        });
        services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement,
                UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation, UnicodeRanges.CurrencySymbols, UnicodeRanges.MathematicalOperators));
        services.Configure<RouteOptions>(routes =>
        {
            routes.LowercaseUrls = true;
            routes.AppendTrailingSlash = false;
        });
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.AddControllersWithViews(mvc =>
            {
                mvc.ModelBinderProviders.Insert(0, new TypedTextBinderProvider());
                mvc.ModelBinderProviders.Insert(0, new TickBinderProvider());
                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                mvc.Filters.Add<OperationNameFilter>();
                mvc.Filters.Add<FormExpiryFilter>();
            })
            .AddJsonOptions(json => json.JsonSerializerOptions.Converters.Add(new TypedTextJsonConverter()))
            .AddDataAnnotationsLocalization(annotations =>
                annotations.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(ValidationText)));
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
    }
}
