/**
 * Puts parts together and runs them: a traced pass, the model's weights, and programs compiled with
 * those weights.
 *
 * <p>In: the four parts of {@link dev.noema.spi.Model}. Out: compiled functions that train, encode,
 * decode and sample. Read {@link dev.noema.model.TracedPass} first.
 */
package dev.noema.model;
