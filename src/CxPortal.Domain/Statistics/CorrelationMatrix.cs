namespace CxPortal.Domain.Statistics;

/// <summary>A correlation matrix whose first variable is the outcome and whose others are the questions.</summary>
internal sealed class CorrelationMatrix
{
    /// <summary>What is left of a variable's variance below which it counts as a combination of the others.</summary>
    public const double Collinear = 1e-10;

    private readonly double[,] r;

    private CorrelationMatrix(double[,] r) => this.r = r;

    /// <summary>How many questions there are.</summary>
    public int Predictors => r.GetLength(0) - 1;

    /// <summary>Correlation of two questions, from 0.</summary>
    public double Between(int first, int second) => r[first + 1, second + 1];

    /// <summary>Correlation of a question with the outcome.</summary>
    public double WithOutcome(int predictor) => r[0, predictor + 1];

    public static CorrelationMatrix Of(DriverCorrelations correlations)
    {
        var p = correlations.Keys.Count;
        if (correlations.WithOutcome.Count != p || correlations.Between.Count != p || correlations.Between.Any(row => row.Count != p))
        {
            throw new ArgumentException("There is one correlation for every pair of questions and one with the outcome.", nameof(correlations));
        }

        var r = new double[p + 1, p + 1];
        r[0, 0] = 1;
        for (var i = 0; i < p; i++)
        {
            r[0, i + 1] = r[i + 1, 0] = Checked(correlations.WithOutcome[i]);
            for (var j = 0; j < p; j++)
            {
                r[i + 1, j + 1] = i == j ? 1 : Checked(correlations.Between[i][j]);
            }
        }

        return new CorrelationMatrix(r);
    }

    /// <summary>
    /// The correlations of a sample of n from a normal distribution with the given correlations: Bartlett's decomposition of the Wishart
    /// distribution (https://en.wikipedia.org/wiki/Wishart_distribution#Bartlett_decomposition).
    /// </summary>
    /// <param name="root">Lower Cholesky factor of the given correlations.</param>
    /// <param name="n">Size of the sample, above the number of variables.</param>
    /// <param name="random">Where chance comes from.</param>
    public static CorrelationMatrix Drawn(double[,] root, long n, SeededRandom random)
    {
        var size = root.GetLength(0);
        var factor = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            factor[row, row] = Math.Sqrt(random.NextChiSquare(n - 1 - row));
            for (var column = 0; column < row; column++)
            {
                factor[row, column] = random.NextNormal();
            }
        }

        var product = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                for (var k = column; k <= row; k++)
                {
                    product[row, column] += root[row, k] * factor[k, column];
                }
            }
        }

        return new CorrelationMatrix(Scaled(product));
    }

    /// <summary>Lower Cholesky factor; a variable that is a combination of the earlier ones gets a zero column. Null when no such factor exists.</summary>
    public double[,]? Cholesky()
    {
        var size = r.GetLength(0);
        var root = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = r[row, column];
                for (var k = 0; k < column; k++)
                {
                    rest -= root[row, k] * root[column, k];
                }

                if (row == column)
                {
                    if (rest < -1e-8)
                    {
                        return null;
                    }

                    root[row, row] = rest < Collinear ? 0 : Math.Sqrt(rest);
                }
                else if (root[column, column] == 0)
                {
                    if (Math.Abs(rest) > 1e-4)
                    {
                        return null;
                    }
                }
                else
                {
                    root[row, column] = rest / root[column, column];
                }
            }
        }

        return root;
    }

    /// <summary>Standardised regression coefficients of the questions, by Gauss elimination; null when questions are collinear.</summary>
    public double[]? Coefficients()
    {
        var p = Predictors;
        var system = new double[p, p + 1];
        for (var i = 0; i < p; i++)
        {
            system[i, p] = WithOutcome(i);
            for (var j = 0; j < p; j++)
            {
                system[i, j] = Between(i, j);
            }
        }

        // The matrix is positive semidefinite, so the diagonal serves as pivot in its own order.
        for (var pivot = 0; pivot < p; pivot++)
        {
            if (system[pivot, pivot] < Collinear)
            {
                return null;
            }

            for (var row = 0; row < p; row++)
            {
                var factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; factor != 0 && column <= p; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, p).Select(row => system[row, p] / system[row, row])];
    }

    /// <summary>factor · factorᵀ with every diagonal element brought to 1.</summary>
    private static double[,] Scaled(double[,] factor)
    {
        var size = factor.GetLength(0);
        var result = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var (sum, first, second) = (0.0, 0.0, 0.0);
                for (var k = 0; k < size; k++)
                {
                    sum += factor[row, k] * factor[column, k];
                    first += factor[row, k] * factor[row, k];
                    second += factor[column, k] * factor[column, k];
                }

                result[row, column] = result[column, row] = row == column ? 1 : sum / Math.Sqrt(first * second);
            }
        }

        return result;
    }

    private static double Checked(double correlation) => correlation is >= -1 and <= 1
        ? correlation
        : throw new ArgumentException($"A correlation lies between -1 and 1, {correlation} does not.", nameof(correlation));
}
