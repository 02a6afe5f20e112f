package dev.noema.training;

import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;

/** What one step reads: which items, and their tensors with noise, in micro-batches. */
@SuppressWarnings("ArrayRecordComponent")
record StepInput(long step, int[] items, List<Map<String, Tensor>> microBatches) {}
