package dev.noema.cli;

import dev.noema.pack.PackManifest;
import dev.noema.pack.Unpacker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Unpacks what someone packed. */
@Command(
        name = "unpack",
        description = {
            "Unpacks what noema pack made. Every file is checked; a zip that is damaged, altered or made",
            "to do harm leaves nothing behind."
        },
        footer = {"", "Examples:", "  noema unpack digits.zip runs/digits"})
final class UnpackCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.zip", description = "What noema pack wrote.")
    private Path zip;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "A folder that is not there yet.")
    private Path folder;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        PackManifest manifest = Unpacker.unpack(zip, folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            out.print(
                    JsonOption.text(
                            Map.of(
                                    "folder",
                                    folder.toString(),
                                    "kind",
                                    manifest.kind(),
                                    "files",
                                    manifest.files())));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: a %s of %d files, all as they were packed%n",
                    folder,
                    manifest.kind(),
                    manifest.files().size());
        }
        out.flush();
    }
}
