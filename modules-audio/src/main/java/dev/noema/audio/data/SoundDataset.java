package dev.noema.audio.data;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some items: {@code x (batch, frames, mels)} and, with classes, {@code condition}. */
final class SoundDataset implements Dataset, Originals {

    /**
     * What the parts of a split have in common.
     *
     * @param store the frames of all sounds
     * @param keys the sounds
     * @param firsts the place in the store of each sound's first frame, and behind the last one's
     *     end
     * @param windows which frames items begin with
     * @param classes the class number of each sound, where there are classes
     * @param frames how many frames an item has
     * @param silence the number that stands for silence
     * @param shift whether windows begin elsewhere in each epoch
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Source(
            FeatureStore store,
            List<String> keys,
            long[] firsts,
            Windows windows,
            Optional<int[]> classes,
            int frames,
            float silence,
            boolean shift) {

        int length(int sound) {
            return (int) (firsts[sound + 1] - firsts[sound]);
        }
    }

    private final Source source;
    private final int[] items;
    private final OriginalFiles files;

    SoundDataset(Source source, int[] items, OriginalFiles files) {
        this.source = source;
        this.items = items;
        this.files = files;
    }

    @Override
    public float[] samples(int item) {
        Windows windows = source.windows();
        int sound = windows.sounds()[items[item]];
        int start = windows.starts()[items[item]];
        return files.samples(source.keys().get(sound), start, source.frames());
    }

    @Override
    public int size() {
        return items.length;
    }

    /** The file, and behind @ the frame with which the window begins where it is not the first. */
    @Override
    public String key(int item) {
        Windows windows = source.windows();
        int start = windows.starts()[items[item]];
        String key = source.keys().get(windows.sounds()[items[item]]);
        return start == 0 ? key : key + "@" + start;
    }

    @Override
    public Map<String, Tensor> read(int[] batch, Draw draw) {
        int mels = source.store().mels();
        int itemSize = source.frames() * mels;
        float[] x = new float[Math.multiplyExact(batch.length, itemSize)];
        for (int i = 0; i < batch.length; i++) {
            int item = items[batch[i]];
            int sound = source.windows().sounds()[item];
            int start = start(item, sound, draw);
            int count = Math.min(source.frames(), source.length(sound) - start);
            source.store().copy(source.firsts()[sound] + start, count, x, i * itemSize);
            Arrays.fill(x, i * itemSize + count * mels, (i + 1) * itemSize, source.silence());
        }
        Tensor spectrograms = new FloatTensor(x, batch.length, source.frames(), mels);
        return source.classes()
                .<Map<String, Tensor>>map(
                        classes ->
                                Map.of("x", spectrograms, "condition", condition(classes, batch)))
                .orElseGet(() -> Map.of("x", spectrograms));
    }

    // Moved by less than half a step either way, so that windows still cover the sound evenly.
    private int start(int item, int sound, Draw draw) {
        int start = source.windows().starts()[item];
        int last = source.length(sound) - source.frames();
        if (!source.shift() || !draw.augment() || last <= 0) {
            return start;
        }
        int step = source.windows().step();
        int moved = Noise.of(draw.seed(), draw.epoch(), "window").below(step, item) - step / 2;
        return Math.max(0, Math.min(last, start + moved));
    }

    private Tensor condition(int[] classes, int[] batch) {
        long[] condition = new long[batch.length];
        for (int i = 0; i < batch.length; i++) {
            condition[i] = classes[source.windows().sounds()[items[batch[i]]]];
        }
        return new LongTensor(condition, batch.length);
    }

    @Override
    public void close() {
        // Mapped files go with their buffers.
    }
}
