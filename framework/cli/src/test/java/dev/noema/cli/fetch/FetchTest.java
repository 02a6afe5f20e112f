package dev.noema.cli.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a package that is there already, so that no client runs. */
class FetchTest {

    /** Of a.txt with "one\n" and b/c.txt with "two\n", by sha256sum. */
    private static final String DIGEST =
            "c0512facc569bc37294df5d215b231a32df4e0dc6388eafde8e33f025996515e";

    @TempDir Path into;
    private final List<String> progress = new ArrayList<>();
    private PinnedPackage archive;

    @BeforeEach
    void putThePackageWhereDownloadsGo() throws IOException {
        Path file =
                Files.createDirectories(into.resolve(".fetch-letters/packages")).resolve("l.tgz");
        pack(file, "package/data/a.txt", "package/data/b/c.txt", "package/data/notes", "package/x");
        archive =
                new PinnedPackage(PackageClient.NPM, "letters", "1", "l.tgz", Sha256.of(file), "");
    }

    private static void pack(Path file, String... names) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (String name : names) {
                byte[] text = (name.endsWith("a.txt") ? "one\n" : "two\n").getBytes(UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
    }

    private Fetch fetch(String digest, boolean exact, PinnedPackage... packages) {
        Source source =
                new Source(
                        "two letters",
                        "free",
                        "8 bytes",
                        "letters.yaml",
                        List.of(packages),
                        List.of(new Unpack("letters", "package/data/", List.of("notes"), "", "")),
                        2,
                        digest,
                        exact);
        return new Fetch("letters", source, into, Optional.empty(), progress::add);
    }

    @Test
    void laysOutWhatTheTableSaysAndOnlyOnce() throws IOException {
        Path letters = fetch(DIGEST, true, archive).run();
        assertEquals("one\n", Files.readString(letters.resolve("a.txt")));
        assertEquals("two\n", Files.readString(letters.resolve("b/c.txt")));
        assertTrue(Files.readString(letters.resolve("SOURCE.txt")).contains("Licence: free."));
        assertEquals(List.of(letters + ": 2 files, digest " + DIGEST), progress);
        assertEquals(List.of("letters"), names(into));
        fetch(DIGEST, true, archive).run();
        assertEquals(letters + ": already there", progress.get(1));
    }

    @Test
    void startsAfreshAfterAnInterruption() throws IOException {
        Path left = Files.createDirectories(into.resolve(".fetch-letters/data/b"));
        Files.writeString(left.resolve("half.txt"), "of a run that was stopped");
        assertFalse(Files.exists(fetch(DIGEST, true, archive).run().resolve("b/half.txt")));
    }

    @Test
    void refusesOtherContents() {
        FetchException e =
                assertThrows(
                        FetchException.class, () -> fetch("0".repeat(64), true, archive).run());
        assertEquals(
                "letters: 2 files with digest "
                        + DIGEST
                        + ", expected are 2 with "
                        + "0".repeat(64),
                e.getMessage());
        assertFalse(Files.exists(into.resolve("letters")));
        fetch("0".repeat(64), false, archive).run();
        assertTrue(progress.get(0).startsWith("warning: letters: 2 files with digest"));
    }

    @Test
    void leavesAloneWhatItDidNotMake() throws IOException {
        Path mine = Files.createDirectory(into.resolve("letters"));
        Files.writeString(mine.resolve("mine.txt"), "mine");
        FetchException e =
                assertThrows(FetchException.class, () -> fetch(DIGEST, true, archive).run());
        assertTrue(e.getMessage().startsWith(mine + ": is there, but was not fetched"));
    }

    @Test
    void noticesThatFilesAreGone() throws IOException {
        Path letters = fetch(DIGEST, true, archive).run();
        Files.delete(letters.resolve("a.txt"));
        FetchException e =
                assertThrows(FetchException.class, () -> fetch(DIGEST, true, archive).run());
        assertTrue(e.getMessage().contains("holds 1 files where 2 were fetched"), e.getMessage());
    }

    @Test
    void saysWhenThereIsNoPackageForThePlatform() {
        PinnedPackage other =
                new PinnedPackage(
                        PackageClient.NPM, "pen", "1", "pen.tgz", "0".repeat(64), "amiga-68000");
        FetchException e =
                assertThrows(FetchException.class, () -> fetch(DIGEST, true, archive, other).run());
        assertTrue(e.getMessage().endsWith("there are packages for amiga-68000"), e.getMessage());
    }

    @Test
    void oneFetchAtATime() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                into.resolve(".fetch-letters/lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            FetchException e =
                    assertThrows(FetchException.class, () -> fetch(DIGEST, true, archive).run());
            assertTrue(e.getMessage().contains("is being fetched"), e.getMessage());
        }
    }

    @Test
    void packagesAreCheckedBeforeAnythingIsUsed() throws IOException {
        Path folder = into.resolve(".fetch-letters/packages");
        PinnedPackage pinned =
                new PinnedPackage(PackageClient.PIP, "p", "2", "p.whl", "0".repeat(64), "");
        Downloads other =
                new Downloads(folder, (wanted, to) -> write(to.resolve("p.whl")), progress::add);
        FetchException mismatch = assertThrows(FetchException.class, () -> other.file(pinned));
        assertTrue(mismatch.getMessage().startsWith("PyPI p 2: the file has SHA-256 2c26"));
        assertFalse(Files.exists(folder.resolve("p.whl")));
        Downloads none = new Downloads(folder, (wanted, to) -> {}, progress::add);
        assertEquals(
                "PyPI p 2: the client left no p.whl",
                assertThrows(FetchException.class, () -> none.file(pinned)).getMessage());
        assertEquals(List.of("fetching PyPI p 2", "fetching PyPI p 2"), progress);
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "foo");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noFileLeavesTheFolder() throws IOException {
        Path file = into.resolve("evil.tgz");
        pack(file, "package/data/../../../escaped");
        Path target = Files.createDirectory(into.resolve("target"));
        FetchException e =
                assertThrows(
                        FetchException.class,
                        () -> Archive.unpack(file, "package/data/", "", target));
        assertTrue(e.getMessage().contains("leads out of its folder"), e.getMessage());
        assertFalse(Files.exists(into.resolve("escaped")));
        assertThrows(FetchException.class, () -> Archive.unpack(file, "elsewhere/", "", target));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
