package dev.noema.audio.data;

import dev.noema.audio.codec.Preprocessing;
import dev.noema.audio.wave.SoundException;
import dev.noema.audio.wave.WavReader;
import dev.noema.data.DataException;
import dev.noema.folder.OrderedPool;
import dev.noema.folder.SourceFile;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads the samples of sounds into memory, one after the other. */
final class WaveformReading {

    /** A gigabyte: five hours at 16 kHz. */
    private static final long MOST_SAMPLES = 1L << 28;

    private final List<Waveforms.Wave> waves = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> contents = new HashSet<>();
    private final MessageDigest digest = Sha256.start();
    private long samples;

    private WaveformReading() {}

    /**
     * Reads files; exact copies are left out.
     *
     * @throws DataException when some cannot be read and are not to be left out, none is left, or
     *     they have too many samples
     */
    static Waveforms run(List<SourceFile> files, Preprocessing preprocessing, Broken broken) {
        WaveformReading reading = new WaveformReading();
        OrderedPool.run("sounds", files, file -> heard(file, preprocessing), reading::accept);
        if (reading.waves.isEmpty() || !reading.faults.isEmpty() && broken == Broken.FAIL) {
            throw new DataException(
                    "data.source: "
                            + reading.faults.size()
                            + " of "
                            + files.size()
                            + " sounds cannot be read; the first: "
                            + reading.faults.get(0)
                            + "; data.broken: skip leaves such files out");
        }
        return new Waveforms(
                reading.waves, reading.faults, HexFormat.of().formatHex(reading.digest.digest()));
    }

    private record Heard(Waveforms.Wave wave, String digest, String fault) {}

    private static Heard heard(SourceFile file, Preprocessing preprocessing) {
        try {
            float[] samples = preprocessing.prepared(WavReader.read(file.path())).samples(0);
            return new Heard(new Waveforms.Wave(file.key(), samples), Sha256.of(file.path()), "");
        } catch (SoundException e) {
            return new Heard(null, "", file.key() + " " + e.getMessage());
        } catch (IOException e) {
            return new Heard(null, "", file.key() + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private void accept(Heard heard) {
        if (heard.wave() == null) {
            faults.add(heard.fault());
        } else if (contents.add(heard.digest())) {
            samples += heard.wave().samples().length;
            if (samples > MOST_SAMPLES) {
                throw new DataException(
                        "data.source: the sounds have more than "
                                + MOST_SAMPLES
                                + " samples, which are kept in memory; data.limit takes fewer");
            }
            waves.add(heard.wave());
            digest.update(
                    (heard.wave().key() + "\0" + heard.digest() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }
}
