/**
 * Proposes experiments for sounds: a folder comes in, a commented configuration goes out.
 *
 * <p>Read {@link dev.noema.audio.init.SoundInspector} first; {@code Shape} chooses, the sections
 * write down what was chosen and why.
 */
package dev.noema.audio.init;
