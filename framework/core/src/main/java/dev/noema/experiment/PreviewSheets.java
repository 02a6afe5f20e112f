package dev.noema.experiment;

import dev.noema.checkpoint.FileFault;
import dev.noema.data.Data;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.model.CompiledProgram;
import dev.noema.model.HostArrays;
import dev.noema.model.TracedModel;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepGraphs;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.Batch;
import dev.noema.training.ModelLearner;
import dev.noema.training.listener.Previews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Renders a sheet of reconstructions and one of samples to {@code <step>/}, with the weights of
 * that step: always of the same items and the same noise, so that steps can be compared.
 */
final class PreviewSheets implements Previews.Renderer, AutoCloseable {

    private static final int COLUMNS = 8;
    private static final int MOST_COLUMNS = 16;

    private final ModelLearner learner;
    private final Data data;
    private final Path folder;
    private final long seed;
    private final Codec codec;
    private final Map<String, CompiledProgram> functions = new LinkedHashMap<>();

    PreviewSheets(ModelLearner learner, Data data, Path folder, long seed) {
        this.learner = learner;
        this.data = data;
        this.folder = folder;
        this.seed = seed;
        this.codec = Codec.named(data.description().codec());
    }

    @Override
    public void render(long step, int items) {
        if (functions.isEmpty()) {
            learner.model()
                    .functions()
                    .forEach((name, program) -> functions.put(name, learner.compile(program)));
        }
        Path target = folder.resolve(Long.toString(step));
        try {
            Files.createDirectories(target);
            reconstructions(items, target);
            samples(items, target);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    private void reconstructions(int items, Path target) throws IOException {
        Map<String, Tensor> batch = read(items);
        Tensor x = batch.get(Batch.X);
        FloatTensor codes = run("encoder", batch, Map.of()).get(GenerativeModel.MEAN);
        Tensor made = decoded(codes, batch);
        int columns = Math.min(columns(), Math.toIntExact(x.shape()[0]));
        write(Rows.inTurn(x, made, columns), columns, target, "reconstructions");
    }

    private void samples(int items, Path target) throws IOException {
        Map<String, Tensor> inputs =
                new LinkedHashMap<>(
                        HostArrays.noise(
                                functions.get("sampler").program(),
                                Map.of("batch", (long) items),
                                seed,
                                0));
        if (learner.model().conditional()) {
            long[] numbers = new long[items];
            Arrays.setAll(numbers, item -> item % data.description().classes().size());
            inputs.put(Batch.CONDITION, new LongTensor(numbers, items));
        }
        Map<String, FloatTensor> made = run("sampler", inputs, Map.of(TracedModel.TEMPERATURE, 1f));
        Tensor sheet =
                sequence().varies()
                        ? generated(made.get(TracedModel.Z), inputs, Decoding.SAMPLE)
                        : made.get(GenerativeModel.EXPECTED);
        write(sheet, columns(), target, "samples");
    }

    private Tensor decoded(FloatTensor codes, Map<String, Tensor> given) {
        if (sequence().varies()) {
            return generated(codes, given, Decoding.GREEDY);
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>(given);
        inputs.put(TracedModel.Z, codes);
        return run("decoder", inputs, Map.of()).get(GenerativeModel.EXPECTED);
    }

    private Tensor generated(FloatTensor codes, Map<String, Tensor> given, Decoding decoding) {
        Optional<LongTensor> condition =
                learner.model().conditional()
                        ? Optional.of((LongTensor) given.get(Batch.CONDITION))
                        : Optional.empty();
        StepGraphs decoder = new StepGraphs((name, inputs) -> run(name, inputs, Map.of()));
        return Generation.of(decoder, sequence(), codes, condition, decoding, seed).all();
    }

    private Map<String, FloatTensor> run(
            String function, Map<String, Tensor> inputs, Map<String, Float> scheduled) {
        return learner.run(functions.get(function), inputs, scheduled);
    }

    private Sequence sequence() {
        return learner.model().sequence();
    }

    /** Items spread evenly over the validation data, or where there are none the training data. */
    private Map<String, Tensor> read(int items) {
        Dataset source = data.validation().size() > 0 ? data.validation() : data.train();
        int count = Math.min(items, source.size());
        int[] spread =
                IntStream.range(0, count)
                        .map(i -> (int) ((long) i * source.size() / count))
                        .toArray();
        return source.read(spread, new Draw(seed, 0, false));
    }

    private int columns() {
        if (sequence().ofTokens()) {
            return 1;
        }
        int classes = data.description().classes().size();
        boolean each = learner.model().conditional() && classes > 1 && classes <= MOST_COLUMNS;
        return each ? classes : COLUMNS;
    }

    private void write(Tensor items, int columns, Path target, String name) throws IOException {
        SheetFiles.write(
                codec,
                items,
                columns,
                data.description().preprocessing(),
                target.resolve(name + "." + codec.extension()));
    }

    @Override
    public void close() {
        functions.values().forEach(CompiledProgram::close);
    }
}
