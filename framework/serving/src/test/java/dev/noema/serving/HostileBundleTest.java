package dev.noema.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.random.Noise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBundleTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"encoder.onnx", "decoder.onnx", "sampler.onnx", "vectors.safetensors"})
    void noticesFilesThatAreAlteredCutOrMissing(String name) throws IOException {
        Path bundle = TestBundles.copy("plain", folder);
        byte[] bytes = Files.readAllBytes(bundle.resolve(name));
        byte[] altered = bytes.clone();
        altered[bytes.length / 2] ^= 1;
        Files.write(bundle.resolve(name), altered);
        refusedAtOpening(bundle, name + " is not the file that was exported");
        Files.write(bundle.resolve(name), Arrays.copyOf(bytes, bytes.length - 1));
        refusedAtOpening(bundle, name + " is not the file that was exported");
        Files.delete(bundle.resolve(name));
        refusedAtOpening(bundle, name + " is missing");
    }

    @Test
    void noticesAFileAlteredBetweenOpeningAndFirstUse() throws IOException {
        Path path = TestBundles.copy("plain", folder);
        try (Bundle bundle = Bundle.open(path)) {
            Files.write(path.resolve("encoder.onnx"), new byte[10]);
            String message =
                    assertThrows(
                                    BundleException.class,
                                    () -> bundle.encode(new FloatTensor(new float[6], 1, 1, 2, 3)))
                            .getMessage();
            assertTrue(
                    message.startsWith("encoder.onnx is not the file that was exported"), message);
        }
    }

    @Test
    void refusesLinks() throws IOException {
        Path bundle = TestBundles.copy("plain", folder);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(bundle.resolve("encoder.onnx"), elsewhere);
        Files.createSymbolicLink(bundle.resolve("encoder.onnx"), elsewhere);
        refusedAtOpening(bundle, "encoder.onnx is a link or no plain file");
        Files.delete(bundle.resolve("encoder.onnx"));
        Files.createDirectory(bundle.resolve("encoder.onnx"));
        refusedAtOpening(bundle, "encoder.onnx is a link or no plain file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../elsewhere",
                "/etc/passwd",
                "..",
                ".",
                "sub/encoder.onnx",
                "sub\\\\encoder.onnx",
                "C:encoder.onnx",
                "",
                ".hidden",
                "noema.json",
                "Noema.JSON",
                "encoder.onnx.",
                "con",
                "NUL.onnx",
                "a\\u0000b",
                "a\\nb"
            })
    void refusesNamesThatLeadOut(String name) throws IOException {
        Path bundle = TestBundles.copy("plain", folder);
        TestBundles.edit(bundle, "\"encoder.onnx\": \"", "\"" + name + "\": \"");
        refusedAtOpening(bundle, "is no name of a bundle's file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"format-version\": 1 | \"format-version\": 2 | format version 2, this program reads up to 1; update",
                "\"format-version\": 1 | \"format-version\": 1.5 | format-version: a whole number",
                "\"format-version\": 1 | \"format-version\": 99999999999 | format-version: a whole number",
                "\"name\": \"test\" | \"name\": null | name",
                "\"name\": \"test\", | | name",
                "\"name\": \"test\" | \"name\": \"a\", \"name\": \"b\" | Duplicate",
                "\"name\": \"test\" | \"name\": \"a\", \"class\": \"java.lang.Runtime\" | class",
                "\"prior\": \"standard-normal\" | \"prior\": [1] | prior",
                "\"kind\": \"normal\" | \"kind\": \"cauchy\" | kind",
                "\"kind\": \"normal\" | \"kind\": 1 | kind",
                "\"name\": \"noise.prior\" | \"name\": \"prior\" | its name must begin with 'noise.'",
                "\"file\": \"encoder.onnx\" | \"file\": \"other.onnx\" | 'other.onnx', which is not among the files",
                "\"file\": \"encoder.onnx\" | \"file\": \"../../secret\" | which is not among the files",
                "\"classes\": [] | \"classes\": [null] | null",
                "{ | [ | JSON",
                "\"decoder.onnx\": \" | \"Encoder.onnx\": \" | differs from another only in its case",
                "\"latent\": [ | \"latent\": [65536, 65536, | latent has the absurd shape",
                "\"latent\": [ | \"latent\": [0, | latent has the absurd shape",
                "\"event\": [ | \"event\": [-1, | event[0]: a whole number",
                "\"event\": [ | \"event\": [99999999999999999999, | event[0]: a whole number",
                "\"batch\", | \"batch\", 65536, 65536, | has the absurd shape",
                "\"batch\", | \"batch\",1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1, | has the absurd shape",
                "\"noise.likelihood\" | \"noise.prior\" | 'noise.prior' stands twice",
                "\"type\": \"float32\" | \"type\": \"float64\" | type: 'float64' is not known",
            })
    void refusesManifestsThatCannotBe(String from, String to, String fault) throws IOException {
        Path bundle = TestBundles.copy("plain", folder);
        TestBundles.edit(bundle, from, to == null ? "" : to);
        refusedAtOpening(bundle, fault);
    }

    @Test
    void refusesManifestsThatAreMissingEmptyDeepOrCut() throws IOException {
        Path bundle = TestBundles.copy("plain", folder);
        Path manifest = bundle.resolve(BundleManifest.FILE);
        byte[] whole = Files.readAllBytes(manifest);
        for (int length = 0; length < whole.length - 1; length += 97) {
            Files.write(manifest, Arrays.copyOf(whole, length));
            refusedAtOpening(bundle, BundleManifest.FILE);
        }
        Files.writeString(manifest, "{\"a\":" + "[".repeat(100_000));
        refusedAtOpening(bundle, "nesting depth");
        Files.writeString(manifest, "[" + "0,".repeat(1_100_000) + "0]");
        refusedAtOpening(bundle, "holds more than 1048576 values");
        Files.writeString(manifest, " ".repeat((16 << 20) + 1));
        refusedAtOpening(bundle, "noema.json has 16777217 bytes; at most 16777216");
        Files.delete(manifest);
        refusedAtOpening(bundle, "noema.json is missing");
        refusedAtOpening(folder.resolve("none"), "is no folder");
    }

    @ParameterizedTest
    @CsvSource({
        "external-up, its weights lie in another file",
        "external-absolute, its weights lie in another file",
        "external-beside, its weights lie in another file",
        "external-unmarked, its weights lie in another file",
        "external-attribute, its weights lie in another file",
        "domain, operators of the domain 'com.microsoft'",
        "domain-undeclared, operators of the domain 'evil'",
        "huge, an array of an absurd size",
        "negative, an array of an absurd size",
        "sparse, sparse arrays",
        "subgraph, subgraphs",
        "function, functions of its own",
        "cyclic, ONNX Runtime refuses it",
        "unknown-operator, ONNX Runtime refuses it",
        "other-type, noema.json says",
        "other-name, noema.json says",
        "text, no ONNX file or a broken one",
        "empty, it holds no graph",
    })
    void refusesGraphsThatReachOutOrCannotBe(String name, String fault) throws IOException {
        Path path = TestBundles.copy("plain", folder);
        TestBundles.forge(
                path,
                "encoder.onnx",
                Files.readAllBytes(TestBundles.resource("hostile/" + name + ".onnx")));
        try (Bundle bundle = Bundle.open(path)) {
            String message =
                    assertThrows(
                                    BundleException.class,
                                    () -> bundle.encode(new FloatTensor(new float[6], 1, 1, 2, 3)))
                            .getMessage();
            assertTrue(message.startsWith("encoder.onnx: "), message);
            assertTrue(message.contains(fault), message);
            assertFalse(message.contains("\n"), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "external-overlapping, lies in another one or behind",
        "external-behind-end, lies in another one or behind",
        "external-far, lies in another one or behind",
        "external-longer, has another size than its piece",
        "external-negative, which is no whole number",
        "external-twice, says twice where an array lies",
        "external-whole, or not at an offset and a length of it",
        "external-empty, an array of an absurd size",
    })
    void refusesWeightsBesideTheGraphThatCannotBe(String name, String fault) throws IOException {
        Path path = TestBundles.copy("external", folder);
        TestBundles.forge(
                path,
                "encoder.onnx",
                Files.readAllBytes(TestBundles.resource("hostile/" + name + ".onnx")));
        TestBundles.forge(path, "encoder.onnx.data", new byte[32]);
        refusedAtFirstUse(path, "encoder.onnx: ", fault);
    }

    @Test
    void refusesWeightsBesideTheGraphThatAreNotItsOwn() throws IOException {
        Path path = TestBundles.copy("external", folder);
        Path data = path.resolve("encoder.onnx.data");
        try (Bundle bundle = Bundle.open(path)) {
            altered(data);
            String message = assertThrows(BundleException.class, () -> encode(bundle)).getMessage();
            assertTrue(message.contains("encoder.onnx.data is not the file"), message);
        }
        refusedAtOpening(path, "encoder.onnx.data is not the file that was exported");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(data, elsewhere);
        Files.createSymbolicLink(data, elsewhere);
        refusedAtOpening(path, "encoder.onnx.data is a link or no plain file");
        Files.delete(data);
        refusedAtOpening(path, "encoder.onnx.data is missing");
        TestBundles.edit(path, "\"encoder.onnx.data\": \"", "\"other.onnx.data\": \"");
        altered(elsewhere);
        Files.move(elsewhere, path.resolve("other.onnx.data"));
        refusedAtFirstUse(path, "encoder.onnx: ", "encoder.onnx.data, which is not listed");
    }

    /** Changes the last byte, which is behind the last array, or changes it back. */
    private static void altered(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    private static void encode(Bundle bundle) {
        bundle.encode(
                new FloatTensor(new float[6], 1, 1, 2, 3),
                Optional.of(new LongTensor(new long[1], 1)));
    }

    private static void refusedAtFirstUse(Path path, String begins, String fault) {
        try (Bundle bundle = Bundle.open(path)) {
            String message = assertThrows(BundleException.class, () -> encode(bundle)).getMessage();
            assertTrue(message.startsWith(begins), message);
            assertTrue(message.contains(fault), message);
            assertFalse(message.contains("\n"), message);
        }
    }

    @Test
    void theGuardStandsEveryMutant() throws IOException {
        byte[] original = Files.readAllBytes(TestBundles.resource("plain/encoder.onnx"));
        Noise noise = Noise.of(5, 0, "mutants");
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = original.clone();
            mutant[noise.below(mutant.length, 2L * i)] = (byte) noise.below(256, 2L * i + 1);
            try {
                OnnxGuard.check(mutant, "encoder.onnx.data");
            } catch (BundleException e) {
                refused++;
            }
        }
        assertTrue(refused > 2000 && refused < 20_000, refused + " refused");
    }

    @Test
    void writesTheManifestThatItReads() throws IOException {
        byte[] json = Files.readAllBytes(TestBundles.resource("conditional/noema.json"));
        BundleManifest manifest = BundleManifest.parse(json);
        assertEquals(manifest, BundleManifest.parse(manifest.json()));
        assertArrayEquals(manifest.json(), BundleManifest.parse(manifest.json()).json());
        assertEquals(Port.Kind.UNIFORM, manifest.graphs().get("sampler").inputs().get(1).kind());
        assertEquals("likelihood", manifest.graphs().get("sampler").inputs().get(1).purpose());
        String unknown =
                assertThrows(BundleException.class, () -> Codec.named(manifest.codec()))
                        .getMessage();
        assertEquals("there is no codec 'test' on the class path; known are []", unknown);
    }

    private static void refusedAtOpening(Path bundle, String fault) {
        String message =
                assertThrows(BundleException.class, () -> Bundle.open(bundle)).getMessage();
        assertTrue(message.startsWith(bundle.toString()), message);
        assertTrue(message.contains(fault), message);
        assertFalse(message.contains("\n"), message);
    }
}
