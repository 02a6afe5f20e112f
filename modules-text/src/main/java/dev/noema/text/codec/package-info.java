/**
 * Text to tokens and back, without any engine. In: text, and the vocabulary that a bundle keeps.
 * Out: tokens, and text again. Read {@link dev.noema.text.codec.TextCodec} first.
 */
package dev.noema.text.codec;
