package dev.noema.trace;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Joins the tapes of several runs at different sizes into one program with symbolic sizes. */
final class Unification {

    private final List<Map<String, Long>> runs;
    private final List<Tape> tapes;
    private final SizeSolver solver;

    Unification(List<Map<String, Long>> runs, List<Tape> tapes) {
        this.runs = runs;
        this.tapes = tapes;
        this.solver = new SizeSolver(runs);
    }

    Program program() {
        requireSameSteps();
        Tape first = tapes.get(0);
        List<Step> steps = new ArrayList<>();
        BitSet needed = new BitSet();
        first.outputs.values().forEach(needed::set);
        for (int i = first.steps.size() - 1; i >= 0; i--) {
            Step step = first.steps.get(i);
            if (step.outputs().stream().anyMatch(needed::get)) {
                step.inputs().stream().filter(input -> input >= 0).forEach(needed::set);
                steps.add(0, unify(i));
            }
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < first.sources.size(); i++) {
            Source source = first.sources.get(i);
            if (needed.get(source.value()) || source.kind() == Source.Kind.DATA) {
                sources.add(unifySource(i));
            }
        }
        List<Program.Value> values = new ArrayList<>();
        for (int i = 0; i < first.values.size(); i++) {
            values.add(
                    needed.get(i) || isSource(sources, i)
                            ? new Program.Value(first.values.get(i).type(), shape(i, lineOf(i)))
                            : new Program.Value(first.values.get(i).type(), List.of()));
        }
        return new Program(
                List.copyOf(runs.get(0).keySet()), sources, steps, values, first.outputs);
    }

    private static boolean isSource(List<Source> sources, int value) {
        return sources.stream().anyMatch(source -> source.value() == value);
    }

    private void requireSameSteps() {
        Tape first = tapes.get(0);
        for (Tape other : tapes) {
            requireSameSources(first, other);
            int common = Math.min(first.steps.size(), other.steps.size());
            for (int i = 0; i < common; i++) {
                Step one = first.steps.get(i);
                Step two = other.steps.get(i);
                if (!one.operation().equals(two.operation())
                        || !one.inputs().equals(two.inputs())
                        || !one.attributes().keySet().equals(two.attributes().keySet())) {
                    throw differs(one.line());
                }
            }
            if (first.steps.size() != other.steps.size()) {
                throw differs(
                        (first.steps.size() > common ? first : other).steps.get(common).line());
            }
            requireSameOutputs(first, other);
        }
    }

    private static void requireSameSources(Tape first, Tape other) {
        int common = Math.min(first.sources.size(), other.sources.size());
        for (int i = 0; i < common; i++) {
            Source one = first.sources.get(i);
            Source two = other.sources.get(i);
            if (one.kind() != two.kind()
                    || !one.name().equals(two.name())
                    || one.value() != two.value()) {
                throw differs(first.values.get(one.value()).line());
            }
        }
        if (first.sources.size() != other.sources.size()) {
            Tape longer = first.sources.size() > common ? first : other;
            throw differs(longer.values.get(longer.sources.get(common).value()).line());
        }
    }

    private static void requireSameOutputs(Tape first, Tape other) {
        if (!first.outputs.keySet().equals(other.outputs.keySet())) {
            throw new TraceException(
                    "the outputs are "
                            + first.outputs.keySet()
                            + " at one size of the batch and "
                            + other.outputs.keySet()
                            + " at another");
        }
        first.outputs.forEach(
                (name, value) -> {
                    if (!value.equals(other.outputs.get(name))) {
                        throw differs(first.values.get(value).line());
                    }
                });
    }

    private static TraceException differs(String line) {
        return new TraceException(
                line
                        + ": what is computed here depends on a dynamic size, as in a Java loop over the"
                        + " batch or a choice by its size; use operations over the whole array");
    }

    private Step unify(int index) {
        Step step = tapes.get(0).steps.get(index);
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : step.attributes().keySet()) {
            Object[] values =
                    tapes.stream()
                            .map(tape -> tape.steps.get(index).attributes().get(name))
                            .toArray();
            attributes.put(
                    name,
                    attribute(values, step.line() + ": " + step.operation().name() + ": " + name));
        }
        return new Step(
                step.operation(),
                step.inputs(),
                step.outputs(),
                attributes,
                step.scope(),
                step.line());
    }

    private Object attribute(Object[] values, String where) {
        if (values[0] instanceof Long) {
            long[] numbers = new long[values.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (Long) values[i];
            }
            return size(numbers, where);
        }
        if (values[0] instanceof long[] list) {
            List<Size> sizes = new ArrayList<>();
            for (int position = 0; position < list.length; position++) {
                long[] numbers = new long[values.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = ((long[]) values[i])[position];
                }
                sizes.add(size(numbers, where));
            }
            return sizes;
        }
        for (Object value : values) {
            if (!Objects.equals(values[0], value)) {
                return number(values, where);
            }
        }
        return values[0];
    }

    // A number such as the batch size in x.div(x.getShape().get(0)) is a size, too.
    private Object number(Object[] values, String where) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!(values[i] instanceof Double number) || number != Math.rint(number)) {
                throw new TraceException(
                        where
                                + ": the value "
                                + values[0]
                                + " at "
                                + runs.get(0)
                                + " becomes "
                                + values[i]
                                + " at "
                                + runs.get(i)
                                + ", which cannot be written as a formula of the sizes");
            }
            numbers[i] = number.longValue();
        }
        return size(numbers, where);
    }

    private Size size(long[] values, String where) {
        boolean same = true;
        for (long value : values) {
            same &= value == values[0];
        }
        if (same) {
            return Size.fixed(values[0]);
        }
        return solver.solve(values)
                .orElseThrow(
                        () ->
                                new TraceException(
                                        where
                                                + ": sizes "
                                                + Arrays.toString(values)
                                                + " at "
                                                + runs
                                                + " are no product of the dynamic dimensions plus a constant"));
    }

    private Source unifySource(int index) {
        Source source = tapes.get(0).sources.get(index);
        for (Tape tape : tapes) {
            Source other = tape.sources.get(index);
            if (!Elements.equal(source.data(), other.data())) {
                throw new TraceException(
                        lineOf(source.value())
                                + ": the content of this constant changes with a dynamic size; make"
                                + " it of operations such as arange or zeros instead");
            }
        }
        return new Source(
                source.kind(),
                source.name(),
                source.type(),
                shape(source.value(), lineOf(source.value())),
                source.value(),
                source.data());
    }

    private List<Size> shape(int value, String where) {
        int rank = tapes.get(0).values.get(value).shape().dimension();
        List<Size> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            long[] numbers = new long[tapes.size()];
            for (int i = 0; i < numbers.length; i++) {
                Shape shape = tapes.get(i).values.get(value).shape();
                if (shape.dimension() != rank) {
                    throw differs(where);
                }
                numbers[i] = shape.get(axis);
            }
            sizes.add(size(numbers, where + ": shape"));
        }
        return sizes;
    }

    private String lineOf(int value) {
        return tapes.get(0).values.get(value).line();
    }
}
