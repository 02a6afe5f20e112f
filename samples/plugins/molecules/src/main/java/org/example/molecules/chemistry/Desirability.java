package org.example.molecules.chemistry;

/**
 * Eight figures of a molecule as one in [0, 1], the quantitative estimate of drug-likeness
 * (Bickerton et al. 2012, doi 10.1038/nchem.1243): how common each is among oral drugs, as a
 * weighted geometric mean.
 */
final class Desirability {

    private static final double[] WEIGHTS = {0.66, 0.46, 0.05, 0.61, 0.06, 0.65, 0.48, 0.95};

    /** a, b, c, d, e, f and the greatest value of each figure's curve. */
    private static final double[][] CURVES = {
        {2.817065973, 392.5754953, 290.7489764, 2.419764353, 49.22325677, 65.37051707, 104.9805561},
        {3.172690585, 137.8624751, 2.534937431, 4.581497897, 0.822739154, 0.576295591, 131.3186604},
        {2.948620388, 160.4605972, 3.615294657, 4.435986202, 0.290141953, 1.300669958, 148.7763046},
        {1.618662227, 1010.051101, 0.985094388, 0.000000001, 0.713820843, 0.920922555, 258.1632616},
        {1.876861559, 125.2232657, 62.90773554, 87.83366614, 12.01999824, 28.51324732, 104.5686167},
        {0.010000000, 272.4121427, 2.558379970, 1.565547684, 1.271567166, 2.758063707, 105.4420403},
        {3.217788970, 957.7374108, 2.274627939, 0.000000001, 1.317690384, 0.375760881, 312.3372610},
        {0.010000000, 1199.094025, -0.09002883, 0.000000001, 0.185904477, 0.875193782, 417.7253140}
    };

    private Desirability() {}

    /**
     * exp(sum w log d / sum w).
     *
     * @param figures weight, log P, acceptors, donors, polar surface, rotatable bonds, aromatic
     *     rings, structural alerts
     */
    static double mean(double[] figures) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Math.log(desirability(figures[i], CURVES[i]));
            weights += WEIGHTS[i];
        }
        return Math.exp(sum / weights);
    }

    /**
     * d(x) = (a + b / (1 + exp(-(x - c + d/2) / e)) (1 - 1 / (1 + exp(-(x - c - d/2) / f)))) / max.
     */
    private static double desirability(double x, double[] curve) {
        double rise = 1 + Math.exp(-(x - curve[2] + curve[3] / 2) / curve[4]);
        double fall = 1 + Math.exp(-(x - curve[2] - curve[3] / 2) / curve[5]);
        return (curve[0] + curve[1] / rise * (1 - 1 / fall)) / curve[6];
    }
}
