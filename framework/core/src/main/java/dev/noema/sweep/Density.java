package dev.noema.sweep;

/** A density on the unit interval. */
interface Density {

    double at(double unit);

    /** A draw from it, made of two numbers that are even on the unit interval. */
    double draw(double first, double second);
}
