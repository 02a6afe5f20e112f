package dev.noema.image.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    @Test
    void agreesWithScikitImage() throws IOException {
        for (JsonNode one : cases()) {
            FloatTensor first = tensor(one, "first");
            FloatTensor second = tensor(one, "second");
            assertEquals(one.get("psnr").asDouble(), SignalToNoise.mean(first, second), 1e-6);
            assertEquals(
                    one.get("ssim").asDouble(), StructuralSimilarity.mean(first, second), 1e-9);
        }
    }

    @Test
    void equalPicturesAreAsNearAsCanBe() throws IOException {
        FloatTensor picture = tensor(cases().get(0), "first");
        assertEquals(1, StructuralSimilarity.mean(picture, picture), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, SignalToNoise.mean(picture, picture));
    }

    @Test
    void everyPictureHasItsOwnFigure() {
        float[] originals = new float[2 * 144];
        float[] others = new float[2 * 144];
        for (int i = 0; i < 144; i++) {
            others[144 + i] = 0.1f;
        }
        FloatTensor first = new FloatTensor(originals, 2, 1, 12, 12);
        FloatTensor second = new FloatTensor(others, 2, 1, 12, 12);
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, 20},
                SignalToNoise.perPicture(first, second),
                1e-5);
        double[] similarities = StructuralSimilarity.perPicture(first, second);
        assertEquals(1, similarities[0], 1e-12);
        // Without variance only the means count: C1 / (0.1^2 + C1)
        assertEquals(1e-4 / (0.01 + 1e-4), similarities[1], 1e-6);
    }

    @Test
    void smallPicturesGetASmallerWindow() {
        FloatTensor first = new FloatTensor(new float[] {0, 1, 0, 1, 0, 1}, 1, 1, 2, 3);
        FloatTensor second = new FloatTensor(new float[] {0, 1, 0, 1, 0, 0.5f}, 1, 1, 2, 3);
        double similarity = StructuralSimilarity.mean(first, second);
        assertTrue(similarity > 0 && similarity < 1, "is " + similarity);
    }

    @Test
    void shapesMustAgree() {
        FloatTensor first = new FloatTensor(new float[6], 1, 1, 2, 3);
        FloatTensor second = new FloatTensor(new float[6], 1, 1, 3, 2);
        assertThrows(
                IllegalArgumentException.class, () -> StructuralSimilarity.mean(first, second));
        assertThrows(IllegalArgumentException.class, () -> SignalToNoise.mean(first, second));
    }

    private static FloatTensor tensor(JsonNode one, String name) {
        JsonNode numbers = one.get(name);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        long[] shape =
                StreamSupport.stream(one.get("shape").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .toArray();
        return new FloatTensor(values, shape);
    }

    private static JsonNode cases() throws IOException {
        try (InputStream input = SimilarityTest.class.getResourceAsStream("similarity.json")) {
            return new ObjectMapper().readTree(input);
        }
    }
}
