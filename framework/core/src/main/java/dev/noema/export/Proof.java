package dev.noema.export;

import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.noema.engine.Torch;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows that a graph in ONNX Runtime gives what the engine gives, or says where it does not. */
final class Proof {

    /** How often inputs are drawn anew when only whole numbers, decided at a threshold, differ. */
    private static final int DRAWS = 4;

    private final Subject subject;
    private final List<Input> inputs;
    private final List<String> outputs;
    private final SortedMap<String, Double> worst = new TreeMap<>();
    private final List<Map<String, Long>> sizes = new ArrayList<>();

    private Proof(Subject subject, List<Input> inputs, List<String> outputs) {
        this.subject = subject;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Compares at several sizes, with and without graph optimisation. */
    static ExportReport of(
            Subject subject, List<Input> inputs, List<String> outputs, byte[] onnx) {
        // One thread on both sides: results are then the same to the bit on each run.
        int threads = Torch.threads();
        Torch.threads(1);
        try (OnnxSession plain = new OnnxSession(onnx, OptLevel.NO_OPT);
                OnnxSession optimised = new OnnxSession(onnx, OptLevel.ALL_OPT)) {
            Proof proof = new Proof(subject, inputs, outputs);
            int trials = Subject.dimensions(inputs).isEmpty() ? 1 : Trial.COUNT;
            for (int number = 0; number < trials; number++) {
                int draw = 0;
                while (!proof.agrees(number, draw, List.of(plain, optimised))) {
                    draw++;
                }
            }
            return new ExportReport(
                    Difference.ABSOLUTE, Difference.RELATIVE, proof.sizes, proof.worst);
        } catch (OrtException e) {
            throw new ExportException("ONNX Runtime refuses the graph: " + e.getMessage(), e);
        } finally {
            Torch.threads(threads);
        }
    }

    private boolean agrees(int number, int draw, List<OnnxSession> sessions) throws OrtException {
        Trial trial = Trial.of(inputs, number, draw);
        Map<String, Tensor> wanted = engine(trial);
        Map<String, Double> differences = new TreeMap<>();
        for (OnnxSession session : sessions) {
            Map<String, Tensor> got = session.run(trial.inputs());
            for (Map.Entry<String, Tensor> output : wanted.entrySet()) {
                String name = output.getKey();
                double difference = Difference.of(name, got.get(name), output.getValue());
                if (difference > 1) {
                    if (output.getValue() instanceof LongTensor && draw < DRAWS) {
                        return false;
                    }
                    throw off(name, difference, trial);
                }
                differences.merge(name, difference, Math::max);
            }
        }
        differences.forEach((name, difference) -> worst.merge(name, difference, Math::max));
        sizes.add(trial.sizes());
        return true;
    }

    private Map<String, Tensor> engine(Trial trial) {
        try (NDManager manager = Torch.newManager()) {
            Map<String, Tensor> results = new LinkedHashMap<>();
            subject.run(
                            manager,
                            name -> subject.weights().copy(manager, name),
                            trial.arrays(manager, inputs),
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
