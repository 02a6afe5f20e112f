package dev.noema.training;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The inputs of all steps from a given one on, without end: a function of seed and step. */
final class StepInputs implements Iterator<StepInput> {

    private final Dataset data;
    private final DataOrder order;
    private final int accumulate;
    private final Learner learner;
    private long step;
    private long epoch = -1;
    private int[][] steps;

    StepInputs(Dataset data, DataOrder order, int accumulate, Learner learner, long firstStep) {
        this.data = data;
        this.order = order;
        this.accumulate = accumulate;
        this.learner = learner;
        this.step = firstStep;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public StepInput next() {
        long current = step / order.stepsPerEpoch();
        if (current != epoch) {
            epoch = current;
            steps = order.epoch(epoch);
        }
        int[] taken = steps[(int) (step % order.stepsPerEpoch())];
        int parts = Math.min(accumulate, taken.length);
        List<Map<String, Tensor>> microBatches = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Map<String, Tensor> batch =
                    data.read(
                            DataOrder.part(taken, part, parts),
                            new Draw(order.seed(), epoch, true));
            microBatches.add(learner.withNoise(batch, order.seed(), step * accumulate + part));
        }
        return new StepInput(step++, taken, microBatches);
    }
}
