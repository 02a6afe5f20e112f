package dev.noema.serving;

import java.util.ArrayList;
import java.util.List;

/**
 * Refuses ONNX files that could reach outside themselves or run what a bundle never holds, before
 * ONNX Runtime sees them: data in any file but the one that belongs to them, operators of other
 * domains, functions, subgraphs, sparse arrays, absurd sizes.
 */
final class OnnxGuard {

    private static final int MOST_NODES = 100_000;

    private final String beside;
    private final List<ExternalArray> external = new ArrayList<>();
    private int nodes;

    private OnnxGuard(String beside) {
        this.beside = beside;
    }

    /**
     * Throws {@link BundleException} when the model is not what a bundle may hold.
     *
     * @param beside the only other file in which weights may lie
     * @return the arrays that lie there
     */
    static List<ExternalArray> check(byte[] model, String beside) {
        OnnxGuard guard = new OnnxGuard(beside);
        guard.model(ProtoReader.of(model));
        return guard.external;
    }

    /** Field numbers are those of onnx.proto. */
    private void model(ProtoReader model) {
        boolean graph = false;
        while (model.next()) {
            switch (model.field()) {
                case 7 -> {
                    graph = true;
                    graph(model.message());
                }
                case 8 -> operatorSet(model.message());
                case 20 -> throw new BundleException("it holds training information");
                case 25 -> throw new BundleException("it defines functions of its own");
                default -> {}
            }
        }
        if (!graph) {
            throw new BundleException("it holds no graph");
        }
    }

    private static void operatorSet(ProtoReader set) {
        while (set.next()) {
            if (set.field() == 1) {
                domain(set.text());
            }
        }
    }

    private static void domain(String domain) {
        if (!domain.isEmpty() && !domain.equals("ai.onnx")) {
            throw new BundleException(
                    "it uses operators of the domain '"
                            + domain
                            + "'; only those of ONNX itself are allowed");
        }
    }

    private void graph(ProtoReader graph) {
        while (graph.next()) {
            switch (graph.field()) {
                case 1 -> node(graph.message());
                case 5 -> tensor(graph.message(), beside);
                case 15 -> throw new BundleException("it holds sparse arrays");
                default -> {}
            }
        }
    }

    private void node(ProtoReader node) {
        if (++nodes > MOST_NODES) {
            throw new BundleException("it has more than " + MOST_NODES + " nodes");
        }
        while (node.next()) {
            switch (node.field()) {
                case 5 -> attribute(node.message());
                case 7 -> domain(node.text());
                default -> {}
            }
        }
    }

    private void attribute(ProtoReader attribute) {
        while (attribute.next()) {
            switch (attribute.field()) {
                case 5, 10 -> tensor(attribute.message(), null);
                case 6, 11 -> throw new BundleException("it holds subgraphs");
                case 22, 23 -> throw new BundleException("it holds sparse arrays");
                default -> {}
            }
        }
    }

    private void tensor(ProtoReader tensor, String file) {
        ExternalArray array = ExternalArrayReader.read(tensor, file);
        if (array != null) {
            external.add(array);
        }
    }
}
