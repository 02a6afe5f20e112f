package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Draws composed avatars with Node from all packages of the source.
 *
 * @param styles the styles, each a folder of its own
 * @param count how many of each style, where no other count is asked for
 */
@Summary("Draws composed avatars with Node")
record DrawAvatars(
        @Option("the styles, each a folder of its own") List<String> styles,
        @Option("how many of each style") int count)
        implements LayoutStep {

    private static final String SCRIPT = "avatars.mjs";
    private static final String SCOPE = "@dicebear";

    DrawAvatars {
        styles = List.copyOf(styles);
    }

    @Override
    public void run(Workplace place) throws IOException {
        Program node = Program.find(List.of(List.of("node")));
        Path modules = place.tools().resolve("node_modules");
        for (PinnedPackage one : place.packages()) {
            Archive.unpack(place.file(one.name()), "package/", "", modules.resolve(one.name()));
        }
        Path script = place.tools().resolve(SCRIPT);
        try (InputStream text = DrawAvatars.class.getResourceAsStream(SCRIPT)) {
            Files.copy(text, script);
        }
        int drawn = place.items().orElse(count);
        for (String style : styles) {
            place.progress()
                    .accept(String.format(Locale.ROOT, "drawing %,d \"%s\" avatars", drawn, style));
            Path folder = Files.createDirectories(place.data().resolve(style));
            Files.copy(
                    modules.resolve(SCOPE).resolve(style).resolve("LICENSE"),
                    folder.resolve("LICENSE"));
            node.run(
                    place.tools(),
                    "the \"" + style + "\" avatars",
                    List.of(script.toString(), style, Integer.toString(drawn), folder.toString()));
        }
    }
}
