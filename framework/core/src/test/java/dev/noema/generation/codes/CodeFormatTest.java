package dev.noema.generation.codes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFormatTest {

    private static final float[] VALUES = {0.5f, -1.25f, 3, 1e-7f, 2.5e6f, -0f};
    private static final CodeTable TABLE =
            new CodeTable(
                    List.of("a.png", "b, \"c\"\n.png"),
                    List.of("cat", "Hündin"),
                    new FloatTensor(VALUES, 2, 3));

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(CodeFormat format) {
        Path file = folder.resolve("new/codes." + format);
        format.write(TABLE, file);
        CodeTable read = CodeFormat.read(file);
        assertArrayEquals(VALUES, read.codes().values());
        assertArrayEquals(new long[] {2, 3}, read.codes().shape());
        if (format != CodeFormat.NPY) {
            assertEquals(TABLE.items(), read.items());
            assertEquals(TABLE.classes(), read.classes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesMayBeMissing(CodeFormat format) {
        Path file = folder.resolve("codes." + format);
        format.write(new CodeTable(List.of(), List.of(), TABLE.codes()), file);
        CodeTable read = CodeFormat.read(file);
        assertArrayEquals(VALUES, read.codes().values());
        assertEquals(List.of(), read.items());
    }

    @Test
    void writesTheBytesThatNumPyWrites() throws IOException {
        Path file = folder.resolve("codes.npy");
        CodeFormat.NPY.write(TABLE, file);
        assertArrayEquals(Files.readAllBytes(resource("plain.npy")), Files.readAllBytes(file));
    }

    /** NumPy wrote the files by {@code make.py} beside them. */
    @ParameterizedTest
    @ValueSource(strings = {"plain.npy", "double.npy", "version2.npy"})
    void readsWhatNumPyWrote(String name) {
        assertArrayEquals(VALUES, CodeFormat.read(resource(name)).codes().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fortran.npy", "integers.npy", "flat.npy"})
    void refusesOtherArrays(String name) {
        String message = fault(resource(name));
        assertTrue(message.contains(name + ": holds {'descr'"), message);
        assertTrue(message.endsWith("allowed are two dimensions of '<f4' or '<f8' in C order"));
    }

    @Test
    void writesLinesForPeople() throws IOException {
        Path csv = folder.resolve("codes.csv");
        CodeFormat.CSV.write(TABLE, csv);
        assertTrue(
                Files.readString(csv).startsWith("item,class,z0,z1,z2\na.png,cat,0.5,-1.25,3.0\n"),
                Files.readString(csv));
        Path lines = folder.resolve("codes.jsonl");
        CodeFormat.JSONL.write(TABLE, lines);
        List<String> written = Files.readAllLines(lines);
        assertEquals(2, written.size());
        assertEquals(
                "{\"item\":\"a.png\",\"class\":\"cat\",\"code\":[0.5,-1.25,3.0]}", written.get(0));
    }

    @Test
    void understandsTablesOfOthers() throws IOException {
        assertArrayEquals(
                new float[] {1, 2, 3, 4},
                CodeFormat.read(write("a.csv", "1,2\r\n\r\n3, 4")).codes().values());
        CodeTable spreadsheet = CodeFormat.read(write("b.CSV", "\uFEFFz0,class,z1\n5,cat,6\n"));
        assertArrayEquals(new float[] {5, 6}, spreadsheet.codes().values());
        assertEquals(List.of("cat"), spreadsheet.classes());
        assertArrayEquals(
                new float[] {7},
                CodeFormat.read(write("c.jsonl", "\n {\"code\": [7]} \n")).codes().values());
    }

    @Test
    void saysWhatIsWrongWithATable() throws IOException {
        assertEquals("code 2 has 1 cells; the first line has 2", fault("a.csv", "1,2\n3\n"));
        assertEquals("code 1 holds \"x\", which is no number", fault("a.csv", "z0,z1\n1,x\n"));
        assertEquals("holds no codes", fault("a.csv", ""));
        assertEquals("holds no codes", fault("a.csv", "z0,z1\n"));
        assertEquals("code 1 has no numbers", fault("a.csv", "item\nx\n"));
        assertEquals(
                "number 2 of code 1 is NaN; allowed are finite numbers", fault("a.csv", "1,NaN\n"));
        assertEquals(
                "code 2 has 1 numbers; the first has 2",
                fault("a.jsonl", "{\"code\":[1,2]}\n{\"code\":[1]}"));
        assertEquals(
                "code 1 has no \"code\"; allowed is a list of numbers", fault("a.jsonl", "{}"));
        assertEquals(
                "code 2 differs from others in having no item",
                fault("a.jsonl", "{\"item\":\"x\",\"code\":[1]}\n{\"code\":[1]}"));
        assertTrue(
                fault("a.jsonl", "{\"code\":[1]}\n{\"code\":[").startsWith("code 2 is no JSON: "));
        assertEquals(
                "number 2 of code 1 is Infinity; allowed are finite numbers",
                fault(resource("infinite.npy")).replaceFirst(".*npy: ", ""));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertEquals(
                folder.resolve("none.csv") + ": cannot be read: there is no such file",
                fault(folder.resolve("none.csv")));
        assertEquals(
                "codes.txt: is no file of codes by its name; allowed endings are .csv, .npy, .jsonl",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> CodeFormat.read(Path.of("codes.txt")))
                        .getMessage());
        assertEquals("is no NumPy array file", fault("a.npy", "1,2,3"));
    }

    /** Every shorter beginning of a file is refused, and a header may claim any shape. */
    @Test
    void believesNoHeader() throws IOException {
        byte[] whole = Files.readAllBytes(resource("plain.npy"));
        Path file = folder.resolve("spoiled.npy");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            fault(file);
        }
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        Files.write(
                file,
                text.replace("(2, 3), }      ", "(999999999, 3)}")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                file
                        + ": holds 24 bytes of numbers, not the 11999999988 of its shape (999999999, 3)",
                fault(file));
    }

    private String fault(String name, String content) throws IOException {
        Path file = write(name, content);
        return fault(file).substring(file.toString().length() + 2);
    }

    private static String fault(Path file) {
        return assertThrows(DataException.class, () -> CodeFormat.read(file)).getMessage();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Path resource(String name) {
        try {
            return Path.of(CodeFormatTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
