package dev.noema.text;

import dev.noema.trace.RecurrentCell;
import java.util.Locale;

/** The cells that recurrent parts are built of. */
public enum Cell {
    GRU(RecurrentCell.GRU),
    LSTM(RecurrentCell.LSTM);

    private final RecurrentCell cell;

    Cell(RecurrentCell cell) {
        this.cell = cell;
    }

    public RecurrentCell cell() {
        return cell;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
