package dev.noema.audio.codec;

import dev.noema.audio.measure.Level;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads WAV files as the data was read, and makes WAV files of items {@code (batch, frames, mels)}.
 *
 * <p>Of a file longer than an item the beginning is read; {@link #parts} reads all of it.
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
    public FloatTensor parts(Path file, Map<String, Object> preprocessing) throws IOException {
        Preprocessing how = Preprocessing.of(preprocessing);
        try {
            float[] items = LongSound.of(how).cut(how.spectrogram(WavReader.read(file)));
            int count = items.length / how.itemSize();
            return new FloatTensor(items, count, how.frames(), how.settings().mels());
        } catch (SoundException e) {
            throw new SoundException(file + " " + e.getMessage(), e);
        }
    }

    @Override
    public FloatTensor joined(Tensor parts, Map<String, Object> preprocessing) {
        Preprocessing how = Preprocessing.of(preprocessing);
        Spectrograms items = Spectrograms.of(parts, how);
        float[] whole = LongSound.of(how).joined(items.values());
        int mels = how.settings().mels();
        return new FloatTensor(whole, 1, whole.length / mels, mels);
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
        float[] samples = vocoder.apply(spectrograms.settings()).samples(spectrograms.item(index));
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
        List<float[]> sounds =
                vocoder.apply(spectrograms.settings())
                        .all(
                                IntStream.range(0, spectrograms.count())
                                        .filter(item -> !spectrograms.isEmpty(item))
                                        .mapToObj(spectrograms::item)
                                        .toList());
        int pause = (int) (PAUSE_SECONDS * rate);
        int length = Math.max(0, sounds.size() - 1) * pause;
        for (float[] sound : sounds) {
            length = Math.addExact(length, sound.length);
        }
        float[] all = new float[Math.max(length, 1)];
        int at = 0;
        for (float[] sound : sounds) {
            System.arraycopy(sound, 0, all, at, sound.length);
            at += sound.length + pause;
        }
        return wav(all, rate);
    }

    /** Spectrograms; of one item its waveform too. */
    @Override
    public Optional<byte[]> picture(Tensor items, int columns, Map<String, Object> preprocessing)
            throws IOException {
        Spectrograms spectrograms = Spectrograms.of(items, Preprocessing.of(preprocessing));
        SpectrogramPicture picture = new SpectrogramPicture(spectrograms);
        if (spectrograms.count() != 1 || spectrograms.isEmpty(0)) {
            return Optional.of(picture.sheet(columns));
        }
        Vocoder sounding = vocoder.apply(spectrograms.settings());
        return Optional.of(picture.withWaveform(sounding.samples(spectrograms.item(0))));
    }

    /** How loud it is, and how much of it is clipped. */
    @Override
    public Optional<String> remark(Path file) throws IOException {
        return Optional.of(Level.of(WavReader.read(file).samples(0)).toString());
    }

    private static byte[] wav(float[] samples, int rate) {
        return WavWriter.content(new Sound(rate, samples), Encoding.PCM_16);
    }
}
