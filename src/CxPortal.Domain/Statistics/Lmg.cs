namespace CxPortal.Domain.Statistics;

/// <summary>
/// The decomposition of R² by Lindeman, Merenda and Gold: Σ over sets S without j of |S|!(p - |S| - 1)!/p! · (R²(S + j) - R²(S)).
/// The contributions sum to R².
/// </summary>
internal static class Lmg
{
    public static double[] Of(CorrelationMatrix matrix)
    {
        var p = matrix.Predictors;
        var explained = new double[1 << p];
        new Sets(matrix, explained).Visit(0, 0, 0, 0);
        var weights = Weights(p);
        var contributions = new double[p];
        for (var set = 0; set < explained.Length; set++)
        {
            var weight = weights[System.Numerics.BitOperations.PopCount((uint)set)];
            for (var j = 0; j < p; j++)
            {
                if ((set & (1 << j)) == 0)
                {
                    contributions[j] += weight * (explained[set | (1 << j)] - explained[set]);
                }
            }
        }

        return contributions;
    }

    private static double[] Weights(int p)
    {
        // s!(p - s - 1)!/p! = 1 / (p · C(p - 1, s))
        var weights = new double[p + 1];
        var combinations = 1.0;
        for (var s = 0; s < p; s++)
        {
            weights[s] = 1 / (p * combinations);
            combinations = combinations * (p - 1 - s) / (s + 1);
        }

        return weights;
    }

    /// <summary>R² of every set of questions. A set grows by one question, its Cholesky factor by one row, so each costs little.</summary>
    private sealed class Sets(CorrelationMatrix matrix, double[] explained)
    {
        private readonly double[,] root = new double[matrix.Predictors, matrix.Predictors];
        private readonly double[] outcome = new double[matrix.Predictors];
        private readonly int[] members = new int[matrix.Predictors];

        public void Visit(int set, int size, int next, double r2)
        {
            explained[set] = r2;
            for (var j = next; j < matrix.Predictors; j++)
            {
                members[size] = j;
                outcome[size] = Add(size, j);
                Visit(set | (1 << j), size + 1, j + 1, r2 + (outcome[size] * outcome[size]));
            }
        }

        /// <summary>Adds a row for question j; returns its part of the outcome that the others have not explained.</summary>
        private double Add(int size, int j)
        {
            var (variance, rest) = (1.0, matrix.WithOutcome(j));
            for (var i = 0; i < size; i++)
            {
                var sum = matrix.Between(j, members[i]);
                for (var k = 0; k < i; k++)
                {
                    sum -= root[size, k] * root[i, k];
                }

                root[size, i] = root[i, i] == 0 ? 0 : sum / root[i, i];
                variance -= root[size, i] * root[size, i];
                rest -= root[size, i] * outcome[i];
            }

            root[size, size] = variance < CorrelationMatrix.Collinear ? 0 : Math.Sqrt(variance);
            return root[size, size] == 0 ? 0 : rest / root[size, size];
        }
    }
}
