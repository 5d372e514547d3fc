namespace CxPortal.Domain.Statistics;

/// <summary>
/// Johnson's relative weights (Johnson 2000, Multivariate Behavioral Research 35(1)): the questions are replaced by their nearest
/// uncorrelated counterparts Z, R = Λ² with Λ = R^½, β* = Λ⁻¹ r, and question j gets Σ λ_jk² β*_k². The weights sum to R².
/// </summary>
internal static class RelativeWeights
{
    private const int MostSweeps = 60;

    public static double[] Of(CorrelationMatrix matrix)
    {
        var p = matrix.Predictors;
        var (values, vectors) = Eigen(matrix);
        var lambda = new double[p, p];
        var beta = new double[p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                var inverse = 0.0;
                for (var k = 0; k < p; k++)
                {
                    var root = Math.Sqrt(Math.Max(0, values[k]));
                    var product = vectors[i, k] * vectors[j, k];
                    lambda[i, j] += product * root;
                    inverse += values[k] > CorrelationMatrix.Collinear ? product / root : 0;
                }

                beta[i] += inverse * matrix.WithOutcome(j);
            }
        }

        return [.. Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Sum(k => lambda[j, k] * lambda[j, k] * beta[k] * beta[k]))];
    }

    /// <summary>Eigenvalues and eigenvectors (columns) of the correlations between questions, by Jacobi's rotations.</summary>
    private static (double[] Values, double[,] Vectors) Eigen(CorrelationMatrix matrix)
    {
        var p = matrix.Predictors;
        var a = new double[p, p];
        var vectors = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            vectors[i, i] = 1;
            for (var j = 0; j < p; j++)
            {
                a[i, j] = matrix.Between(i, j);
            }
        }

        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a) > 1e-22; sweep++)
        {
            for (var i = 0; i < p - 1; i++)
            {
                for (var j = i + 1; j < p; j++)
                {
                    Rotate(a, vectors, i, j);
                }
            }
        }

        return ([.. Enumerable.Range(0, p).Select(i => a[i, i])], vectors);
    }

    private static double OffDiagonal(double[,] a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += a[i, j] * a[i, j];
            }
        }

        return sum;
    }

    private static void Rotate(double[,] a, double[,] vectors, int i, int j)
    {
        if (a[i, j] == 0)
        {
            return;
        }

        var theta = (a[j, j] - a[i, i]) / (2 * a[i, j]);
        var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[k, i], a[k, j]) = ((c * a[k, i]) - (s * a[k, j]), (s * a[k, i]) + (c * a[k, j]));
        }

        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[i, k], a[j, k]) = ((c * a[i, k]) - (s * a[j, k]), (s * a[i, k]) + (c * a[j, k]));
            (vectors[k, i], vectors[k, j]) = ((c * vectors[k, i]) - (s * vectors[k, j]), (s * vectors[k, i]) + (c * vectors[k, j]));
        }
    }
}
