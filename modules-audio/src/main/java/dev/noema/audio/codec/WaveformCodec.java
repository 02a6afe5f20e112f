package dev.noema.audio.codec;

import dev.noema.audio.measure.Level;
import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.SoundException;
import dev.noema.audio.wave.WavReader;
import dev.noema.audio.wave.WavWriter;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Reads WAV files as samples and writes samples {@code (batch, samples)} as WAV files.
 *
 * <p>Of a file longer than an item the beginning is read.
 */
public final class WaveformCodec implements Codec {

    /** What bundles and descriptions call this codec. */
    public static final String ID = "waveform";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "wav";
    }

    @Override
    public String mediaType() {
        return "audio/wav";
    }

    @Override
    public FloatTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        Preprocessing how = Preprocessing.of(preprocessing);
        int length = how.settings().samples(how.frames());
        try {
            float[] samples = how.prepared(WavReader.read(file)).samples(0);
            return new FloatTensor(Arrays.copyOf(samples, length), 1, length);
        } catch (SoundException e) {
            throw new SoundException(file + " " + e.getMessage(), e);
        }
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        float[] all = samples(items);
        int length = all.length / Math.toIntExact(items.shape()[0]);
        float[] one = Arrays.copyOfRange(all, index * length, (index + 1) * length);
        write(one, preprocessing, file);
    }

    /** All items, one right after the other; places that only keep room are left out. */
    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        float[] all = samples(items);
        int length = all.length / Math.toIntExact(items.shape()[0]);
        float[] present = new float[all.length];
        int end = 0;
        for (int from = 0; from < all.length; from += length) {
            if (!Float.isNaN(all[from])) {
                System.arraycopy(all, from, present, end, length);
                end += length;
            }
        }
        write(Arrays.copyOf(present, end), preprocessing, file);
    }

    /** How loud it is, and how much of it is clipped. */
    @Override
    public Optional<String> remark(Path file) throws IOException {
        return Optional.of(Level.of(WavReader.read(file).samples(0)).toString());
    }

    /** The spectrograms of the waveforms. */
    @Override
    public Optional<byte[]> picture(Tensor items, int columns, Map<String, Object> preprocessing)
            throws IOException {
        SpectrumSettings settings = Preprocessing.of(preprocessing).settings();
        float[] all = samples(items);
        int count = Math.toIntExact(items.shape()[0]);
        int length = all.length / count;
        int size = settings.frames(length) * settings.mels();
        float[] spectrograms = new float[Math.multiplyExact(count, size)];
        LogMel logMel = new LogMel(settings);
        for (int item = 0; item < count; item++) {
            float[] one = Arrays.copyOfRange(all, item * length, (item + 1) * length);
            System.arraycopy(logMel.of(one), 0, spectrograms, item * size, size);
            if (Float.isNaN(one[0])) {
                spectrograms[item * size] = Float.NaN;
            }
        }
        Spectrograms shown =
                new Spectrograms(spectrograms, count, settings.frames(length), settings);
        SpectrogramPicture picture = new SpectrogramPicture(shown);
        return Optional.of(
                count == 1 && !shown.isEmpty(0)
                        ? picture.withWaveform(all)
                        : picture.sheet(columns));
    }

    private static float[] samples(Tensor items) {
        if (items instanceof FloatTensor floats && items.shape().length == 2) {
            return floats.values();
        }
        throw new IllegalArgumentException(
                "items of shape "
                        + Arrays.toString(items.shape())
                        + "; waveforms are (batch, samples)");
    }

    private static void write(float[] samples, Map<String, Object> preprocessing, Path file)
            throws IOException {
        int rate = Preprocessing.of(preprocessing).settings().rate();
        AtomicFile.write(file, WavWriter.content(new Sound(rate, samples), Encoding.PCM_16));
    }
}
