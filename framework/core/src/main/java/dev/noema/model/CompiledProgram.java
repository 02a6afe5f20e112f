package dev.noema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.trace.Program;
import dev.noema.trace.TorchLowering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program compiled to one native call, with its weights given at each call. Closed by whoever
 * compiled it.
 */
public final class CompiledProgram implements AutoCloseable {

    private final Program program;
    private final Arguments arguments;
    private final TorchFunction function;
    private final NDManager manager;
    private final List<NDArray> constants;

    private CompiledProgram(
            Program program, Arguments arguments, TorchFunction function, Device device) {
        this.program = program;
        this.arguments = arguments;
        this.function = function;
        this.manager = Torch.newManager(device);
        this.constants = arguments.constants(manager);
    }

    /** Compiles a program that only computes. */
    public static CompiledProgram of(
            Program program, Layout parameters, Layout buffers, Device device) {
        Arguments arguments = new Arguments(program, parameters, buffers);
        List<String> body = new ArrayList<>(arguments.prologue());
        body.addAll(TorchLowering.lower(program, arguments::expression, false));
        List<String> outputs =
                program.outputs().values().stream().map(TorchLowering::variable).toList();
        return new CompiledProgram(
                program,
                arguments,
                TorchFunction.compile(arguments.names(), body, outputs, device),
                device);
    }

    public Program program() {
        return program;
    }

    /**
     * Computes the outputs, which belong to {@code scope}.
     *
     * @param weights parameters and buffers as flat vectors
     * @param inputs data by name and noise as {@code noise.<purpose>}
     * @param scheduled scheduled values by name
     */
    public Map<String, NDArray> run(
            NDManager scope,
            FlatWeights weights,
            Map<String, NDArray> inputs,
            Map<String, Float> scheduled) {
        List<NDArray> values = new ArrayList<>(arguments.values(inputs));
        values.addAll(constants);
        values.add(arguments.schedule(scope, scheduled));
        values.add(weights.parameters());
        values.add(weights.buffers());
        NDList results = function.call(scope, values.toArray(new NDArray[0]));
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        int next = 0;
        for (String name : program.outputs().keySet()) {
            outputs.put(name, results.get(next++));
        }
        return outputs;
    }

    @Override
    public void close() {
        function.close();
        manager.close();
    }
}
