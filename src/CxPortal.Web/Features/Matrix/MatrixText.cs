namespace CxPortal.Web.Features.Matrix;

/// <summary>Marks the texts of this feature (MatrixText.resx, MatrixText.ru.resx).</summary>
public sealed class MatrixText;
