package dev.noema.audio.data;

import dev.noema.audio.wave.WavHeader;
import dev.noema.audio.wave.WavReader;
import dev.noema.data.Split;
import dev.noema.folder.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder of sounds holds: all names are counted, and the headers of some of the files, drawn
 * evenly, are read.
 *
 * @param files how many WAV files there are
 * @param unread how many sounds of other kinds there are
 * @param examined how many WAV files were looked at
 * @param broken how many of them cannot be read
 * @param fault what is wrong with the first of these; empty when there is none
 * @param rates how many have each rate, in Hz
 * @param stereo how many have more than one channel
 * @param seconds how long those that can be read last, in ascending order
 * @param subfolders how many files lie below each folder within, by name
 * @param loose how many files lie in no folder within
 */
@SuppressWarnings("ArrayRecordComponent")
public record SoundsSurvey(
        int files,
        long unread,
        int examined,
        int broken,
        String fault,
        SortedMap<Integer, Integer> rates,
        int stereo,
        double[] seconds,
        SortedMap<String, Integer> subfolders,
        int loose) {

    private static final int MOST_FILES = 2000;

    /**
     * Looks at a folder and those below it.
     *
     * @throws dev.noema.data.DataException when it cannot be listed
     */
    public static SoundsSurvey of(Path folder) {
        SoundFiles found = SoundFiles.found(folder);
        Look look = new Look();
        List<SourceFile> drawn = drawn(found.sounds());
        drawn.forEach(look::at);
        SortedMap<String, Integer> subfolders = new TreeMap<>();
        int loose = 0;
        for (SourceFile file : found.sounds()) {
            int slash = file.key().indexOf('/');
            if (slash < 0) {
                loose++;
            } else {
                subfolders.merge(file.key().substring(0, slash), 1, Integer::sum);
            }
        }
        return new SoundsSurvey(
                found.sounds().size(),
                found.unread(),
                drawn.size(),
                look.broken,
                look.fault,
                look.rates,
                look.stereo,
                look.seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray(),
                subfolders,
                loose);
    }

    /** The rate that most have. */
    public int usualRate() {
        return rates.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /** How long that sound lasts of which a share of all is shorter. */
    public double quantile(double share) {
        return seconds[(int) Math.round(share * (seconds.length - 1))];
    }

    /** How long all files last together; an estimate where not all were looked at. */
    public double total() {
        return Arrays.stream(seconds).sum() * files / Math.max(1, examined);
    }

    // In the order of a hash, so that those looked at come from all folders.
    private static List<SourceFile> drawn(List<SourceFile> files) {
        Map<SourceFile, Double> positions = new HashMap<>();
        files.forEach(file -> positions.put(file, Split.position(0, file.key())));
        return files.stream()
                .sorted(Comparator.comparingDouble(positions::get))
                .limit(MOST_FILES)
                .toList();
    }

    private static final class Look {

        private final SortedMap<Integer, Integer> rates = new TreeMap<>();
        private final List<Double> seconds = new ArrayList<>();
        private int stereo;
        private int broken;
        private String fault = "";

        void at(SourceFile file) {
            try {
                WavHeader header = WavReader.header(file.path());
                rates.merge(header.rate(), 1, Integer::sum);
                seconds.add(header.seconds());
                stereo += header.channels() > 1 ? 1 : 0;
            } catch (IOException e) {
                fault = broken++ == 0 ? file.key() + " " + e.getMessage() : fault;
            }
        }
    }
}
