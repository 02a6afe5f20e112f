/**
 * What {@code noema evaluate} says of sounds: a model and its data come in, tables of {@link
 * dev.noema.audio.measure} go out. Start with {@link dev.noema.audio.evaluation.SoundQuality}.
 */
package dev.noema.audio.evaluation;
