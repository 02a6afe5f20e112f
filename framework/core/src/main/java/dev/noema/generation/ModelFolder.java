package dev.noema.generation;

import dev.noema.config.Nearest;
import dev.noema.experiment.Run;
import dev.noema.serving.Bundle;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A model in a folder: a run, or an exported bundle. Whoever opened it closes it.
 *
 * @param path the folder
 * @param model what it holds
 * @param run the run, where it is one
 */
public record ModelFolder(Path path, GenerativeModel model, Optional<Run> run)
        implements AutoCloseable {

    private static final String RUN_FILE = "config.yaml";

    /**
     * Opens a folder, a run at its best checkpoint; a run that holds a bundle is still a run.
     *
     * @param catalog asked for only when the folder holds a run, since a bundle needs no parts
     * @throws RequestException when the folder holds neither
     */
    public static ModelFolder open(Path folder, Supplier<Catalog> catalog) {
        if (Files.isRegularFile(folder.resolve(RUN_FILE))) {
            Run run = Run.open(folder, catalog.get());
            return new ModelFolder(folder, run.model(), Optional.of(run));
        }
        if (Files.isRegularFile(folder.resolve(BundleManifest.FILE))) {
            return new ModelFolder(folder, Bundle.open(folder), Optional.empty());
        }
        throw new RequestException(folder + ": " + fault(folder));
    }

    /** Reads and writes the model's items. */
    public Codec codec() {
        return Codec.named(model.about().codec()).with(model);
    }

    /** The classes that the model is conditioned on. */
    public Classes classes() {
        return new Classes(model.about().classes());
    }

    /** The mean code of each item, {@code (batch, latent)}. */
    public FloatTensor meanCodes(Items.Block items) {
        return Outputs.named(
                GenerativeModel.MEAN, model.encode(items.x(), classes().condition(items)));
    }

    /**
     * The data expected at codes, {@code (batch, event...)}; of tokens, the likeliest one after the
     * other.
     */
    public Tensor decoded(FloatTensor codes, Optional<LongTensor> condition) {
        return model.about().sequence().varies()
                ? Generation.likeliest(model, codes, condition)
                : Outputs.named(GenerativeModel.EXPECTED, model.decode(codes, condition));
    }

    /** What becomes of items that are encoded to their mean codes and decoded again. */
    public Tensor reconstructed(Items.Block items) {
        return decoded(meanCodes(items), classes().condition(items));
    }

    /** Items of tokens at codes, on their way. */
    public Generation generation(
            FloatTensor codes, Optional<LongTensor> condition, Decoding decoding, long seed) {
        return Generation.of(
                model.steps(), model.about().sequence(), codes, condition, decoding, seed);
    }

    /**
     * One of the outputs of sampling, see {@link GenerativeModel#sample(int, long, float,
     * Optional)}.
     */
    public FloatTensor sampled(
            String output,
            int count,
            long seed,
            float temperature,
            Optional<LongTensor> condition) {
        return Outputs.named(output, model.sample(count, seed, temperature, condition));
    }

    @Override
    public void close() {
        model.close();
    }

    private static String fault(Path folder) {
        if (Files.isRegularFile(folder)) {
            return "is a file; a model is the folder of a run or of a bundle";
        }
        if (!Files.isDirectory(folder)) {
            return "there is no such folder"
                    + Nearest.question(String.valueOf(folder.getFileName()), neighbours(folder));
        }
        return "is neither a run nor a bundle; a run's folder holds a "
                + RUN_FILE
                + ", a bundle's a "
                + BundleManifest.FILE;
    }

    private static Collection<String> neighbours(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(Files::isDirectory)
                    .map(sibling -> sibling.getFileName().toString())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // only a suggestion is lost
        }
    }
}
