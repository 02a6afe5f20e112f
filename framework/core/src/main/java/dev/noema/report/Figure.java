package dev.noema.report;

/**
 * A figure by which runs are compared.
 *
 * @param id its key in JSON
 * @param title such as {@code Evidence lower bound}
 * @param unit such as {@code nats}; empty where there is none
 * @param better which value is the better one
 * @param digits after the point
 */
record Figure(String id, String title, String unit, Better better, int digits) {

    /** Which of two values is the better one. */
    enum Better {
        HIGHER,
        LOWER,
        /** Neither, or it is not known. */
        NEITHER
    }

    /** Whether it follows from densities, so that it compares under one likelihood only. */
    boolean ofDensity() {
        return unit.equals("nats") || unit.equals("bits");
    }

    String label() {
        return unit.isEmpty() ? title : title + ", " + unit;
    }

    String text(double value) {
        return Numbers.fixed(value, digits);
    }

    /** A mean of values: of counts too it has a fraction. */
    String mean(double value) {
        return Numbers.fixed(value, Math.max(1, digits));
    }
}
