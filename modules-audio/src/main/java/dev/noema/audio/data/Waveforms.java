package dev.noema.audio.data;

import java.util.List;

/**
 * The samples of sounds.
 *
 * @param faults what is wrong with those that could not be read
 * @param digest SHA-256 over the keys and contents of the sounds kept
 */
record Waveforms(List<Wave> waves, List<String> faults, String digest) {

    /**
     * One sound.
     *
     * @param key its path below the folder
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Wave(String key, float[] samples) {}

    Waveforms {
        waves = List.copyOf(waves);
        faults = List.copyOf(faults);
    }

    /** The samples of a window; silence where the sound ends sooner. */
    void copy(int sound, int start, float[] into, int offset, int length) {
        float[] samples = waves.get(sound).samples();
        int count = Math.min(length, samples.length - start);
        System.arraycopy(samples, start, into, offset, count);
    }

    int[] lengths() {
        return waves.stream().mapToInt(wave -> wave.samples().length).toArray();
    }
}
