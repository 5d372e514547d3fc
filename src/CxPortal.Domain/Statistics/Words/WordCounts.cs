namespace CxPortal.Domain.Statistics.Words;

/// <summary>
/// How many comments of a group hold a word or a phrase of two or three words. A comment counts once however often it repeats a word.
/// Takes comments one by one and needs memory for the words, not for the comments.
/// </summary>
public sealed class WordCounts
{
    /// <summary>The longest phrase, in words.</summary>
    public const int LongestPhrase = 3;

    /// <summary>
    /// Up to so many words and phrases are kept. Beyond it those found in a single comment so far are forgotten, so that a rare one may be counted short.
    /// </summary>
    public const int MostTerms = 400_000;

    private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);

    /// <summary>Comments taken, those without a single word left out.</summary>
    public long Comments { get; private set; }

    /// <summary>The words and phrases found, in no order.</summary>
    internal IEnumerable<string> Keys => terms.Keys;

    /// <summary>Counts one comment.</summary>
    public void Add(string? comment)
    {
        var runs = Tokenizer.Runs(comment);
        if (runs.Count == 0)
        {
            return;
        }

        Comments++;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            string[] stems = [.. run.Select(Stemmer.Of)];
            for (var first = 0; first < run.Count; first++)
            {
                for (var length = 1; length <= LongestPhrase && first + length <= run.Count; length++)
                {
                    if (Says(run, first, length))
                    {
                        found.TryAdd(string.Join(' ', stems, first, length), string.Join(' ', run.Skip(first).Take(length)));
                    }
                }
            }
        }

        foreach (var (key, form) in found)
        {
            Count(key, form);
        }
    }

    /// <summary>Comments with a word or phrase in any of its forms.</summary>
    public long Of(string wordOrPhrase) =>
        CountOf(string.Join(' ', Tokenizer.Runs(wordOrPhrase).SelectMany(run => run).Select(Stemmer.Of)));

    internal long CountOf(string key) => terms.TryGetValue(key, out var term) ? term.Count : 0;

    internal string? FormOf(string key) => terms.TryGetValue(key, out var term) ? term.Form : null;

    /// <summary>A phrase says something when it neither begins nor ends with a stop word; a negation may begin it.</summary>
    private static bool Says(IReadOnlyList<string> run, int first, int length) => length == 1
        ? !StopWords.Contains(run[first])
        : (!StopWords.Contains(run[first]) || StopWords.IsNegation(run[first])) && !StopWords.Contains(run[first + length - 1]);

    private void Count(string key, string form)
    {
        if (terms.TryGetValue(key, out var term))
        {
            term.Add(form);
            return;
        }

        if (terms.Count >= MostTerms)
        {
            foreach (var rare in terms.Where(pair => pair.Value.Count == 1).Select(pair => pair.Key).ToList())
            {
                terms.Remove(rare);
            }
        }

        terms[key] = new Term(form);
    }

    /// <summary>A word with the form that is shown: the most frequent one, by majority vote.</summary>
    private sealed class Term(string form)
    {
        private long lead = 1;

        public long Count { get; private set; } = 1;

        public string Form { get; private set; } = form;

        public void Add(string other)
        {
            Count++;
            if (string.Equals(other, Form, StringComparison.Ordinal))
            {
                lead++;
            }
            else if (--lead < 0)
            {
                (Form, lead) = (other, 1);
            }
        }
    }
}
