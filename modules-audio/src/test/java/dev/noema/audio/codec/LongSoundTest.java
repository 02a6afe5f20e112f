package dev.noema.audio.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongSoundTest {

    private static final int FRAMES = 16;
    private static final int MELS = 3;
    private static final float SILENCE = -11;

    private final LongSound cutting = new LongSound(FRAMES, MELS, SILENCE);

    @ParameterizedTest
    @CsvSource({"1, 1", "15, 1", "16, 1", "17, 2", "30, 2", "31, 3", "44, 3", "100, 7"})
    void whatIsCutAndJoinedIsWhatItWasAndThenSilence(int frames, int count) {
        float[] spectrogram = new float[frames * MELS];
        for (int i = 0; i < spectrogram.length; i++) {
            spectrogram[i] = (float) Math.sin(i);
        }
        float[] items = cutting.cut(spectrogram);
        assertEquals(count * FRAMES * MELS, items.length);
        float[] joined = cutting.joined(items);
        assertArrayEquals(spectrogram, Arrays.copyOf(joined, spectrogram.length), 1e-6f);
        for (int i = spectrogram.length; i < joined.length; i++) {
            assertEquals(SILENCE, joined[i], 1e-5);
        }
    }

    /** From one item's values to the next one's in equal steps. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void itemsFadeIntoEachOther(int count) {
        float[] items = new float[count * FRAMES * MELS];
        for (int item = 0; item < count; item++) {
            Arrays.fill(items, item * FRAMES * MELS, (item + 1) * FRAMES * MELS, item);
        }
        float[] joined = cutting.joined(items);
        for (int frame = 0; frame < joined.length / MELS; frame++) {
            // Items begin every 14 frames and share 2.
            int item = Math.min(count - 1, frame / 14);
            double share = item == 0 ? 0 : 1 - Math.min(1, (frame % 14 + 1) / 3.0);
            double wanted = frame / 14 == item ? item - share : item;
            assertEquals(wanted, joined[frame * MELS], 1e-6, "frame " + frame);
        }
    }
}
