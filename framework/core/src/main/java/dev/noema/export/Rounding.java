package dev.noema.export;

/**
 * How far an output of both sides is from the engine in float64, where float32 alone explains that
 * they differ by more than the tolerance.
 *
 * @param graph the graph's greatest error
 * @param engine the greatest error of the engine in float32
 */
public record Rounding(double graph, double engine) {

    Rounding worse(Rounding other) {
        return graph >= other.graph ? this : other;
    }
}
