package dev.noema.benchmarks;

import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.random.Noise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times decoding by a bundle, from codes in a Java array to items in a Java array, and prints one
 * JSON line: {@code batch, ms} (median).
 *
 * <p>Arguments: {@code BUNDLE BATCH SECONDS THREADS}.
 */
public final class Decoding {

    private static final int WARM_UP = 50;

    private Decoding() {}

    public static void main(String[] arguments) {
        int batch = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        try (Bundle bundle = Bundle.open(Path.of(arguments[0]), Integer.parseInt(arguments[3]))) {
            GenerativeModel.About about = bundle.about();
            float[] codes = new float[batch * about.latent()];
            Noise.of(1, 0, "benchmark").normals(codes);
            FloatTensor z = new FloatTensor(codes, batch, about.latent());
            Optional<LongTensor> condition =
                    about.classes().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new LongTensor(new long[batch], batch));
            for (int i = 0; i < WARM_UP; i++) {
                bundle.decode(z, condition);
            }
            List<Double> milliseconds = new ArrayList<>();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                bundle.decode(z, condition);
                milliseconds.add((System.nanoTime() - began) / 1e6);
            }
            milliseconds.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "{\"batch\": %d, \"ms\": %.4f}%n",
                    batch,
                    milliseconds.get(milliseconds.size() / 2));
        }
    }
}
