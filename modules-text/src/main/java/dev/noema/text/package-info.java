/**
 * Text: files come in, sentences of tokens go to recurrent encoders and decoders, and what they
 * make becomes text again. Read {@link dev.noema.text.TextModality} first: it lists the parts.
 */
package dev.noema.text;
