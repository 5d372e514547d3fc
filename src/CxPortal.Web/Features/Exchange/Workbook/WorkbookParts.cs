using System.IO.Compression;
using System.Xml;

namespace CxPortal.Web.Features.Exchange.Workbook;

/// <summary>Finds and reads the parts of an opened workbook.</summary>
internal sealed class WorkbookParts(ZipArchive archive)
{
    /// <summary>How much all parts that are read may unpack to, in bytes.</summary>
    private const long MaxUnpacked = 100L * 1024 * 1024;

    private const int MaxStrings = 500_000;
    private const string MarkerPrefix = "cxp:";

    private readonly UnpackBudget budget = new(MaxUnpacked);

    /// <summary>The sheets whose first row carries a marker, by the marker; of two with the same one the first counts.</summary>
    public IReadOnlyDictionary<string, SheetTable> ReadMarkedSheets()
    {
        var workbook = Target(Relations(string.Empty), "officeDocument") ?? throw new InvalidDataException("The file names no workbook.");
        var relations = Relations(workbook);
        var strings = Target(relations, "sharedStrings") is { } part ? Strings(part) : [];
        var sheets = new Dictionary<string, SheetTable>();
        foreach (var (name, relation) in SheetNames(workbook))
        {
            if (relations.TryGetValue(relation, out var sheet))
            {
                using var xml = OpenXml(sheet.Target);
                if (new SheetReader(xml, strings, MarkerPrefix).Read() is var (marker, rows))
                {
                    sheets.TryAdd(marker, new SheetTable(name, rows));
                }
            }
        }

        return sheets;
    }

    private static string? Target(Dictionary<string, (string Type, string Target)> relations, string type) =>
        relations.Values.Where(relation => relation.Type.EndsWith("/" + type, StringComparison.Ordinal)).Select(relation => relation.Target).FirstOrDefault();

    /// <summary>What a part refers to, by id; the empty path means the package itself.</summary>
    private Dictionary<string, (string Type, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        var relations = new Dictionary<string, (string, string)>();
        using var xml = OpenXml($"{folder}_rels/{part[slash..]}.rels");
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target)
            {
                relations[id] = (type, Resolve(folder, target));
            }
        }

        return relations;
    }

    private List<(string Name, string Relation)> SheetNames(string workbook)
    {
        var names = new List<(string, string)>();
        using var xml = OpenXml(workbook);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                continue;
            }

            var name = xml.GetAttribute("name") ?? string.Empty;
            while (xml.MoveToNextAttribute())
            {
                if (xml is { LocalName: "id", Prefix.Length: > 0 })
                {
                    names.Add((name, xml.Value));
                }
            }
        }

        return names;
    }

    private List<string> Strings(string part)
    {
        var strings = new List<string>();
        using var xml = OpenXml(part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                if (strings.Count >= MaxStrings)
                {
                    throw new WorkbookLimitException();
                }

                strings.Add(SheetReader.TextOf(xml));
            }
        }

        return strings;
    }

    private XmlReader OpenXml(string path)
    {
        var entry = archive.GetEntry(path) ?? throw new InvalidDataException($"The workbook has no part {path}.");
        return XmlReader.Create(new BudgetedStream(entry.Open(), budget), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
        });
    }

    /// <summary>A target beside its folder, or from the root when it begins with a slash.</summary>
    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not (".." or "."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}

/// <summary>What all parts together may still unpack to.</summary>
internal sealed class UnpackBudget(long bytes)
{
    private long left = bytes;

    /// <summary>Takes note of bytes that were unpacked.</summary>
    /// <exception cref="WorkbookLimitException">It is too much.</exception>
    public void Take(int count)
    {
        left -= count;
        if (left < 0)
        {
            throw new WorkbookLimitException();
        }
    }
}

/// <summary>A stream that counts what is read from it, whatever size its entry claims.</summary>
internal sealed class BudgetedStream(Stream inner, UnpackBudget budget) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        budget.Take(read);
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
