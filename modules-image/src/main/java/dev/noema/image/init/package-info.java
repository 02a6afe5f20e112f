/**
 * Proposes experiments for pictures: a folder comes in, a commented configuration goes out.
 *
 * <p>Read {@link dev.noema.image.init.PictureInspector} first; {@code Frame}, {@code Tone} and
 * {@code Network} choose, the sections write down what was chosen and why.
 */
package dev.noema.image.init;
