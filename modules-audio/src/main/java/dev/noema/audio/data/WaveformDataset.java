package dev.noema.audio.data;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.Batch;
import java.util.Map;

/** Some windows of samples, {@code x (batch, samples)}. */
final class WaveformDataset implements Dataset {

    /**
     * What the parts of a split have in common.
     *
     * @param windows which samples items begin with
     * @param length how many samples an item has
     * @param shift whether windows begin elsewhere in each epoch
     */
    record Source(Waveforms waveforms, Windows windows, int length, boolean shift) {}

    private final Source source;
    private final int[] items;

    WaveformDataset(Source source, int[] items) {
        this.source = source;
        this.items = items;
    }

    @Override
    public int size() {
        return items.length;
    }

    /** The file, and behind @ the sample with which the window begins where it is not the first. */
    @Override
    public String key(int item) {
        int start = source.windows().starts()[items[item]];
        String key = source.waveforms().waves().get(sound(items[item])).key();
        return start == 0 ? key : key + "@" + start;
    }

    @Override
    public Map<String, Tensor> read(int[] batch, Draw draw) {
        int length = source.length();
        float[] x = new float[Math.multiplyExact(batch.length, length)];
        for (int i = 0; i < batch.length; i++) {
            int item = items[batch[i]];
            source.waveforms().copy(sound(item), start(item, draw), x, i * length, length);
        }
        return Map.of(Batch.X, new FloatTensor(x, batch.length, length));
    }

    private int sound(int item) {
        return source.windows().sounds()[item];
    }

    // Moved by less than half a step either way, so that windows still cover the sound evenly.
    private int start(int item, Draw draw) {
        int start = source.windows().starts()[item];
        int samples = source.waveforms().waves().get(sound(item)).samples().length;
        int last = samples - source.length();
        if (!source.shift() || !draw.augment() || last <= 0) {
            return start;
        }
        int step = source.windows().step();
        int moved = Noise.of(draw.seed(), draw.epoch(), "window").below(step, item) - step / 2;
        return Math.max(0, Math.min(last, start + moved));
    }

    @Override
    public void close() {
        // all is in memory
    }
}
