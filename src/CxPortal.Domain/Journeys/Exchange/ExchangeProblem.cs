namespace CxPortal.Domain.Journeys.Exchange;

/// <summary>What is wrong with a file that is to be imported. Each has a sentence in the languages of the interface.</summary>
public enum ExchangeProblemKind
{
    /// <summary>Bigger than is accepted; the argument is the limit in megabytes.</summary>
    TooLarge,

    /// <summary>The file is empty.</summary>
    EmptyFile,

    /// <summary>Neither a workbook nor JSON.</summary>
    UnknownFileType,

    /// <summary>The JSON is not well-formed.</summary>
    NotJson,

    /// <summary>A value is of another type than expected there.</summary>
    WrongType,

    /// <summary>A field that the format does not have; the argument is its name.</summary>
    UnknownField,

    /// <summary>The same field twice in one object.</summary>
    RepeatedField,

    /// <summary>Not a journey document.</summary>
    NotJourney,

    /// <summary>A format version this program does not know; the argument is the version.</summary>
    UnknownFormatVersion,

    /// <summary>A value that must be there is missing.</summary>
    Missing,

    /// <summary>Longer than the number of characters in the argument.</summary>
    TooLong,

    /// <summary>Not a key; the argument is the value.</summary>
    BadKey,

    /// <summary>A key that is there already; the argument is the key.</summary>
    RepeatedKey,

    /// <summary>A value that is none of those allowed; the arguments are the value and those allowed.</summary>
    BadValue,

    /// <summary>Not a date; the argument is the value.</summary>
    BadDate,

    /// <summary>More items than are accepted; the argument is the limit.</summary>
    TooMany,

    /// <summary>A cell names a lane that the file does not have; the argument is the key.</summary>
    UnknownLane,

    /// <summary>A cell names a touchpoint that the file does not have; the argument is the key.</summary>
    UnknownTouchpoint,

    /// <summary>A touchpoint names a stage that the file does not have; the argument is the key.</summary>
    UnknownStage,

    /// <summary>Two cells for the same lane and touchpoint.</summary>
    RepeatedCell,

    /// <summary>A catalogue key that neither the file nor the catalogue has; the argument is the key.</summary>
    UnknownCatalogKey,

    /// <summary>The lane's type does not hold this kind of content.</summary>
    WrongKind,

    /// <summary>The emotion is not between -2 and +2.</summary>
    EmotionOutOfRange,

    /// <summary>The importance is not between 1 and 10.</summary>
    ImportanceOutOfRange,

    /// <summary>More chips than a cell takes; the argument is the limit.</summary>
    TooManyChips,

    /// <summary>A chip without key and text.</summary>
    BlankChip,

    /// <summary>The same chip twice in one cell.</summary>
    RepeatedChip,

    /// <summary>A canonical lane must have its type's name as key; the argument is that name.</summary>
    CanonicalLaneKey,

    /// <summary>The journey has a lane with this key and another type.</summary>
    LaneTypeChanged,

    /// <summary>Not an absolute http or https address.</summary>
    BadLink,

    /// <summary>The bytes of a picture are missing and not stored here.</summary>
    PictureMissing,

    /// <summary>The bytes of a picture are not those of its SHA-256.</summary>
    PictureDamaged,

    /// <summary>Not a picture of a type and size that is accepted.</summary>
    BadPicture,

    /// <summary>The file describes another journey; the arguments are its key and the key expected.</summary>
    OtherJourney,

    /// <summary>There is a journey with this key already; the argument is the key.</summary>
    KeyTaken,

    /// <summary>The workbook cannot be opened.</summary>
    BrokenWorkbook,

    /// <summary>The workbook is protected by a password.</summary>
    ProtectedWorkbook,

    /// <summary>The workbook unpacks to more than is accepted.</summary>
    WorkbookTooLarge,

    /// <summary>A sheet is missing; the argument is its name.</summary>
    MissingSheet,

    /// <summary>A column is missing; the argument is its name.</summary>
    MissingColumn,

    /// <summary>A cell holds a formula, whose value is not imported.</summary>
    Formula,
}

/// <summary>Where in a file something is.</summary>
/// <param name="Path">JSON path from the root of the document, for instance <c>$.cells[3].emotion</c>.</param>
/// <param name="Line">Line of a text file, from 1.</param>
/// <param name="Sheet">Sheet of a workbook.</param>
/// <param name="Row">Row of the sheet, from 1.</param>
/// <param name="Column">Heading of the column.</param>
/// <param name="Character">Place within the line of a text file, from 1; known where the text itself is broken.</param>
public sealed record ExchangePlace(
    string? Path = null, int? Line = null, string? Sheet = null, int? Row = null, string? Column = null, int? Character = null)
{
    /// <summary>The file as a whole.</summary>
    public static ExchangePlace File { get; } = new();
}

/// <summary>One reason why a file is not imported.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What its sentence mentions.</param>
public sealed record ExchangeProblem(ExchangeProblemKind Kind, ExchangePlace Place, params IReadOnlyList<string> Arguments);

/// <summary>What came of reading a file: a document that is sound in itself, or problems.</summary>
/// <param name="Document">The document, complete and checked; null when there are problems.</param>
/// <param name="Problems">The problems, in the order of the file.</param>
/// <param name="PlaceOf">Tells where in the file a path of the document stands.</param>
public sealed record DocumentReading(
    JourneyDocument? Document, IReadOnlyList<ExchangeProblem> Problems, Func<string, ExchangePlace> PlaceOf)
{
    /// <summary>A reading that failed as a whole.</summary>
    public static DocumentReading Failed(ExchangeProblemKind kind, ExchangePlace place, params IReadOnlyList<string> arguments) =>
        new(null, [new ExchangeProblem(kind, place, arguments)], path => new ExchangePlace(path));
}
