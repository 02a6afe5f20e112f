package dev.noema.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.files.Sha256;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PackTest {

    private static final String CONFIG = "config.yaml";

    @TempDir private Path folder;

    @Test
    void givesBackWhatWasPacked() throws IOException {
        Path run = run();
        Path zip = folder.resolve("run.zip");
        PackManifest packed = Packer.pack(run, zip);
        assertEquals("run", packed.kind());
        assertEquals(
                List.of("checkpoints/20/model.safetensors", CONFIG, "my notes.txt"),
                List.copyOf(packed.files().keySet()));
        Path target = folder.resolve("a/b/run");
        assertEquals(packed, Unpacker.unpack(zip, target));
        for (String file : packed.files().keySet()) {
            assertArrayEquals(
                    Files.readAllBytes(run.resolve(file)),
                    Files.readAllBytes(target.resolve(file)));
        }
        assertFalse(Files.exists(target.resolve(".lock")));
        assertRefused(zip, target, "is there already");
    }

    @Test
    void writesAPlainZipWhoseBytesDependOnItsFilesAlone() throws IOException {
        Path run = run();
        Packer.pack(run, folder.resolve("one.zip"));
        Files.setLastModifiedTime(run.resolve(CONFIG), FileTime.fromMillis(1));
        Packer.pack(run, folder.resolve("two.zip"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.zip")),
                Files.readAllBytes(folder.resolve("two.zip")));
        try (ZipFile zip = new ZipFile(folder.resolve("one.zip").toFile())) {
            assertEquals(4, zip.size());
            assertEquals(PackManifest.FILE, zip.entries().nextElement().getName());
        }
    }

    @Test
    void refusesFoldersThatCannotBePacked() throws IOException {
        Path zip = folder.resolve("x.zip");
        Path none = Files.createDirectory(folder.resolve("none"));
        assertTrue(fault(() -> Packer.pack(none, zip)).contains("is neither a run nor a bundle"));
        Path run = run();
        assertTrue(
                fault(() -> Packer.pack(run, run.resolve("x.zip"))).contains("name another place"));
        Path link = Files.createSymbolicLink(run.resolve("link"), none);
        assertTrue(fault(() -> Packer.pack(run, zip)).contains("is a link"));
        Files.delete(link);
        Files.writeString(run.resolve("a:b"), "");
        assertTrue(fault(() -> Packer.pack(run, zip)).contains("\"a:b\" is no name"));
        assertFalse(Files.exists(zip));
    }

    @Test
    void refusesPathsThatLeadOut() throws IOException {
        List<String> paths =
                List.of(
                        "../evil",
                        "/evil",
                        "a/../../evil",
                        "a//b",
                        ".hidden",
                        "a\\b",
                        "C:evil",
                        "nul",
                        "a/",
                        "a.",
                        "a\u0000b",
                        "CONFIG.YAML");
        for (String path : paths) {
            Map<String, String> files = new LinkedHashMap<>(Map.of(CONFIG, "x"));
            files.put(path, "evil");
            assertRefused(zip(manifest(files), files), folder.resolve("t"), "manifest is damaged");
        }
        assertFalse(Files.exists(folder.resolve("evil")));
    }

    @Test
    void refusesWhatTheManifestDoesNotSay() throws IOException {
        Path target = folder.resolve("t");
        Map<String, String> one = Map.of(CONFIG, "abc");
        Map<String, String> two = new LinkedHashMap<>(one);
        two.put("more", "x");
        assertRefused(zip(manifest(one), two), target, "is not in the manifest");
        assertRefused(zip(manifest(two), one), target, "\"more\" is missing");
        assertRefused(zip(manifest(one), Map.of(CONFIG, "abd")), target, "its SHA-256 differs");
        assertRefused(zip(manifest(one), Map.of(CONFIG, "ab")), target, "its SHA-256 differs");
        assertRefused(zip(manifest(one), Map.of(CONFIG, "abcd")), target, "longer than promised");
        assertRefused(zip("{}", one), target, "manifest is damaged");
        assertRefused(zip(manifest(one) + "{}", one), target, "manifest is damaged");
        String newer = manifest(one).replace("\"format\" : 1", "\"format\" : 2");
        assertRefused(zip(newer, one), target, "format 2 is not known");
    }

    @Test
    void refusesBombs() throws IOException {
        Path target = folder.resolve("t");
        String manifest = manifest(Map.of(CONFIG, "abc"));
        String huge = manifest.replace("\"bytes\" : 3", "\"bytes\" : 4000000000");
        assertRefused(zip(huge, Map.of(CONFIG, "0".repeat(1 << 20))), target, "would grow");
        String zeros = "0".repeat(1 << 24);
        assertRefused(zip(manifest, Map.of(CONFIG, zeros)), target, "longer than promised");
    }

    @Test
    void leavesNothingOfAZipThatIsSpoilt() throws IOException {
        Path zip = folder.resolve("run.zip");
        Packer.pack(run(), zip);
        byte[] whole = Files.readAllBytes(zip);
        Random random = new Random(1);
        Path spoilt = folder.resolve("spoilt.zip");
        Path target = folder.resolve("t");
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            if (i % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(spoilt, bytes);
            try {
                Unpacker.unpack(spoilt, target);
                // What was hit is read by nobody: a time, or the table at the end.
                assertEquals("a: 1\n", Files.readString(target.resolve(CONFIG)));
                delete(target);
            } catch (RequestException e) {
                refused++;
                assertFalse(Files.exists(target));
                assertEquals(1, e.getMessage().lines().count());
            }
        }
        assertTrue(refused > 150, "refused " + refused);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.filter(path -> path.toString().endsWith(".tmp")).count());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Path run() throws IOException {
        Path run = folder.resolve("run");
        Files.createDirectories(run.resolve("checkpoints/20"));
        byte[] weights = new byte[5000];
        new Random(1).nextBytes(weights);
        Files.write(run.resolve("checkpoints/20/model.safetensors"), weights);
        Files.writeString(run.resolve(CONFIG), "a: 1\n");
        Files.writeString(run.resolve("my notes.txt"), "");
        Files.writeString(run.resolve(".hidden"), "");
        return run;
    }

    private static String manifest(Map<String, String> files) {
        StringBuilder json =
                new StringBuilder("{\"format\" : 1, \"kind\" : \"run\", \"files\" : {");
        String comma = "";
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            String name = file.getKey().replace("\\", "\\\\").replace("\0", "\\u0000");
            json.append(comma).append('"').append(name);
            json.append("\" : {\"bytes\" : ").append(bytes.length);
            json.append(", \"sha256\" : \"").append(Sha256.of(bytes)).append("\"}");
            comma = ", ";
        }
        return json.append("}}").toString();
    }

    private Path zip(String manifest, Map<String, String> files) throws IOException {
        Path zip = folder.resolve("made.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, PackManifest.FILE, manifest);
            for (Map.Entry<String, String> file : files.entrySet()) {
                add(out, file.getKey(), file.getValue());
            }
        }
        return zip;
    }

    private static void add(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static void assertRefused(Path zip, Path target, String reason) {
        boolean there = Files.exists(target);
        String message = fault(() -> Unpacker.unpack(zip, target));
        assertTrue(message.contains(reason), message);
        assertEquals(there, Files.exists(target));
    }

    private static String fault(Executable action) {
        return assertThrows(RequestException.class, action).getMessage();
    }
}
