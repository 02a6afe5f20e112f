package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.YamlScalar;
import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.data.Inspector;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    /** Takes folders that hold a file called rows. */
    static final class RowInspector implements Inspector {
        @Override
        public Optional<ExperimentProposal> inspect(Path folder, String source) {
            return Files.exists(folder.resolve("rows"))
                    ? Optional.of(proposal(1, "rows", source))
                    : Optional.empty();
        }
    }

    /** Takes folders that hold a file called columns, and says that it found two. */
    static final class ColumnInspector implements Inspector {
        @Override
        public Optional<ExperimentProposal> inspect(Path folder, String source) {
            if (Files.exists(folder.resolve("broken"))) {
                throw new DataException(folder + ": no column can be read");
            }
            return Files.exists(folder.resolve("columns"))
                    ? Optional.of(proposal(2, "columns", source))
                    : Optional.empty();
        }
    }

    static final class Tables implements Modality {
        @Override
        public String id() {
            return "tables";
        }

        @Override
        public void configure(PartBinder parts) {
            parts.inspector(RowInspector.class);
            parts.inspector(ColumnInspector.class);
        }
    }

    private static ExperimentProposal proposal(int files, String kind, String source) {
        return new ExperimentProposal(
                files,
                List.of("found " + kind + "\nhere"),
                "data: {type: " + kind + ", source: " + YamlScalar.text(source) + "}\n");
    }

    @TempDir Path place;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(place.resolve("my data #1"));
    }

    private CommandRun init(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "init";
        arguments[1] = folder.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandRun.of(new Tables(), arguments);
    }

    @Test
    void writesWhatWasFoundAndTheNextCommand() throws IOException {
        Files.createFile(folder.resolve("rows"));
        Path out = place.resolve("my rows.yaml");
        CommandRun run = init("--out", out.toString());
        assertEquals(
                new CommandRun(
                        0,
                        folder
                                + ": found rows?here\nwrote "
                                + out
                                + "\nnext: noema train '"
                                + out
                                + "'\n",
                        ""),
                run);
        String yaml = Files.readString(out);
        assertTrue(
                yaml.startsWith("# Written by noema init, which found\n#   found rows?here\n"),
                yaml);
        assertTrue(
                yaml.endsWith(
                        """
                        name: my-rows
                        seed: 1

                        data: {type: rows, source: "my data #1"}
                        """),
                yaml);
    }

    @Test
    void takesTheProposalWithTheMostFiles() throws IOException {
        Files.createFile(folder.resolve("rows"));
        Files.createFile(folder.resolve("columns"));
        Path out = place.resolve("x.yaml");
        assertEquals(0, init("--out", out.toString()).exit());
        assertTrue(Files.readString(out).contains("type: columns"));
    }

    @Test
    void writesOverNothingUnlessForced() throws IOException {
        Files.createFile(folder.resolve("rows"));
        Path out = Files.writeString(place.resolve("x.yaml"), "mine");
        CommandRun refused = init("--out", out.toString());
        assertEquals(
                new CommandRun(
                        2,
                        "",
                        out
                                + ": is there already; --force writes over it, --out names another file\n"),
                refused);
        assertEquals("mine", Files.readString(out));
        assertEquals(0, init("--force", "--out", out.toString()).exit());
        assertFalse(Files.readString(out).startsWith("mine"));
    }

    @Test
    void namesAFarFolderByItsWholePath() throws IOException {
        Files.createFile(folder.resolve("rows"));
        Path deep = Files.createDirectories(place.resolve("a/b/c/d"));
        Path near = Files.createDirectories(place.resolve("a"));
        init("--out", deep.resolve("x.yaml").toString());
        init("--out", near.resolve("x.yaml").toString());
        assertTrue(Files.readString(deep.resolve("x.yaml")).contains(folder.toString()));
        assertTrue(Files.readString(near.resolve("x.yaml")).contains("\"../my data #1\""));
    }

    @Test
    void saysInALineWhatIsWrong() throws IOException {
        Path out = place.resolve("x.yaml");
        String types = "; the data types read here are none\n";
        assertEquals(
                new CommandRun(2, "", folder + ": is empty" + types),
                init("--out", out.toString()));
        Files.createFile(folder.resolve("a.txt"));
        Files.createFile(folder.resolve("b.txt"));
        Files.createFile(folder.resolve("README"));
        assertEquals(
                new CommandRun(
                        2,
                        "",
                        folder
                                + ": holds no data of a known kind, but 2 .txt, 1 without an ending"
                                + types),
                init("--out", out.toString()));
        Files.createFile(folder.resolve("broken"));
        assertEquals(
                new CommandRun(2, "", folder + ": no column can be read\n"),
                init("--out", out.toString()));
        folder = folder.resolve("a.txt");
        assertEquals(new CommandRun(2, "", folder + ": is no folder\n"), init());
        folder = place.resolve("missing");
        assertEquals(new CommandRun(2, "", folder + ": there is no such folder\n"), init());
        assertFalse(Files.exists(out));
    }
}
