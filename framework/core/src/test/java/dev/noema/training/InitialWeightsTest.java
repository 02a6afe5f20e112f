package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {

    @Test
    void takesWeightsAndStatisticsAndKeepsTheFreshOptimizer() {
        Tensor weights = new FloatTensor(new float[] {1});
        Tensor statistics = new FloatTensor(new float[] {2});
        Tensor moment = new FloatTensor(new float[] {3});
        Tensor fresh = new FloatTensor(new float[] {0});
        Map<String, Tensor> saved =
                Map.of("model/w", weights, "buffer/m", statistics, "optimizer/first/w", moment);
        assertEquals(
                Map.of(
                        "model/w", weights,
                        "buffer/m", statistics,
                        "ema/w", weights,
                        "optimizer/velocity/w", fresh),
                InitialWeights.of(
                        Map.of(
                                "model/w", fresh,
                                "buffer/m", fresh,
                                "ema/w", fresh,
                                "optimizer/velocity/w", fresh),
                        saved));
    }

    @Test
    void leavesOutWhatWasNotSavedSoThatItIsNoticed() {
        Tensor tensor = new FloatTensor(new float[] {0});
        assertEquals(
                Map.of("model/v", tensor),
                InitialWeights.of(
                        Map.of("model/w", tensor, "ema/w", tensor), Map.of("model/v", tensor)));
    }
}
