package dev.noema.text;

import dev.noema.audio.Audio;

/** Breaks rules on purpose: one modality uses another, and the two form a cycle. */
public record Text(Audio audio) {}
