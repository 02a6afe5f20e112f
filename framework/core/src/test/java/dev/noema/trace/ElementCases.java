package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;
import static dev.noema.trace.OperationCase.ramp;
import static dev.noema.trace.OperationCase.real;
import static dev.noema.trace.OperationCase.whole;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Arithmetic, functions and activations. */
final class ElementCases {

    private static final Shape ROW = new Shape(6);

    private ElementCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(
                        smooth(),
                        edges(),
                        List.of(
                                ofBatch(
                                        "remainders of both signs",
                                        ROW,
                                        x -> x.mod(-0.7).add(x.mod(ramp(x, 6)))),
                                ofBatch("remainder of whole numbers", ROW, x -> whole(x).mod(-3)),
                                ofBatch(
                                        "whole and negative divisors",
                                        ROW,
                                        x -> whole(x).mod(whole(ramp(x, 6)).add(-3))),
                                ofBatch(
                                        "maximum of a number",
                                        ROW,
                                        x -> x.maximum(0.25f).minimum(1)),
                                ofBatch("truths and whole numbers", ROW, x -> truths(x)),
                                ofBatch("bytes", ROW, x -> bytes(x).add(bytes(x)).mul(2).sub(1)),
                                ofBatch(
                                        "bytes in order",
                                        ROW,
                                        x -> real(bytes(x).gt(1)).add(real(bytes(x).maximum(2)))),
                                ofBatch(
                                        "narrow whole numbers",
                                        ROW,
                                        x ->
                                                narrow(x)
                                                        .mul(3)
                                                        .add(narrow(x).abs())
                                                        .sub(narrow(x).sign())),
                                ofBatch(
                                        "choice between numbers and truths",
                                        ROW,
                                        x -> NDArrays.where(x.gt(0), x.gt(1), x.lt(-1))),
                                ofBatch(
                                        "whole parts of whole numbers",
                                        ROW,
                                        x ->
                                                whole(x).floor()
                                                        .add(whole(x).ceil())
                                                        .add(whole(x).round())
                                                        .add(whole(x).trunc())),
                                ofBatch(
                                        "degrees and radians",
                                        ROW,
                                        x -> x.toDegrees().add(x.toRadians())),
                                ofBatch(
                                        "countings",
                                        ROW,
                                        x -> whole(x).countNonzero(1).add(whole(x).countNonzero())),
                                ofBatch(
                                        "all, any, none",
                                        ROW,
                                        x ->
                                                real(x.gt(-3).all())
                                                        .add(real(x.gt(1).any()))
                                                        .add(real(x.gt(1).none()))),
                                ofBatch(
                                        "hard sigmoid and swish",
                                        ROW,
                                        x ->
                                                Operations.hardSigmoid(x.mul(2))
                                                        .add(Operations.hardSwish(x.mul(2)))),
                                ofBatch(
                                        "slopes for negative numbers",
                                        new Shape(3, 4),
                                        x -> Operations.prelu(x, ramp(x, 3))),
                                ofBatch("one slope", ROW, x -> Operations.prelu(x, ramp(x, 1))),
                                ofBatch("dense arrays", ROW, NDArray::toDense),
                                ofBatch("cubic roots", ROW, x -> x.abs().cbrt()),
                                ofBatch(
                                        "exponents in turn",
                                        ROW,
                                        x ->
                                                x.getNDArrayInternal()
                                                        .rpow(2)
                                                        .add(x.getNDArrayInternal().rmod(3))),
                                ofBatch(
                                        "sums of many",
                                        ROW,
                                        x -> NDArrays.add(x, x, x).add(NDArrays.mul(x, x)))))
                .flatMap(List::stream);
    }

    private static List<OperationCase> smooth() {
        return Stream.of(
                        ofBatch("angle of a point", ROW, x -> x.atan2(x.flip(1))),
                        ofBatch("x log y", ROW, x -> x.xlogy(x.abs().add(0.1))),
                        ofBatch("inverse of the error function", ROW, x -> x.div(2.05).erfinv()),
                        ofBatch(
                                "log gamma of positive numbers",
                                ROW,
                                x -> x.add(2.1).mul(4).gammaln()),
                        ofBatch("log gamma of small numbers", ROW, x -> x.add(2.05).gammaln()),
                        ofBatch(
                                "inverse hyperbolic functions",
                                ROW,
                                x -> x.abs().add(1.1).acosh().add(x.div(3).atanh())),
                        ofBatch(
                                "activations with tanh and exp",
                                ROW,
                                x ->
                                        Operations.geluTanh(x)
                                                .add(Operations.mish(x))
                                                .add(Operations.celu(x, 0.7))),
                        ofBatch("softsign", ROW, x -> x.getNDArrayInternal().softSign()),
                        ofBatch(
                                "softplus and swish",
                                ROW,
                                x -> Operations.softplus(x).add(Operations.silu(x))),
                        ofBatch("divided", ROW, x -> x.div(x.square().add(1))),
                        ofBatch(
                                "powers",
                                ROW,
                                x -> x.abs().add(0.2).pow(1.3).add(x.square().sqrt())),
                        ofBatch(
                                "exponentials and logarithms",
                                ROW,
                                x ->
                                        x.exp()
                                                .add(x.abs().log())
                                                .add(x.abs().add(1).log2())
                                                .add(x.abs().log10())),
                        ofBatch(
                                "waves",
                                ROW,
                                x -> x.sin().add(x.cos()).add(x.div(3).tan()).add(x.atan())),
                        ofBatch(
                                "hyperbolic waves",
                                ROW,
                                x -> x.sinh().add(x.cosh()).add(x.tanh()).add(x.asinh())),
                        ofBatch("error function", ROW, NDArray::erf))
                .map(OperationCase::smoothly)
                .toList();
    }

    private static List<OperationCase> edges() {
        return List.of(
                edge("sums and products of edges", e -> e.add(1).mul(2).sub(e.flip(1))),
                edge("division by zero", e -> e.div(0).add(e.getNDArrayInternal().rdiv(1))),
                edge("remainder of edges", e -> e.mod(1.5)),
                edge(
                        "comparisons of edges",
                        e ->
                                real(e.gt(0))
                                        .add(real(e.lte(e)))
                                        .add(real(e.eq(e)))
                                        .add(real(e.neq(e)))),
                edge("extremes of edges", e -> e.maximum(e.flip(1)).add(e.minimum(e.flip(1)))),
                edge("limits of infinities", e -> numbers(e).clip(-1, 1)),
                edge("functions of edges", e -> e.exp().add(e.abs().log()).add(e.abs().sqrt())),
                edge(
                        "signs and rounding of edges",
                        e -> e.sign().add(e.floor()).add(e.trunc()).add(e.round())),
                edge("squashed edges", e -> e.tanh().add(e.getNDArrayInternal().sigmoid())),
                edge("what is no number", e -> real(e.isNaN()).add(real(e.isInfinite()))),
                edge(
                        "no number among whole ones",
                        e -> real(whole(numbers(e).clip(-3, 3)).isNaN())),
                edge("x log y of edges", e -> numbers(e).xlogy(e.abs())),
                edge("inverse error function at its ends", e -> numbers(e).clip(-1, 1).erfinv()),
                edge("log gamma at its poles", e -> numbers(e).clip(-3, 50).round().gammaln()),
                edge(
                        "log gamma of negative numbers",
                        e -> numbers(e).clip(-3, 50).sub(0.3).gammaln()),
                edge("truth of edges", e -> e.toType(DataType.BOOLEAN, false)),
                edge("halves to the even", e -> e.mul(0.5).round()));
    }

    /** On -2, -1.5, ... 2 and what is no number, infinite or a negative zero. */
    private static OperationCase edge(String name, UnaryOperator<NDArray> function) {
        return ofBatch(
                name,
                new Shape(12),
                x -> {
                    float[] edges = {
                        Float.NaN,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        0,
                        -0f,
                        1,
                        -1,
                        2.5f,
                        -2.5f,
                        0.5f,
                        1e-30f,
                        40
                    };
                    return function.apply(x.mul(0).add(x.getManager().create(edges)));
                });
    }

    private static NDArray numbers(NDArray edges) {
        return NDArrays.where(edges.isNaN(), edges.zerosLike().add(0.25), edges);
    }

    private static NDArray truths(NDArray x) {
        NDArray truths = x.gt(0);
        return real(truths.add(truths))
                .add(real(truths.mul(x.gt(1))))
                .add(real(truths.eq(x.gt(1))))
                .add(truths.mul(3))
                .add(real(truths.max(new int[] {1}, true)));
    }

    private static NDArray bytes(NDArray x) {
        return x.abs().mul(2).toType(DataType.UINT8, false);
    }

    private static NDArray narrow(NDArray x) {
        return x.mul(3).toType(DataType.INT32, false);
    }
}
