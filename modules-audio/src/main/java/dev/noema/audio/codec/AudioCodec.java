package dev.noema.audio.codec;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.SoundException;
import dev.noema.audio.wave.WavReader;
import dev.noema.audio.wave.WavWriter;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads WAV files as the data was read, and makes WAV files of items {@code (batch, frames, mels)}.
 *
 * <p>Of a file longer than an item the beginning is read.
 */
public final class AudioCodec implements Codec {

    /** What bundles and descriptions call this codec. */
    public static final String ID = "audio";

    /** Between two items of a sheet. */
    private static final double PAUSE_SECONDS = 0.25;

    private final Function<SpectrumSettings, Vocoder> vocoder;

    /** Makes sound by {@link GriffinLim}. */
    public AudioCodec() {
        this(GriffinLim::new);
    }

    private AudioCodec(Function<SpectrumSettings, Vocoder> vocoder) {
        this.vocoder = vocoder;
    }

    /** Makes sound by the network that goes along with a model, where there is one. */
    @Override
    public Codec with(GenerativeModel model) {
        return NeuralVocoder.isIn(model)
                ? new AudioCodec(settings -> new NeuralVocoder(model, settings.mels()))
                : this;
    }

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
        try {
            return item(WavReader.read(file), preprocessing);
        } catch (SoundException e) {
            throw new SoundException(file + " " + e.getMessage(), e);
        }
    }

    @Override
    public FloatTensor read(byte[] content, Map<String, Object> preprocessing)
            throws SoundException {
        try {
            return item(WavReader.read(content), preprocessing);
        } catch (SoundException e) {
            throw new SoundException("the sound " + e.getMessage(), e);
        }
    }

    private static FloatTensor item(Sound sound, Map<String, Object> preprocessing) {
        Preprocessing how = Preprocessing.of(preprocessing);
        return new FloatTensor(
                how.item(how.spectrogram(sound)), 1, how.frames(), how.settings().mels());
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        AtomicFile.write(file, content(items, index, preprocessing));
    }

    @Override
    public byte[] content(Tensor items, int index, Map<String, Object> preprocessing) {
        Spectrograms spectrograms = Spectrograms.of(items, Preprocessing.of(preprocessing));
        float[] samples =
                vocoder.apply(spectrograms.settings()).samples(spectrograms.item(index));
        return wav(samples, spectrograms.settings().rate());
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        AtomicFile.write(file, sheet(items, columns, preprocessing));
    }

    /** All items, one after the other, with short pauses. */
    @Override
    public byte[] sheet(Tensor items, int columns, Map<String, Object> preprocessing) {
        Spectrograms spectrograms = Spectrograms.of(items, Preprocessing.of(preprocessing));
        int rate = spectrograms.settings().rate();
        Vocoder sounding = vocoder.apply(spectrograms.settings());
        int pause = (int) (PAUSE_SECONDS * rate);
        int each = Math.addExact(pause, spectrograms.settings().samples(spectrograms.frames()));
        float[] all = new float[Math.multiplyExact(each, spectrograms.count())];
        int at = 0;
        for (int item = 0; item < spectrograms.count(); item++) {
            if (!spectrograms.isEmpty(item)) {
                float[] samples = sounding.samples(spectrograms.item(item));
                System.arraycopy(samples, 0, all, at, samples.length);
                at += samples.length + pause;
            }
        }
        return wav(Arrays.copyOf(all, Math.max(1, at - pause)), rate);
    }

    private static byte[] wav(float[] samples, int rate) {
        return WavWriter.content(new Sound(rate, samples), Encoding.PCM_16);
    }
}
