using CxPortal.Web.Features.Journeys;
using CxPortal.Web.Infrastructure.Health;

namespace CxPortal.Web.Features.Home;

/// <summary>The first page. A part that is not for the reader's role is null; an empty one says what will stand there.</summary>
public sealed record HomeView
{
    /// <summary>The organisation's present day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Journeys that the reader answers for, the ones changed last first.</summary>
    public IReadOnlyList<HomeJourney>? Own { get; init; }

    /// <summary>Journeys that wait for readers' remarks.</summary>
    public IReadOnlyList<HomeJourney>? InReview { get; init; }

    /// <summary>Published journeys.</summary>
    public IReadOnlyList<HomeJourney>? Published { get; init; }

    /// <summary>Journeys that anybody changed last.</summary>
    public IReadOnlyList<HomeJourney>? Recent { get; init; }

    /// <summary>Journeys whose review is over or near, the most urgent first.</summary>
    public IReadOnlyList<HomeJourney>? Reviews { get; init; }

    /// <summary>Open comments on the reader's own journeys.</summary>
    public HomeThreads? CommentsToAnswer { get; init; }

    /// <summary>Open comments that the reader wrote.</summary>
    public HomeThreads? CommentsWritten { get; init; }

    /// <summary>How the installation does.</summary>
    public HomeInstallation? Installation { get; init; }
}

/// <summary>A journey on the first page.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Language of its content.</param>
/// <param name="State">How far it has come.</param>
/// <param name="ChangedAt">When it was last changed (UTC).</param>
/// <param name="ChangedBy">Who changed it.</param>
/// <param name="ReviewDate">When it is to be looked at again.</param>
public sealed record HomeJourney(
    long Id, string Title, string Language, JourneyState State, DateTime ChangedAt, string ChangedBy, DateOnly? ReviewDate);

/// <summary>Open threads of comments.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Newest">The newest of them.</param>
public sealed record HomeThreads(int Total, IReadOnlyList<HomeThread> Newest);

/// <summary>An open thread of comments.</summary>
/// <param name="JourneyId">Key of the journey.</param>
/// <param name="JourneyTitle">Title of the journey.</param>
/// <param name="Place">Lane and touchpoint, as the address of the thread names them.</param>
/// <param name="Touchpoint">Title of the touchpoint.</param>
/// <param name="Author">Who began it.</param>
/// <param name="Text">The remark.</param>
/// <param name="CreatedAt">When it was written (UTC).</param>
/// <param name="Answers">How many answers others gave.</param>
public sealed record HomeThread(
    long JourneyId, string JourneyTitle, string Place, string Touchpoint, string Author, string Text, DateTime CreatedAt, int Answers)
{
    private const int LongestBeginning = 110;

    /// <summary>The first words of the remark.</summary>
    public string Beginning
    {
        get
        {
            if (Text.Length <= LongestBeginning)
            {
                return Text;
            }

            var space = Text.LastIndexOf(' ', LongestBeginning);
            return Text[..(space > 0 ? space : LongestBeginning)] + "…";
        }
    }
}

/// <summary>How the installation does, for administrators.</summary>
/// <param name="Users">Accounts that can sign in.</param>
/// <param name="Journeys">Journeys outside the archive.</param>
/// <param name="HasPublicAddress">Whether letters know the portal's address.</param>
/// <param name="HasMail">Whether a mail server is set.</param>
/// <param name="Parts">What the vital probes found.</param>
public sealed record HomeInstallation(int Users, int Journeys, bool HasPublicAddress, bool HasMail, IReadOnlyList<FitnessLine> Parts);

/// <summary>A list of journeys under a heading.</summary>
/// <param name="Name">Beginning of the keys of its texts.</param>
/// <param name="Journeys">The journeys.</param>
/// <param name="All">Where all of them are listed.</param>
public sealed record JourneyBlock(string Name, IReadOnlyList<HomeJourney> Journeys, string All);

/// <summary>A list of comments under a heading.</summary>
/// <param name="Name">Beginning of the keys of its texts.</param>
/// <param name="Threads">The threads.</param>
public sealed record CommentBlock(string Name, HomeThreads Threads);

/// <summary>Journeys to be looked at again.</summary>
/// <param name="Journeys">The journeys, the most urgent first.</param>
/// <param name="Today">The organisation's present day.</param>
public sealed record ReviewBlock(IReadOnlyList<HomeJourney> Journeys, DateOnly Today);
