package dev.noema.cli;

import dev.noema.data.Data;
import dev.noema.data.Dataset;
import java.util.Locale;

/** A part of split data. */
enum DataPart {
    /** What the model learns from. */
    TRAIN,
    /** What checkpoints are chosen by. */
    VALIDATION,
    /** What is reported. */
    TEST;

    Dataset of(Data data) {
        return switch (this) {
            case TRAIN -> data.train();
            case VALIDATION -> data.validation();
            case TEST -> data.test();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
