/**
 * Decoders of tokens, which also go step by step. In: codes, and in training the tokens before each
 * place. Out: logits of the token at each place. Read {@link
 * dev.noema.text.decoder.RecurrentDecoderFactory} first.
 */
package dev.noema.text.decoder;
