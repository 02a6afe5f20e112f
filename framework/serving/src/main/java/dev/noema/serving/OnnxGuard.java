package dev.noema.serving;

/**
 * Refuses ONNX files that could reach outside themselves or run what a bundle never holds, before
 * ONNX Runtime sees them: data in other files, operators of other domains, functions, subgraphs,
 * sparse arrays, absurd sizes.
 */
final class OnnxGuard {

    private static final int MOST_NODES = 100_000;

    private int nodes;

    private OnnxGuard() {}

    /** Throws {@link BundleException} when the model is not what a bundle may hold. */
    static void check(byte[] model) {
        new OnnxGuard().model(ProtoReader.of(model));
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
                case 5 -> tensor(graph.message());
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

    private static void attribute(ProtoReader attribute) {
        while (attribute.next()) {
            switch (attribute.field()) {
                case 5, 10 -> tensor(attribute.message());
                case 6, 11 -> throw new BundleException("it holds subgraphs");
                case 22, 23 -> throw new BundleException("it holds sparse arrays");
                default -> {}
            }
        }
    }

    private static void tensor(ProtoReader tensor) {
        long size = 1;
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> size = tensor.multiply(size);
                case 13 -> throw new BundleException("its weights lie in another file");
                case 14 -> {
                    if (tensor.number() != 0) {
                        throw new BundleException("its weights lie in another file");
                    }
                }
                default -> {}
            }
        }
        if (size > Integer.MAX_VALUE) {
            throw new BundleException("it holds an array of an absurd size");
        }
    }
}
