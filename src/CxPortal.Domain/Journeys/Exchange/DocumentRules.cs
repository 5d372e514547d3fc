using System.Globalization;
using CxPortal.Domain.Common;

namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>Rules that hold for any value of a document; what breaks them is collected.</summary>
internal sealed class DocumentRules(Func<string, ExchangePlace> placeOf)
{
    /// <summary>From here on a file is so wrong that more problems help nobody.</summary>
    private const int MaxProblems = 200;

    private readonly List<ExchangeProblem> problems = [];

    public IReadOnlyList<ExchangeProblem> Problems => problems;

    public void Add(ExchangeProblemKind kind, string path, params IReadOnlyList<string> arguments)
    {
        if (problems.Count < MaxProblems)
        {
            problems.Add(new ExchangeProblem(kind, placeOf(path), arguments));
        }
    }

    /// <summary>A text of one line: trimmed, line breaks become spaces.</summary>
    public string? Line(string? text, string path, int longest, bool isRequired = false)
    {
        var line = Text(text, path, longest)?.Replace('\n', ' ');
        if (line is null && isRequired)
        {
            Add(ExchangeProblemKind.Missing, path);
        }

        return line;
    }

    /// <summary>A text of several lines, in the form in which it is stored; blank becomes null.</summary>
    public string? Text(string? text, string path, int longest)
    {
        var clean = CellContent.Clean(text);
        if (clean?.Length > longest)
        {
            Add(ExchangeProblemKind.TooLong, path, longest.ToString(CultureInfo.InvariantCulture));
        }

        return clean;
    }

    /// <summary>A key that must be there.</summary>
    public string? Key(string? key, string path)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            Add(ExchangeProblemKind.Missing, path);
            return null;
        }

        return OptionalKey(key, path);
    }

    /// <summary>A key that may be missing.</summary>
    public string? OptionalKey(string? key, string path)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return null;
        }

        if (Slug.IsValid(key))
        {
            return key;
        }

        Add(ExchangeProblemKind.BadKey, path, key);
        return null;
    }

    public void AtMost(int count, int limit, string path)
    {
        if (count > limit)
        {
            Add(ExchangeProblemKind.TooMany, path, limit.ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>Keys of one kind within a document; those that are left out are made from titles without taking a key that stands elsewhere.</summary>
internal sealed class KeySet
{
    private readonly HashSet<string> given;
    private readonly HashSet<string> taken = [];

    private KeySet(HashSet<string> given) => this.given = given;

    /// <summary>A set that knows all keys the file gives.</summary>
    public static KeySet Of(IEnumerable<string?> keys) => new([.. keys.OfType<string>()]);

    /// <summary>The item's key: as given, or made from its title.</summary>
    public string? Take(string? key, string? title, string path, string fallback, DocumentRules rules)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            var made = Slug.Unique(title, candidate => given.Contains(candidate) || taken.Contains(candidate), fallback);
            taken.Add(made);
            return made;
        }

        if (rules.OptionalKey(key, path) is { } sound && !taken.Add(sound))
        {
            rules.Add(ExchangeProblemKind.RepeatedKey, path, sound);
        }

        return key;
    }
}
