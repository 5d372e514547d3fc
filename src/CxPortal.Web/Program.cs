using CxPortal.Web.Startup;

return await Cli.RunAsync(args);
