package dev.noema.cli;

import dev.noema.pack.AbsolutePaths;
import dev.noema.pack.PackManifest;
import dev.noema.pack.Packer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Packs a run or a bundle for someone else. */
@Command(
        name = "pack",
        description = {
            "Packs a run or a bundle into a zip with the SHA-256 of every file; not the data it",
            "learned from. The same files give the same bytes."
        },
        footer = {
            "",
            "Examples:",
            "  noema pack runs/digits digits.zip",
            "  noema pack runs/digits/bundle digits-bundle.zip --json"
        })
final class PackCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FOLDER",
            converter = ModelPath.class,
            description = "The run's or bundle's folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "FILE.zip", description = "What to write.")
    private Path zip;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        PackManifest manifest = Packer.pack(folder, zip);
        List<String> elsewhere = AbsolutePaths.of(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            out.print(JsonOption.text(facts(manifest, elsewhere)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: a %s of %d files, %.1f MB%n",
                    zip,
                    manifest.kind(),
                    manifest.files().size(),
                    manifest.bytes() / 1e6);
            elsewhere.forEach(line -> out.println(line + ", which other machines may not have"));
        }
        out.flush();
    }

    private Map<String, Object> facts(PackManifest manifest, List<String> elsewhere) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("zip", zip.toString());
        facts.put("kind", manifest.kind());
        facts.put("bytes", manifest.bytes());
        facts.put("files", manifest.files());
        facts.put("absolute-paths", elsewhere);
        return facts;
    }
}
