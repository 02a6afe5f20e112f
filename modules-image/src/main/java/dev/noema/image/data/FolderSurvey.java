package dev.noema.image.data;

import dev.noema.data.Split;
import dev.noema.folder.SourceFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a folder of pictures holds: all names are counted, and some of the pictures, drawn evenly,
 * are decoded.
 *
 * @param files how many picture files there are
 * @param copies how many of the files that were looked at are exact copies of another
 * @param broken how many of them cannot be read
 * @param fault what is wrong with the first of these; empty when there is none
 * @param subfolders how many files lie below each folder within, by name
 * @param loose how many files lie in no folder within
 * @param traits what those that can be read have in common; nothing when none can
 */
public record FolderSurvey(
        int files,
        int copies,
        int broken,
        String fault,
        SortedMap<String, Integer> subfolders,
        int loose,
        Optional<PictureTraits> traits) {

    private static final int MOST_PICTURES = 500;
    private static final long MOST_PIXELS = 200_000_000;

    /**
     * Looks at a folder and those below it.
     *
     * @throws dev.noema.data.DataException when it cannot be listed
     */
    public static FolderSurvey of(Path folder) {
        List<SourceFile> files = PictureFiles.find(folder);
        Look look = new Look();
        drawn(files).takeWhile(file -> look.pixels < MOST_PIXELS).forEach(look::at);
        SortedMap<String, Integer> subfolders = new TreeMap<>();
        int loose = 0;
        for (SourceFile file : files) {
            int slash = file.key().indexOf('/');
            if (slash < 0) {
                loose++;
            } else {
                subfolders.merge(file.key().substring(0, slash), 1, Integer::sum);
            }
        }
        return new FolderSurvey(
                files.size(),
                look.copies,
                look.broken,
                look.fault,
                subfolders,
                loose,
                look.traits.count() == 0 ? Optional.empty() : Optional.of(look.traits.traits()));
    }

    /** How many files were looked at. */
    public int examined() {
        return copies + broken + traits.map(PictureTraits::pictures).orElse(0);
    }

    // In the order of a hash, so that those looked at come from all folders.
    private static Stream<SourceFile> drawn(List<SourceFile> files) {
        return files.stream()
                .map(file -> new Drawn(file, Split.position(0, file.key())))
                .sorted(Comparator.comparingDouble(Drawn::position))
                .limit(MOST_PICTURES)
                .map(Drawn::file);
    }

    private record Drawn(SourceFile file, double position) {}

    private static final class Look {

        private static final FolderConfig AS_THEY_ARE = FolderConfig.defaults();

        private final Set<String> contents = new HashSet<>();
        private final TraitsOfPictures traits = new TraitsOfPictures();
        private long pixels;
        private int copies;
        private int broken;
        private String fault = "";

        void at(SourceFile file) {
            DecodedPicture decoded = DecodedPicture.read(file, AS_THEY_ARE);
            if (decoded.isBroken()) {
                fault = broken++ == 0 ? file.key() + " " + decoded.fault() : fault;
            } else if (contents.add(decoded.digest())) {
                traits.add(decoded.picture());
                pixels += (long) decoded.picture().width() * decoded.picture().height();
            } else {
                copies++;
            }
        }
    }
}
