package dev.noema.serving.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.random.Noise;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    private static final String ONE = "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}";

    @TempDir Path folder;

    @Test
    void readsWhatTheReferenceImplementationWrote() throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(python(folder))) {
            assertEquals(Map.of("format", "noema"), file.metadata());
            assertEquals(6, file.tensors().size());
            assertArrayEquals(
                    new float[] {0, .25f, .5f, .75f, 1, 1.25f}, file.floats("weight").values());
            assertArrayEquals(new long[] {2, 3}, file.floats("weight").shape());
            assertArrayEquals(new long[] {3, -1, 1L << 62}, file.longs("labels").values());
            assertArrayEquals(new float[] {-2.5f}, file.floats("scalar").values());
            assertEquals(List.of(), file.tensors().get("scalar").shape());
            assertEquals(0, file.floats("empty").values().length);
            assertArrayEquals(
                    new float[] {Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE},
                    file.floats("größe \"π\"").values());
            assertArrayEquals(new byte[] {0, 127, -1}, file.bytes("bytes"));
            assertInstanceOf(LongTensor.class, file.read("labels"));
            assertInstanceOf(FloatTensor.class, file.read("weight"));
            float[] flat = new float[8];
            file.readFloats("weight", flat, 1);
            assertArrayEquals(new float[] {0, 0, .25f, .5f, .75f, 1, 1.25f, 0}, flat);
        }
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(python(folder))) {
            assertTrue(
                    assertThrows(SafetensorsException.class, () -> file.floats("labels"))
                            .getMessage()
                            .endsWith("tensor 'labels' is I64 instead of F32"));
            assertTrue(
                    assertThrows(SafetensorsException.class, () -> file.floats("none"))
                            .getMessage()
                            .endsWith("there is no tensor 'none'"));
            assertThrows(SafetensorsException.class, () -> file.read("bytes"));
        }
    }

    /** Single quotes stand for double ones; the data is as long as the second column says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{@} | 3 | describes 4 bytes of data, the file holds 3",
                "{@} | 5 | describes 4 bytes of data, the file holds 5",
                "{@,@} | 4 | 'a' occurs twice",
                "{'__metadata__':{},'__metadata__':{}} | 0 | occurs twice",
                "{'__metadata__':{'k':'1','k':'2'}} | 0 | 'k' occurs twice",
                "{'__metadata__':{'k':1}} | 0 | instead of VALUE_STRING",
                "{'__metadata__':null} | 0 | instead of START_OBJECT",
                "{'a':{'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 | 'dtype' occurs twice",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'location':'/etc/passwd'}} | 4 | unknown field",
                "{'a':{'dtype':'F32','shape':[1]}} | 4 | needs dtype, shape and two data_offsets",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}} | 4 | two data_offsets",
                "{'a':{'dtype':'F31','shape':[1],'data_offsets':[0,4]}} | 4 | unknown dtype 'F31'",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | 4 | of shape [2] needs 8",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | 4 | is no count",
                "{'a':{'dtype':'F32','shape':[-0],'data_offsets':[0,0]}} | 0 | is no count",
                "{'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}} | 4 | is no count",
                "{'a':{'dtype':'F32','shape':[1e0],'data_offsets':[0,4]}} | 4 | is no count",
                "{'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}} | 4 | is no count",
                "{'a':{'dtype':'F32','shape':[[1]],'data_offsets':[0,4]}} | 4 | nesting depth",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,4]}} | 4 | impossible shape",
                "{'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}} | 0 | impossible shape",
                "{'a':{'dtype':'F32','shape':[9999999999999999999],'data_offsets':[0,4]}} | 4 | not valid JSON",
                "{'a':{'dtype':'F32','shape':[99999999999999999999999],'data_offsets':[0,4]}} | 4 | not valid JSON",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | 4 | takes bytes 4 to 0",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8 | takes bytes 4 to 8",
                "{@,'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 | where the data goes on at 4",
                "{@,'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}} | 6 | where the data goes on at 4",
                "{@,'b':{'dtype':'F32','shape':[1],'data_offsets':[5,9]}} | 9 | where the data goes on at 4",
                "{@,'b':{'dtype':'F32','shape':[0],'data_offsets':[2,2]}} | 4 | where the data goes on at",
                "{'a\\ud800':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 | surrogate",
                "{@}{} | 4 | goes on behind its closing brace",
                "{@}x | 4 | not valid JSON",
                "{@ | 4 | not valid JSON",
                "[] | 0 | does not start with",
                "~ {@}~ | 4 | does not start with",
                "{'a':{'dtype':'F32','shape':[[[[[[[1]]]]]]],'data_offsets':[0,4]}} | 4 | not valid JSON",
                "{'a':[1]} | 4 | instead of START_OBJECT",
                "{'a':NaN} | 4 | not valid JSON",
            })
    void refusesWhatBreaksTheRules(String header, int dataLength, String fault) throws IOException {
        Path file =
                write(
                        header.replace("@", ONE)
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8),
                        dataLength);
        String message =
                assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file))
                        .getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertTrue(message.contains(fault), message);
        assertFalse(message.contains("\n"), message);
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "8"})
    void refusesFilesWithoutAHeader(int length) throws IOException {
        Path file = folder.resolve("short");
        Files.write(file, new byte[length]);
        assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file));
    }

    @ParameterizedTest
    @CsvSource({"-1", "100000001", "9223372036854775807", "100"})
    void refusesHeaderLengthsThatCannotBe(long length) throws IOException {
        Path file = folder.resolve("long");
        Files.write(
                file,
                ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
        String message =
                assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file))
                        .getMessage();
        assertTrue(message.contains("are possible"), message);
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        for (byte[] bad :
                new byte[][] {
                    {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {-1}
                }) {
            ByteBuffer header =
                    ByteBuffer.allocate(100).put("{\"".getBytes(StandardCharsets.UTF_8)).put(bad);
            header.put("\":{}}".getBytes(StandardCharsets.UTF_8));
            byte[] bytes = new byte[header.flip().remaining()];
            header.get(bytes);
            Path file = write(bytes, 0);
            String message =
                    assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file))
                            .getMessage();
            assertTrue(message.contains("not UTF-8"), message);
        }
    }

    @Test
    void keepsHostileNamesToOneShortLine() throws IOException {
        String name = "\\n".repeat(10_000);
        Path file = write(("{\"" + name + "\":{}}").getBytes(StandardCharsets.UTF_8), 0);
        String message =
                assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(file))
                        .getMessage();
        assertFalse(message.contains("\n"), message);
        assertTrue(message.length() < 500);
    }

    @Test
    void allowsPaddingAndZeroSizes() throws IOException {
        try (SafetensorsFile file =
                SafetensorsFile.open(
                        write(
                                ("{"
                                                + ONE
                                                + ",'z':{'dtype':'F32','shape':[0,9],'data_offsets':[4,4]}}  \n")
                                        .replace('\'', '"')
                                        .getBytes(StandardCharsets.UTF_8),
                                4))) {
            assertEquals(0, file.floats("z").values().length);
        }
        try (SafetensorsFile file =
                SafetensorsFile.open(write("{}".getBytes(StandardCharsets.UTF_8), 0))) {
            assertTrue(file.tensors().isEmpty());
        }
    }

    @Test
    void everyMutantGivesTensorsOrOneExceptionAndNothingElse() throws IOException {
        byte[] original = Files.readAllBytes(python(folder));
        Noise noise = Noise.of(1, 0, "mutants");
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] mutant = original.clone();
            for (int k = 0; k <= i % 3; k++) {
                mutant[noise.below(mutant.length, 8L * i + k)] =
                        (byte) noise.below(256, 8L * i + 4 + k);
            }
            Path path = folder.resolve("mutant");
            Files.write(path, mutant);
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                for (String name : file.tensors().keySet()) {
                    file.bytes(name);
                }
            } catch (SafetensorsException e) {
                refused++;
            }
        }
        assertTrue(refused > 900, refused + " refused");
    }

    @Test
    void noticesAFileThatShrinksWhileOpen() throws IOException {
        Path path = python(folder);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
                other.setLength(other.length() - 40);
            }
            assertThrows(IOException.class, () -> file.bytes("bytes"));
        }
    }

    static Path python(Path folder) throws IOException {
        Path path = folder.resolve("python.safetensors");
        try (InputStream in = SafetensorsFileTest.class.getResourceAsStream("python.safetensors")) {
            Files.write(path, in.readAllBytes());
        }
        return path;
    }

    private Path write(byte[] header, int dataLength) throws IOException {
        Path file = folder.resolve("hostile");
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length + dataLength).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(header.length).put(header).array());
        return file;
    }
}
