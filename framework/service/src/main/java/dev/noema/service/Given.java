package dev.noema.service;

import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request gives.
 *
 * @param tensors items {@code x (batch, event...)} or codes {@code z (batch, latent)}
 * @param condition class numbers that came with the tensors
 * @param classes the names of the items' classes, where they are said
 * @param settings all else
 */
record Given(
        Map<String, Tensor> tensors,
        Optional<LongTensor> condition,
        List<String> classes,
        Map<String, String> settings) {}
