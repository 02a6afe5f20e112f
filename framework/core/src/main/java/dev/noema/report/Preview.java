package dev.noema.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model made at a step of its training.
 *
 * @param step how many steps were done
 * @param media what it made, of the names asked for that are there
 */
record Preview(long step, List<Medium> media) {

    private static final int MOST = 24;

    /**
     * Previews evenly spread over a training, first and last among them, as many as there is room
     * for.
     *
     * @param room how many characters they may take
     */
    static List<Preview> spread(Path folder, List<String> names, long room) throws IOException {
        List<Long> steps = steps(folder);
        for (int most = Math.min(MOST, steps.size()); most > 0; most /= 2) {
            List<Preview> previews = new ArrayList<>();
            for (long step : thinned(steps, most)) {
                List<Medium> media = new ArrayList<>();
                for (String name : names) {
                    media.addAll(Medium.all(folder.resolve(Long.toString(step)), name));
                }
                if (!media.isEmpty()) {
                    previews.add(new Preview(step, media));
                }
            }
            if (previews.stream().mapToLong(Preview::size).sum() <= room) {
                return previews;
            }
        }
        return List.of();
    }

    /** What was made at the last step at which something was. */
    static Optional<Medium> last(Path folder, String name) throws IOException {
        List<Long> steps = steps(folder);
        for (int i = steps.size() - 1; i >= 0; i--) {
            Optional<Medium> medium =
                    Medium.find(folder.resolve(Long.toString(steps.get(i))), name);
            if (medium.isPresent()) {
                return medium;
            }
        }
        return Optional.empty();
    }

    private long size() {
        return media.stream().mapToLong(Medium::size).sum();
    }

    private static List<Long> thinned(List<Long> steps, int most) {
        int last = steps.size() - 1;
        return most == 1
                ? List.of(steps.get(last))
                : IntStream.range(0, most)
                        .mapToObj(i -> steps.get((int) Math.round((double) i * last / (most - 1))))
                        .toList();
    }

    private static List<Long> steps(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> number(each.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Long> number(String name) {
        return name.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(name)) : Optional.empty();
    }
}
