using Microsoft.Extensions.Localization;

// The assembly is named after the executable, the resources after the namespace.
[assembly: RootNamespace("CxPortal.Web")]
