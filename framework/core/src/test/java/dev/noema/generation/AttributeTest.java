package dev.noema.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.generation.codes.CodeTable;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTest {

    private static final ModelFolder MODEL = folder(2);

    @TempDir private Path folder;

    private static ModelFolder folder(int latent) {
        return new ModelFolder(
                Path.of("linear"),
                new LinearModel(new float[3][latent], "expected"),
                Optional.empty());
    }

    private static CodeTable codes(float... values) {
        return new CodeTable(List.of(), List.of(), new FloatTensor(values, values.length / 2, 2));
    }

    private static Attribute smile() {
        return Attribute.between("linear", codes(1, 2, 3, 6), codes(1, 1, 1, 1, -2, 4));
    }

    @Test
    void isTheDifferenceOfTheMeans() {
        Attribute smile = smile();
        assertEquals(2, smile.with());
        assertEquals(3, smile.without());
        assertEquals(2 - 0, smile.vector().get(0), 1e-12);
        assertEquals(4 - 2, smile.vector().get(1), 1e-12);
    }

    @Test
    void isAddedToEachCodeAndTakenAwayAgain() {
        FloatTensor codes = new FloatTensor(new float[] {0, 1, 10, 20}, 2, 2);
        FloatTensor more = smile().added(codes, 1.5);
        assertArrayEquals(new float[] {3, 4, 13, 23}, more.values(), 1e-6f);
        assertArrayEquals(codes.shape(), more.shape());
        assertArrayEquals(codes.values(), smile().added(more, -1.5).values(), 1e-6f);
        assertArrayEquals(new float[] {0, 1, 10, 20}, codes.values());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("smile.json");
        smile().write(file);
        assertEquals(smile(), Attribute.read(file, MODEL));
    }

    @Test
    void refusesThatOfAnotherModel() throws IOException {
        Path file = folder.resolve("smile.json");
        smile().write(file);
        refused(file, folder(3), "is of the model linear with codes of 2 numbers; this is linear");
        new Attribute("other", 1, 1, List.of(1.0, 2.0)).write(file);
        refused(file, MODEL, "is of the model other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"model\": \"linear\", \"with\": 1, \"without\": 1}",
                "{\"model\": \"linear\", \"with\": 1, \"without\": 1, \"vector\": []}",
                "{\"model\": \"linear\", \"with\": 1, \"without\": 1, \"vector\": [1, null]}",
                "{\"model\": \"linear\", \"with\": 1, \"without\": 1, \"vector\": [1, 1e999]}",
                "{\"model\": \"linear\", \"with\": 1, \"without\": 1, \"vector\": [1, 2], \"x\": 1}",
                "{\"model\": \"linear\", \"with\": 1, \"without\": 1, \"vector\": [1, 2]} {}",
            })
    void refusesFilesThatHoldNone(String json) throws IOException {
        refused(Files.writeString(folder.resolve("smile.json"), json), MODEL, "holds no attribute");
    }

    @Test
    void refusesFilesThatAreMissing() {
        refused(folder.resolve("none.json"), MODEL, "there is no such file");
    }

    private static void refused(Path file, ModelFolder model, String fault) {
        String message =
                assertThrows(DataException.class, () -> Attribute.read(file, model)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(fault), message);
    }
}
