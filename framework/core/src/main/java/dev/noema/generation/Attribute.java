package dev.noema.generation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.noema.checkpoint.FileFault;
import dev.noema.data.DataException;
import dev.noema.generation.codes.CodeTable;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the codes of some items have that those of others have not: the difference of their means
 * (White 2016, arXiv 1609.04468).
 *
 * @param model the name of the model that encoded the items
 * @param with how many items have it
 * @param without how many have it not
 * @param vector mean of those with less mean of those without, {@code (latent)}
 */
public record Attribute(String model, int with, int without, List<Double> vector) {

    private static final long LARGEST_FILE = 8 << 20;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    public Attribute {
        vector = List.copyOf(vector);
        if (vector.isEmpty() || !vector.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "vector holds " + vector.size() + " numbers; allowed are finite ones");
        }
    }

    /**
     * The attribute that tells two sets of items apart.
     *
     * @param model the name of the model
     * @param with codes of items that have it
     * @param without codes of items that have it not
     */
    public static Attribute between(String model, CodeTable with, CodeTable without) {
        double[] vector = mean(with);
        double[] others = mean(without);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= others[i];
        }
        return new Attribute(
                model, with.size(), without.size(), Arrays.stream(vector).boxed().toList());
    }

    private static double[] mean(CodeTable codes) {
        double[] mean = new double[codes.width()];
        float[] values = codes.codes().values();
        for (int i = 0; i < values.length; i++) {
            mean[i % mean.length] += values[i] / (double) codes.size();
        }
        return mean;
    }

    /**
     * Codes with more of it, {@code z + strength * vector}.
     *
     * @param codes {@code (batch, latent)}
     * @param strength how much more; below 0 takes away
     */
    public FloatTensor added(FloatTensor codes, double strength) {
        float[] values = codes.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (strength * vector.get(i % vector.size()));
        }
        return new FloatTensor(values, codes.shape());
    }

    /** Writes it as a JSON object. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DataException when the file holds no attribute, or one of another model
     */
    public static Attribute read(Path file, ModelFolder folder) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new DataException(file + ": is too large for an attribute");
            }
            Attribute attribute = JSON.readValue(Files.readAllBytes(file), Attribute.class);
            String name = folder.model().about().name();
            int latent = folder.model().about().latent();
            if (!attribute.model().equals(name) || attribute.vector().size() != latent) {
                throw new DataException(
                        file
                                + ": is of the model "
                                + attribute.model()
                                + " with codes of "
                                + attribute.vector().size()
                                + " numbers; this is "
                                + name
                                + " with "
                                + latent);
            }
            return attribute;
        } catch (JsonProcessingException | NullPointerException e) {
            throw new DataException(
                    file + ": holds no attribute; noema attribute writes such files", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + FileFault.reason(e), e);
        }
    }
}
