package dev.noema.export;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;

/**
 * What it costs an output that weights are stored in fewer bits: the difference between the engine
 * with the weights as stored and with those in full precision.
 *
 * @param maximum the greatest difference
 * @param mean the mean difference
 * @param values how many values were compared
 */
public record StorageCost(double maximum, double mean, long values) {

    static StorageCost of(Tensor stored, Tensor full) {
        double greatest = 0;
        double sum = 0;
        int size = Tensor.size(full.shape());
        for (int i = 0; i < size; i++) {
            double difference = Math.abs(value(stored, i) - value(full, i));
            greatest = Math.max(greatest, difference);
            sum += difference;
        }
        return new StorageCost(greatest, size == 0 ? 0 : sum / size, size);
    }

    private static double value(Tensor tensor, int index) {
        return tensor instanceof FloatTensor floats
                ? floats.values()[index]
                : ((LongTensor) tensor).values()[index];
    }

    StorageCost and(StorageCost other) {
        long all = values + other.values;
        return new StorageCost(
                Math.max(maximum, other.maximum),
                all == 0 ? 0 : (mean * values + other.mean * other.values) / all,
                all);
    }
}
