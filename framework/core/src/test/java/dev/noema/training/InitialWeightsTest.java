package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {

    private final Tensor fresh = new FloatTensor(new float[] {0});
    private final Tensor weights = new FloatTensor(new float[] {1});
    private final Tensor statistics = new FloatTensor(new float[] {2});
    private final Tensor average = new FloatTensor(new float[] {3});
    private final Tensor wide = new FloatTensor(new float[] {4, 5}, 2);

    @Test
    void takesWeightsAndStatisticsAndKeepsTheFreshOptimizer() {
        InitialWeights taken =
                InitialWeights.of(
                        Map.of(
                                "model/w", fresh,
                                "buffer/m", fresh,
                                "ema/w", fresh,
                                "optimizer/velocity/w", fresh),
                        Map.of(
                                "model/w", weights,
                                "buffer/m", statistics,
                                "optimizer/velocity/w", wide));
        assertEquals(
                Map.of(
                        "model/w", weights,
                        "buffer/m", statistics,
                        "ema/w", weights,
                        "optimizer/velocity/w", fresh),
                taken.state());
        assertEquals(List.of("buffer/m", "model/w"), taken.taken().stream().sorted().toList());
        assertEquals(List.of(), taken.kept());
    }

    @Test
    void theAverageStartsAtTheSavedAverage() {
        assertEquals(
                Map.of("model/w", weights, "ema/w", average),
                InitialWeights.of(
                                Map.of("model/w", fresh, "ema/w", fresh),
                                Map.of("model/w", weights, "ema/w", average))
                        .state());
    }

    @Test
    void keepsWhatDoesNotFitAndSaysSo() {
        Map<String, Tensor> state = Map.of("model/w", fresh, "ema/w", fresh);
        InitialWeights another = InitialWeights.of(state, Map.of("model/v", weights));
        assertEquals(new InitialWeights(state, List.of(), List.of("w []")), another);
        InitialWeights wider = InitialWeights.of(state, Map.of("model/w", wide, "ema/w", wide));
        assertEquals(new InitialWeights(state, List.of(), List.of("w [], there [2]")), wider);
    }
}
