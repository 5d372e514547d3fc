using CxPortal.Web.Features.Exchange;

namespace CxPortal.Web.Features.ResponseImport;

/// <summary>The page on which a file of answers is chosen.</summary>
/// <param name="FileName">Name of a file that was refused; null before one was chosen.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record WizardStart(string? FileName = null, IReadOnlyList<string>? Problems = null);

/// <summary>How the text of an uploaded file is read.</summary>
public sealed class WizardFormat
{
    /// <summary>Encodings to choose from.</summary>
    public static IReadOnlyList<string> Encodings { get; } = ["utf-8", "windows-1251", "utf-16", "koi8-r"];

    /// <summary>Delimiters to choose from, each with the key of its name.</summary>
    public static IReadOnlyDictionary<string, string> Delimiters { get; } = new Dictionary<string, string>
    {
        [","] = "Delimiter.Comma",
        [";"] = "Delimiter.Semicolon",
        ["\t"] = "Delimiter.Tab",
        ["|"] = "Delimiter.Bar",
    };

    /// <summary>Name of the encoding; null to find it out.</summary>
    public string? Encoding { get; set; }

    /// <summary>What separates fields; null to find it out.</summary>
    public string? Delimiter { get; set; }
}

/// <summary>What a column is used for.</summary>
public enum ColumnUse
{
    /// <summary>Nothing.</summary>
    Skip,

    /// <summary>Tells responses apart.</summary>
    Id,

    /// <summary>Says when a response was given.</summary>
    Date,

    /// <summary>A property by which results can be cut.</summary>
    Attribute,

    /// <summary>Satisfaction.</summary>
    Csat,

    /// <summary>Willingness to recommend.</summary>
    Nps,

    /// <summary>Effort.</summary>
    Ces,

    /// <summary>Another score.</summary>
    Scale,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>A comment.</summary>
    Text,
}

/// <summary>What is said of one column.</summary>
public sealed class ColumnForm
{
    /// <summary>What it is used for.</summary>
    public ColumnUse Use { get; set; }

    /// <summary>Key of the question or attribute.</summary>
    public string? Name { get; set; }

    /// <summary>How dates are written; empty for ISO 8601.</summary>
    public string? Format { get; set; }

    /// <summary>Lowest point of a score.</summary>
    public int? Min { get; set; }

    /// <summary>Highest point of a score.</summary>
    public int? Max { get; set; }

    /// <summary>Values that mean "does not apply", separated by commas.</summary>
    public string? NotApplicable { get; set; }
}

/// <summary>What is said of a file.</summary>
public sealed class MappingForm
{
    /// <summary>Key of the survey.</summary>
    public string? Survey { get; set; }

    /// <summary>Title of a new survey.</summary>
    public string? Title { get; set; }

    /// <summary>Encoding of the file.</summary>
    public string? Encoding { get; set; }

    /// <summary>What separates fields.</summary>
    public string? Delimiter { get; set; }

    /// <summary>Columns in their order.</summary>
    public List<ColumnForm> Columns { get; set; } = [];
}

/// <summary>A column as the page shows it.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Samples">Some of its values.</param>
public sealed record ColumnSample(string Header, IReadOnlyList<string> Samples);

/// <summary>The page on which columns are told what they are.</summary>
/// <param name="Upload">The file.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="Columns">The file's columns.</param>
/// <param name="Rows">The first rows of the file.</param>
/// <param name="SurveyKeys">Keys of surveys that can be filled.</param>
public sealed record WizardColumns(
    ImportUpload Upload, MappingForm Form, IReadOnlyList<ColumnSample> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> SurveyKeys)
{
    /// <summary>What is wrong with the form.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>The page that shows what an import would do.</summary>
/// <param name="Upload">The file.</param>
/// <param name="Mapping">The mapping, kept like an uploaded file.</param>
/// <param name="MappingText">The mapping as JSON.</param>
/// <param name="Report">What would happen.</param>
public sealed record WizardPreview(ImportUpload Upload, string Mapping, string MappingText, ResponseImportReport Report)
{
    /// <summary>The most rows that are listed; the rest is counted.</summary>
    public const int MaxListed = 200;
}
