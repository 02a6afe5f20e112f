package org.example.molecules.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import dev.noema.nn.Dense;
import dev.noema.objective.DecodedBatch;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.serving.Dimension;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Companion;
import dev.noema.spi.Pass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.example.molecules.codec.PropertyScale;

/**
 * Makes the code tell properties: each on a line of its own through the latent space, learned along
 * with the model (Gómez-Bombarelli et al. 2018, doi 10.1021/acscentsci.7b00572). A bundle has them
 * as the graph {@code properties}, from {@code z (batch, latent)} to each property, {@code (batch,
 * 1)}.
 */
final class PropertyTerm implements ObjectiveTerm, Accompanied {

    static final String GRAPH = "properties";

    private static final String Z = "z";

    private final double weight;
    private final long latent;
    private final List<PropertyScale> scales;

    PropertyTerm(double weight, long latent, List<PropertyScale> scales) {
        this.weight = weight;
        this.latent = latent;
        this.scales = List.copyOf(scales);
    }

    @Override
    public String name() {
        return "properties";
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public int targets() {
        return scales.size();
    }

    @Override
    public NDArray value(DecodedBatch decoded, Pass pass) {
        // sum_t (w_t z + b_t - y_t)^2, as a mean over the items of the batch whose y_t is known:
        // each of them counts as many times as there are items for one that is known
        NDArray targets = decoded.batch().targets().orElseThrow();
        NDArray sum = null;
        for (int t = 0; t < scales.size(); t++) {
            NDArray wanted = targets.get(":, " + t + ":" + (t + 1));
            NDArray known = wanted.eq(wanted); // NaN alone differs from itself
            NDArray error = told(t, decoded.z(), pass).sub(wanted);
            NDArray square = NDArrays.where(known, error, error.zerosLike()).square();
            NDArray share = known.toType(DataType.FLOAT32, false).mean(new int[] {0}, true);
            NDArray value = square.div(share.maximum(1e-6f)).sum(new int[] {1});
            sum = sum == null ? value : sum.add(value);
        }
        return sum;
    }

    /** A property in units of its deviation, {@code (batch, 1)}. */
    private NDArray told(int property, NDArray z, Pass pass) {
        return new Dense(1).apply(scales.get(property).key(), z, pass);
    }

    @Override
    public Map<String, Companion> companions() {
        Companion.Input z =
                new Companion.Input(Z, List.of(Dimension.BATCH, Dimension.of(latent)), -3, 3);
        return Map.of(
                GRAPH,
                new Companion(List.of(z), Map.of(), (inputs, pass) -> all(inputs.get(Z), pass)));
    }

    private Map<String, NDArray> all(NDArray z, Pass pass) {
        Map<String, NDArray> told = new LinkedHashMap<>();
        for (int t = 0; t < scales.size(); t++) {
            PropertyScale scale = scales.get(t);
            told.put(
                    scale.key(),
                    told(t, z, pass).mul((float) scale.deviation()).add((float) scale.mean()));
        }
        return told;
    }
}
