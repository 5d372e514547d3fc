// The start-up project of dotnet-ef; see docs/adding-a-feature.md. It is never published and does nothing by itself.
Console.Error.WriteLine("Run `make migration NAME=…` instead.");
return 2;
