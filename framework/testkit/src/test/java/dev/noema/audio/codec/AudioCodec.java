package dev.noema.audio.codec;

import dev.noema.data.Dataset;

/** Breaks a rule on purpose: a codec that needs more than serving. */
public record AudioCodec(Dataset dataset) {}
