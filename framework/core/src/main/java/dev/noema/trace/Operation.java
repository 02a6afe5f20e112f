package dev.noema.trace;

import static dev.noema.trace.OnnxRules.alpha;
import static dev.noema.trace.OnnxRules.arithmetic;
import static dev.noema.trace.OnnxRules.axis;
import static dev.noema.trace.OnnxRules.comparison;
import static dev.noema.trace.OnnxRules.joined;
import static dev.noema.trace.OnnxRules.logarithm;
import static dev.noema.trace.OnnxRules.logic;
import static dev.noema.trace.OnnxRules.place;
import static dev.noema.trace.OnnxRules.real;
import static dev.noema.trace.OnnxRules.reduction;
import static dev.noema.trace.OnnxRules.same;
import static dev.noema.trace.OnnxShapeRules.pick;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of the table of operations: what a step is called and what it means in TorchScript and
 * in ONNX.
 *
 * @param name unique in the table
 * @param precision how it behaves in mixed precision
 * @param torch its TorchScript expression: {@code $0} is the first input ({@code $1} is the setting
 *     {@code number} where there is no second input), {@code $*} all of them, {@code $2*} those
 *     from the third on, <code>{axis}</code> a setting; lines before the last are statements, whose
 *     variables begin with {@code ~}
 * @param onnx how it is written as ONNX nodes; null where ONNX has no form for it
 */
public record Operation(String name, Precision precision, String torch, OnnxRule onnx) {

    private static final Map<String, Operation> TABLE = new LinkedHashMap<>();

