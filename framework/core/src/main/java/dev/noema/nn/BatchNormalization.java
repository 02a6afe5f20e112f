package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import dev.noema.spi.Pass;

/**
 * Normalises each channel by the batch's statistics in training and by running ones afterwards (<a
 * href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015</a>).
 *
 * <p>In training it needs more than one number for each channel: more than one item, or more than
 * one pixel.
 */
public final class BatchNormalization implements Layer {

    private final Block block = BatchNorm.builder().build();

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        return pass.apply(name, block, x);
    }
}
