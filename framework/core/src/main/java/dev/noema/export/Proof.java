package dev.noema.export;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.noema.engine.Torch;
import dev.noema.onnx.Storage;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows that a graph in ONNX Runtime gives what the engine gives, or says where it does not. */
final class Proof {

    /** How often inputs are drawn anew when only whole numbers, decided at a threshold, differ. */
    private static final int DRAWS = 4;

    /** At how many sizes of the dynamic dimensions both are compared. */
    private static final int TRIALS = 3;

    /** How many times the engine's own rounding error the graph's may be. */
    private static final double ROUNDING = 4;

    private final Subject subject;
    private final List<Input> inputs;
    private final List<String> outputs;
    private final Storage storage;
    private final SortedMap<String, StorageCost> costs = new TreeMap<>();
    private final SortedMap<String, Double> worst = new TreeMap<>();
    private final SortedMap<String, Rounding> roundings = new TreeMap<>();
    private final Map<Map<String, Long>, String> refused = new LinkedHashMap<>();
    private final List<Map<String, Long>> sizes = new ArrayList<>();

    private Proof(Subject subject, List<Input> inputs, List<String> outputs, Storage storage) {
        this.subject = subject;
        this.inputs = inputs;
        this.outputs = outputs;
        this.storage = storage;
    }

    /** Compares at several sizes, with and without graph optimisation. */
    static ExportReport of(
            Subject subject,
            List<Input> inputs,
            List<String> outputs,
            Storage storage,
            UnprovenGraph graph) {
        // One thread on both sides: results are then the same to the bit on each run.
        int threads = Torch.threads();
        Torch.threads(1);
        try (OnnxSession plain = graph.session(OptLevel.NO_OPT);
                OnnxSession optimised = graph.session(OptLevel.ALL_OPT)) {
            Proof proof = new Proof(subject, inputs, outputs, storage);
            int wanted = Subject.dimensions(inputs).isEmpty() ? 1 : TRIALS;
            for (int number = 0; proof.sizes.size() < wanted && number < Trial.COUNT; number++) {
                int draw = 0;
                while (!proof.agrees(number, draw, List.of(plain, optimised))) {
                    draw++;
                }
            }
            if (proof.sizes.isEmpty()) {
                throw new ExportException(
                        "the engine itself runs at none of the sizes that were tried: "
                                + proof.refused);
            }
            return new ExportReport(
                    Difference.ABSOLUTE,
                    Difference.RELATIVE,
                    proof.sizes,
                    proof.refused,
                    proof.worst,
                    proof.roundings,
                    proof.costs);
        } catch (OrtException e) {
            throw new ExportException("ONNX Runtime refuses the graph: " + e.getMessage(), e);
        } finally {
            Torch.threads(threads);
        }
    }

    private boolean agrees(int number, int draw, List<OnnxSession> sessions) throws OrtException {
        Trial trial = Trial.of(inputs, number, draw);
        Map<String, Tensor> wanted = new LinkedHashMap<>();
        try {
            wanted.putAll(engine(trial, DataType.FLOAT32, storage));
        } catch (RuntimeException e) { // such as a batch of one that squeeze() takes away
            refused.put(trial.sizes(), OneLine.of(String.valueOf(e.getMessage())));
            return true;
        }
        Map<String, Double> differences = new TreeMap<>();
        for (OnnxSession session : sessions) {
            Map<String, Tensor> got = session.run(trial.inputs());
            for (Map.Entry<String, Tensor> output : wanted.entrySet()) {
                String name = output.getKey();
                Tensor want = Difference.sameRank(output.getValue(), got.get(name));
                double difference = Difference.of(name, got.get(name), want);
                if (difference > 1 && want instanceof LongTensor && draw < DRAWS) {
                    return false;
                }
                if (difference > 1 && !isRounding(name, got.get(name), want, trial)) {
                    throw off(name, difference, trial);
                }
                differences.merge(name, difference, Math::max);
            }
        }
        differences.forEach((name, difference) -> worst.merge(name, difference, Math::max));
        sizes.add(trial.sizes());
        if (storage != Storage.FLOAT32) {
            engine(trial, DataType.FLOAT32, Storage.FLOAT32)
                    .forEach(
                            (name, full) ->
                                    costs.merge(
                                            name,
                                            StorageCost.of(wanted.get(name), full),
                                            StorageCost::and));
        }
        return true;
    }

    /**
     * Where values nearly cancel, as in deep networks, float32 itself is off by more than the
     * tolerance. Then both are held against the engine in float64: the graph may be as far from it
     * as the engine's float32 is, within a factor.
     */
    private boolean isRounding(String output, Tensor got, Tensor wanted, Trial trial) {
        if (!(wanted instanceof FloatTensor engine)) {
            return false;
        }
        Optional<Tensor> exact = exact(trial, output);
        if (exact.isEmpty()) {
            return false;
        }
        FloatTensor reference = (FloatTensor) Difference.sameRank(exact.get(), got);
        Rounding rounding =
                new Rounding(
                        Difference.greatest((FloatTensor) got, reference),
                        Difference.greatest(engine, reference));
        roundings.merge(output, rounding, Rounding::worse);
        return rounding.graph() <= ROUNDING * rounding.engine();
    }

    private Optional<Tensor> exact(Trial trial, String output) {
        try {
            return Optional.of(engine(trial, DataType.FLOAT64, storage).get(output));
        } catch (RuntimeException e) { // code that insists on float32
            return Optional.empty();
        }
    }

    private Map<String, Tensor> engine(Trial trial, DataType real, Storage stored) {
        try (NDManager manager = Torch.newManager()) {
            Map<String, Tensor> results = new LinkedHashMap<>();
            subject.run(
                            manager,
                            name ->
                                    subject.weights()
                                            .stored(manager, name, stored)
                                            .toType(real, false),
                            trial.arrays(manager, inputs, real),
                            outputs)
                    .forEach((name, array) -> results.put(name, Trial.host(array)));
            return results;
        }
    }

    private static ExportException off(String output, double difference, Trial trial) {
        return new ExportException(
                String.format(
                        Locale.ROOT,
                        "output %s differs from the engine by %.3g times the tolerance of %.0e + %.0e"
                                + " |value| at %s",
                        output,
                        difference,
                        Difference.ABSOLUTE,
                        Difference.RELATIVE,
                        trial.sizes()));
    }
}