    static {
        // arithmetic
        any("add", "torch.add($0, $1)", arithmetic("Add"));
        any("sub", "torch.sub($0, $1)", arithmetic("Sub"));
        any("mul", "torch.mul($0, $1)", arithmetic("Mul"));
        any("div", "torch.div($0, $1)", arithmetic("Div"));
        full("pow", "torch.pow($0, $1)", arithmetic("Pow"));
        full("mod", "torch.remainder($0, $1)", OnnxRules::mod);
        any("maximum", "torch.maximum($0, $1)", arithmetic("Max"));
        any("minimum", "torch.minimum($0, $1)", arithmetic("Min"));
        any("clip", "torch.clamp($0, {minimum}, {maximum})", OnnxRules::clip);
        full("atan2", "torch.atan2($0, $1)", null);
        full("xlogy", "torch.xlogy($0, $1)", null);

        // comparison and choice
        full("eq", "torch.eq($0, $1)", comparison("Equal", false));
        full("neq", "torch.ne($0, $1)", comparison("Equal", true));
        full("gt", "torch.gt($0, $1)", comparison("Greater", false));
        full("gte", "torch.ge($0, $1)", comparison("GreaterOrEqual", false));
        full("lt", "torch.lt($0, $1)", comparison("Less", false));
        full("lte", "torch.le($0, $1)", comparison("LessOrEqual", false));
        any("logicalAnd", "torch.logical_and($0, $1)", logic("And"));
        any("logicalOr", "torch.logical_or($0, $1)", logic("Or"));
        any("logicalXor", "torch.logical_xor($0, $1)", logic("Xor"));
        any("logicalNot", "torch.logical_not($0)", logic("Not"));
        any("where", "torch.where($0, $1, $2)", OnnxRules::where);
        full("isNaN", "torch.isnan($0)", same("IsNaN"));
        full("isInfinite", "torch.isinf($0)", same("IsInf"));

        // elementwise functions
        any("neg", "torch.neg($0)", same("Neg"));
        any("abs", "torch.abs($0)", same("Abs"));
        full("exp", "torch.exp($0)", real("Exp"));
        full("log", "torch.log($0)", real("Log"));
        full("log2", "torch.log2($0)", logarithm(2));
        full("log10", "torch.log10($0)", logarithm(10));
        full("sqrt", "torch.sqrt($0)", real("Sqrt"));
        full("square", "torch.square($0)", OnnxRules::square);
        full("sin", "torch.sin($0)", real("Sin"));
        full("cos", "torch.cos($0)", real("Cos"));
        full("tan", "torch.tan($0)", real("Tan"));
        full("asin", "torch.asin($0)", real("Asin"));
        full("acos", "torch.acos($0)", real("Acos"));
        full("atan", "torch.atan($0)", real("Atan"));
        full("sinh", "torch.sinh($0)", real("Sinh"));
        full("cosh", "torch.cosh($0)", real("Cosh"));
        full("asinh", "torch.asinh($0)", real("Asinh"));
        full("acosh", "torch.acosh($0)", real("Acosh"));
        full("atanh", "torch.atanh($0)", real("Atanh"));
        full("floor", "torch.floor($0)", real("Floor"));
        full("ceil", "torch.ceil($0)", real("Ceil"));
        full("round", "torch.round($0)", real("Round"));
        full("trunc", "torch.trunc($0)", OnnxRules::trunc);
        full("sign", "torch.sign($0)", same("Sign"));
        full("erf", "torch.erf($0)", real("Erf"));
        full("erfinv", "torch.erfinv($0)", null);
        full("gammaln", "torch.lgamma($0)", null);

        // activations
        any("relu", "torch.relu($0)", same("Relu"));
        any("leakyRelu", "torch.leaky_relu($0, {alpha})", alpha("LeakyRelu"));
        any("elu", "torch.elu($0, {alpha})", alpha("Elu"));
        any("selu", "torch.selu($0)", same("Selu"));
        any("gelu", "torch.gelu($0)", OnnxRules::gelu);
        any("tanh", "torch.tanh($0)", real("Tanh"));
        any("sigmoid", "torch.sigmoid($0)", real("Sigmoid"));
        any("silu", "torch.silu($0)", OnnxRules::silu);
        full("softplus", "torch.softplus($0, 1, 20)", real("Softplus"));
        full("softmax", "torch.softmax($0, {axis})", axis("Softmax"));
        full("logSoftmax", "torch.log_softmax($0, {axis})", axis("LogSoftmax"));
        any("prelu", "torch.prelu($0, $1)", OnnxRules::prelu);
        any("dropout", "torch.dropout($0, {rate}, {training})", OnnxRules::dropout);

        // reductions
        full("sum", "torch.sum($0, {axes}, {keep})", reduction("ReduceSum"));
        full("mean", "torch.mean($0, {axes}, {keep})", reduction("ReduceMean"));
        full("max", "torch.amax($0, {axes}, {keep})", reduction("ReduceMax"));
        full("min", "torch.amin($0, {axes}, {keep})", reduction("ReduceMin"));
        full("prod", "torch.prod($0, {axis}, {keep})", reduction("ReduceProd"));
        full("argMax", "torch.argmax($0, {axis}, False)", place("ArgMax"));
        full("argMin", "torch.argmin($0, {axis}, False)", place("ArgMin"));
        full("cumSum", "torch.cumsum($0, {axis})", OnnxRules::cumulativeSum);
        full("logSumExp", "torch.logsumexp($0, {axes}, {keep})", reduction("ReduceLogSumExp"));

        // shape
        any("reshape", "torch.reshape($0, {shape})", OnnxShapeRules::reshape);
        any("transpose", "torch.permute($0, {axes})", OnnxShapeRules::transpose);
        any("expandDims", "torch.unsqueeze($0, {axis})", OnnxShapeRules::expandDims);
        any("broadcast", "torch.expand($0, {shape})", OnnxShapeRules::broadcast);
        any("tile", "torch.tile($0, {repeats})", OnnxShapeRules::tile);
        any("repeat", "torch.repeat_interleave($0, {repeats}, {axis})", OnnxShapeRules::repeat);
        any("concat", "torch.cat([$*], {axis})", joined(false));
        any("stack", "torch.stack([$*], {axis})", joined(true));
        any("split", "torch.split_with_sizes($0, {sizes}, {axis})", OnnxShapeRules::split);
        any("pad", "torch.constant_pad_nd($0, {padding}, {value})", OnnxShapeRules::pad);
        any("flip", "torch.flip($0, {axes})", OnnxShapeRules::flip);

        // selection
        any("slice", "torch.slice($0, {axis}, {start}, {stop}, {step})", OnnxShapeRules::slice);
        any("select", "torch.select($0, {axis}, {index})", OnnxShapeRules::select);
        any("gather", "torch.gather($0, {axis}, torch.to($1, 4))", pick("GatherElements"));
        any("indexSelect", "torch.index_select($0, {axis}, torch.to($1, 4))", pick("Gather"));
        any("topK", "torch.topk($0, {k}, {axis}, {largest}, {sorted})", OnnxShapeRules::topK);
        any("take", "torch.take($0, torch.to($1, 4))", OnnxShapeRules::take);
        full("embedding", "torch.embedding($0, torch.to($1, 4))", OnnxShapeRules::embedding);
        any(
                "oneHot",
                "torch.to(torch.one_hot(torch.to($0, 4), {depth}), {type})",
                OnnxRules::oneHot);

        // matrix products
        low("matMul", "torch.matmul($0, $1)", same("MatMul"));
        full("preciseMatMul", "torch.matmul($0, $1)", same("MatMul"));
        low("batchMatMul", "torch.bmm($0, $1)", same("MatMul"));
        low("linear", "torch.linear($0, $1, $2)", OnnxRules::linear);

        // convolutions and pooling, 1 to 3 dimensions
        for (int rank = 1; rank <= 3; rank++) {
            String d = rank + "d";
            low(
                    "convolution" + d,
                    "torch.conv" + d + "($0, $1, $2, {stride}, {padding}, {dilation}, {groups})",
                    OnnxLayerRules::convolution);
            low(
                    "convolutionTranspose" + d,
                    "torch.conv_transpose"
                            + d
                            + "($0, $1, $2, {stride}, {padding}, {outputPadding}, {groups}, {dilation})",
                    OnnxLayerRules::convolutionTranspose);
            any(
                    "maxPool" + d,
                    "torch.max_pool"
                            + d
                            + "($0, {kernel}, {stride}, {padding}, {dilation}, {ceil})",
                    OnnxLayerRules::maxPool);
            any(
                    "avgPool" + d,
                    "torch.avg_pool"
                            + d
                            + "($0, {kernel}, {stride}, {padding}, {ceil}, {countPadding})",
                    OnnxLayerRules::avgPool);
        }

        // recurrent networks, over sequences of one length and of their own lengths
        for (RecurrentCell cell : RecurrentCell.values()) {
            full(
                    Recurrent.operation(cell, false),
                    TorchRecurrent.whole(cell),
                    OnnxRecurrentRules.rule(cell, false));
            full(
                    Recurrent.operation(cell, true),
                    TorchRecurrent.packed(cell),
                    OnnxRecurrentRules.rule(cell, true));
        }

        // resampling
        any(
                "resizeNearest",
                "torch.upsample_nearest2d($0, {size}, None, None)",
                OnnxLayerRules::resizeNearest);
        any(
                "resizeBilinear",
                "torch.upsample_bilinear2d($0, {size}, False, None, None)",
                OnnxLayerRules::resizeBilinear);
        any("pixelShuffle", "torch.pixel_shuffle($0, {factor})", OnnxLayerRules::pixelShuffle);

        // normalisation
        any(
                "batchNorm",
                "torch.batch_norm($0, $3, $4, $1, $2, {training}, {momentum}, {epsilon}, True)",
                OnnxLayerRules::batchNorm);
        full(
                "layerNorm",
                "torch.layer_norm($0, {shape}, $1, $2, {epsilon}, True)",
                OnnxLayerRules::layerNorm);
        full(
                "groupNorm",
                "torch.group_norm($0, {groups}, $1, $2, {epsilon}, True)",
                OnnxLayerRules::groupNorm);

        // type, gradient, creation
        any("cast", "torch.to($0, {type})", OnnxRules::cast);
        any("stopGradient", "torch.detach($0)", OnnxRules::unchanged);
        any(
                "full",
                "torch.full({shape}, {number}, dtype={type}, device=torch.device({device}))",
                OnnxRules::full);
        any(
                "arange",
                "torch.arange({start}, {stop}, {step}, dtype={type}, device=torch.device({device}))",
                OnnxRules::arange);
    }

    private static void low(String name, String torch, OnnxRule onnx) {
        enter(name, Precision.LOW, torch, onnx);
    }

    private static void any(String name, String torch, OnnxRule onnx) {
        enter(name, Precision.ANY, torch, onnx);
    }

    private static void full(String name, String torch, OnnxRule onnx) {
        enter(name, Precision.FULL, torch, onnx);
    }

    private static void enter(String name, Precision precision, String torch, OnnxRule onnx) {
        if (TABLE.put(name, new Operation(name, precision, torch, onnx)) != null) {
            throw new IllegalStateException("operation " + name + " stands in the table twice");
        }
    }

    /** The operation of this name. */
    public static Operation named(String name) {
        Operation operation = TABLE.get(name);
        if (operation == null) {
            throw new IllegalArgumentException("no operation \"" + name + "\" in the table");
        }
        return operation;
    }

    /** All operations, in the order of the table. */
    public static Collection<Operation> all() {
        return Collections.unmodifiableCollection(TABLE.values());
    }
}
