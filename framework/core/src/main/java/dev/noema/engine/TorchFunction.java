package dev.noema.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function of tensors, compiled from TorchScript, that runs in one native call.
 *
 * <p>Safe for use by several threads as long as no two of them write to the same tensors. The
 * caller closes it.
 */
public final class TorchFunction implements AutoCloseable {

    private final Model
            model; // kept: a model that nobody references is finalised, and its block with it
    private final List<String> inputs;
    private final ParameterStore none;

    private TorchFunction(Model model, List<String> inputs) {
        this.model = model;
        this.inputs = inputs;
        this.none = new ParameterStore(model.getNDManager(), false);
    }

    /**
     * Compiles a function.
     *
     * @param inputs the names of the tensors that go in
     * @param body TorchScript statements, one a line, without indentation beyond their own nesting
     * @param outputs the values that come out
     * @throws IllegalArgumentException when libtorch refuses the source, with its message and the
     *     source
     */
    public static TorchFunction compile(
            List<String> inputs, List<String> body, List<String> outputs) {
        return compile(inputs, body, outputs, Torch.device());
    }

    /** Compiles a function for a device. */
    public static TorchFunction compile(
            List<String> inputs, List<String> body, List<String> outputs, Device device) {
        Torch.start();
        String source = source(inputs, body, outputs);
        Model model = Model.newInstance("noema", device, "PyTorch");
        try {
            model.load(new ByteArrayInputStream(TorchArchive.of(source)));
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new IllegalArgumentException(
                    "TorchScript does not compile: " + e.getMessage() + "\n" + source, e);
        }
        return new TorchFunction(model, List.copyOf(inputs));
    }

    /** The whole text of the module, as written into the archive. */
    static String source(List<String> inputs, List<String> body, List<String> outputs) {
        String arguments =
                inputs.stream().map(name -> ", " + name + ": Tensor").collect(Collectors.joining());
        String statements =
                body.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
        return "class M(Module):\n"
                + "  __parameters__ = []\n"
                + "  __buffers__ = []\n"
                + "  training : bool\n"
                + "  def forward(self: __torch__.M"
                + arguments
                + ") -> List[Tensor]:\n"
                + statements
                + "    return ["
                + String.join(", ", outputs)
                + "]\n";
    }

    /** Runs the function without recording gradients; results belong to {@code scope}. */
    public NDList call(NDManager scope, NDArray... arguments) {
        return run(scope, false, arguments);
    }

    /** Runs the function with gradients recorded, so that {@code torch.grad} works inside it. */
    public NDList callWithGradients(NDManager scope, NDArray... arguments) {
        return run(scope, true, arguments);
    }

    private NDList run(NDManager scope, boolean gradients, NDArray... arguments) {
        if (arguments.length != inputs.size()) {
            throw new IllegalArgumentException(
                    "the function takes "
                            + inputs
                            + ", but "
                            + arguments.length
                            + " arrays were given");
        }
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(gradients);
        try {
            // Always as in training: DJL's guard for inference is a deprecated one that warns.
            NDList results =
                    model.getBlock().forward(none, new NDList(Arrays.asList(arguments)), true);
            // DJL lets results join the manager of the first argument; they belong to the scope.
            results.attach(scope);
            return results;
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** The names {@code prefix0, prefix1, ...}. */
    public static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
