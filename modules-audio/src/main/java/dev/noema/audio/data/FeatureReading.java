package dev.noema.audio.data;

import dev.noema.audio.codec.Preprocessing;
import dev.noema.audio.wave.SoundException;
import dev.noema.audio.wave.WavReader;
import dev.noema.data.DataException;
import dev.noema.folder.OrderedPool;
import dev.noema.folder.SourceFile;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads sounds one after the other and writes their spectrograms. */
final class FeatureReading {

    private static final int MOST_NAMED = 20;

    private final Preprocessing preprocessing;
    private final OutputStream numbers;
    private final List<String> keys = new ArrayList<>();
    private final List<Integer> frames = new ArrayList<>();
    private final Set<String> contents = new HashSet<>();
    private final MessageDigest digest = Sha256.start();
    private final List<String> faults = new ArrayList<>();
    private float least = Float.POSITIVE_INFINITY;
    private float greatest = Float.NEGATIVE_INFINITY;
    private int duplicates;
    private int silent;

    private FeatureReading(Preprocessing preprocessing, OutputStream numbers) {
        this.preprocessing = preprocessing;
        this.numbers = numbers;
    }

    /**
     * Reads files.
     *
     * @param numbers where the spectrograms go, frame after frame
     * @return what was read
     * @throws DataException when some cannot be read and are not to be left out, or none is left
     */
    static Features run(
            List<SourceFile> files,
            Preprocessing preprocessing,
            Broken broken,
            OutputStream numbers) {
        FeatureReading reading = new FeatureReading(preprocessing, numbers);
        OrderedPool.run("sounds", files, file -> read(file, preprocessing), reading::accept);
        return reading.result(files.size(), broken);
    }

    /** What came of a file: its content's digest and spectrogram, or what is wrong with it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Heard(SourceFile file, String digest, float[] spectrogram, String fault) {}

    private static Heard read(SourceFile file, Preprocessing preprocessing) {
        try {
            return new Heard(
                    file,
                    Sha256.of(file.path()),
                    preprocessing.spectrogram(WavReader.read(file.path())),
                    "");
        } catch (SoundException e) {
            return new Heard(file, "", null, file.key() + " " + e.getMessage());
        } catch (IOException e) {
            return new Heard(
                    file, "", null, file.key() + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private void accept(Heard heard) {
        if (heard.spectrogram() == null) {
            faults.add(heard.fault());
        } else if (!contents.add(heard.digest())) {
            duplicates++;
        } else {
            keep(heard);
        }
    }

    private void keep(Heard heard) {
        float[] spectrogram = heard.spectrogram();
        float loudest = Float.NEGATIVE_INFINITY;
        ByteBuffer bytes = ByteBuffer.allocate(spectrogram.length * Float.BYTES);
        for (float value : spectrogram) {
            bytes.putFloat(value);
            least = Math.min(least, value);
            loudest = Math.max(loudest, value);
        }
        greatest = Math.max(greatest, loudest);
        silent += loudest <= preprocessing.settings().silence() ? 1 : 0;
        keys.add(heard.file().key());
        frames.add(spectrogram.length / preprocessing.settings().mels());
        digest.update(
                (heard.file().key() + "\0" + heard.digest() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        try {
            numbers.write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Features result(int files, Broken broken) {
        if (keys.isEmpty() || !faults.isEmpty() && broken == Broken.FAIL) {
            throw new DataException(
                    "data.source: "
                            + (keys.isEmpty() ? "none" : faults.size())
                            + " of "
                            + files
                            + " sounds cannot be read: "
                            + String.join(
                                    "; ", faults.subList(0, Math.min(MOST_NAMED, faults.size())))
                            + (faults.size() > MOST_NAMED
                                    ? "; and " + (faults.size() - MOST_NAMED) + " more"
                                    : "")
                            + (keys.isEmpty() ? "" : "; data.broken: skip leaves such files out"));
        }
        if (silent == keys.size()) {
            throw new DataException(
                    "data.source: all "
                            + silent
                            + " sounds are silent throughout; there is"
                            + " nothing to learn");
        }
        return new Features(
                keys,
                frames.stream().mapToInt(Integer::intValue).toArray(),
                preprocessing.settings().mels(),
                least,
                greatest,
                duplicates,
                silent,
                faults,
                Sha256.end(digest));
    }
}
