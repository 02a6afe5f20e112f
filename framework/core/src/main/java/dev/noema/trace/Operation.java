package dev.noema.trace;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of the table of operations: what a step is called and what it means in TorchScript.
 *
 * @param name unique in the table
 * @param precision how it behaves in mixed precision
 * @param torch its TorchScript expression: {@code $0} is the first input ({@code $1} is the setting
 *     {@code number} where there is no second input), {@code $*} all of them, <code>{axis}</code> a
 *     setting
 */
public record Operation(String name, Precision precision, String torch) {

    private static final Map<String, Operation> TABLE = new LinkedHashMap<>();

    static {
        // arithmetic
        any("add", "torch.add($0, $1)");
        any("sub", "torch.sub($0, $1)");
        any("mul", "torch.mul($0, $1)");
        any("div", "torch.div($0, $1)");
        full("pow", "torch.pow($0, $1)");
        full("mod", "torch.remainder($0, $1)");
        any("maximum", "torch.maximum($0, $1)");
        any("minimum", "torch.minimum($0, $1)");
        any("clip", "torch.clamp($0, {minimum}, {maximum})");
        full("atan2", "torch.atan2($0, $1)");
        full("xlogy", "torch.xlogy($0, $1)");

        // comparison and choice
        full("eq", "torch.eq($0, $1)");
        full("neq", "torch.ne($0, $1)");
        full("gt", "torch.gt($0, $1)");
        full("gte", "torch.ge($0, $1)");
        full("lt", "torch.lt($0, $1)");
        full("lte", "torch.le($0, $1)");
        any("logicalAnd", "torch.logical_and($0, $1)");
        any("logicalOr", "torch.logical_or($0, $1)");
        any("logicalXor", "torch.logical_xor($0, $1)");
        any("logicalNot", "torch.logical_not($0)");
        any("where", "torch.where($0, $1, $2)");
        full("isNaN", "torch.isnan($0)");
        full("isInfinite", "torch.isinf($0)");

        // elementwise functions
        any("neg", "torch.neg($0)");
        any("abs", "torch.abs($0)");
        for (String name :
                new String[] {
                    "exp", "log", "log2", "log10", "sqrt", "square", "sin", "cos", "tan", "asin",
                    "acos", "atan", "sinh", "cosh", "asinh", "acosh", "atanh", "floor", "ceil",
                    "round", "trunc", "sign", "erf", "erfinv"
                }) {
            full(name, "torch." + name + "($0)");
        }
        full("gammaln", "torch.lgamma($0)");

        // activations
        any("relu", "torch.relu($0)");
        any("leakyRelu", "torch.leaky_relu($0, {alpha})");
        any("elu", "torch.elu($0, {alpha})");
        any("selu", "torch.selu($0)");
        any("gelu", "torch.gelu($0)");
        any("tanh", "torch.tanh($0)");
        any("sigmoid", "torch.sigmoid($0)");
        any("silu", "torch.silu($0)");
        full("softplus", "torch.softplus($0, 1, 20)");
        full("softmax", "torch.softmax($0, {axis})");
        full("logSoftmax", "torch.log_softmax($0, {axis})");
        any("prelu", "torch.prelu($0, $1)");
        any("dropout", "torch.dropout($0, {rate}, {training})");

        // reductions
        full("sum", "torch.sum($0, {axes}, {keep})");
        full("mean", "torch.mean($0, {axes}, {keep})");
        full("max", "torch.amax($0, {axes}, {keep})");
        full("min", "torch.amin($0, {axes}, {keep})");
        full("prod", "torch.prod($0, {axis}, {keep})");
        full("argMax", "torch.argmax($0, {axis}, False)");
        full("argMin", "torch.argmin($0, {axis}, False)");
        full("cumSum", "torch.cumsum($0, {axis})");
        full("logSumExp", "torch.logsumexp($0, {axes}, {keep})");

        // shape
        any("reshape", "torch.reshape($0, {shape})");
        any("transpose", "torch.permute($0, {axes})");
        any("expandDims", "torch.unsqueeze($0, {axis})");
        any("broadcast", "torch.expand($0, {shape})");
        any("tile", "torch.tile($0, {repeats})");
        any("repeat", "torch.repeat_interleave($0, {repeats}, {axis})");
        any("concat", "torch.cat([$*], {axis})");
        any("stack", "torch.stack([$*], {axis})");
        any("split", "torch.split_with_sizes($0, {sizes}, {axis})");
        any("pad", "torch.constant_pad_nd($0, {padding}, {value})");
        any("flip", "torch.flip($0, {axes})");

        // selection
        any("slice", "torch.slice($0, {axis}, {start}, {stop}, {step})");
        any("select", "torch.select($0, {axis}, {index})");
        any("gather", "torch.gather($0, {axis}, torch.to($1, 4))");
        any("indexSelect", "torch.index_select($0, {axis}, torch.to($1, 4))");
        any("take", "torch.take($0, torch.to($1, 4))");
        full("embedding", "torch.embedding($0, torch.to($1, 4))");
        any("oneHot", "torch.to(torch.one_hot(torch.to($0, 4), {depth}), {type})");

        // matrix products
        low("matMul", "torch.matmul($0, $1)");
        low("batchMatMul", "torch.bmm($0, $1)");
        low("linear", "torch.linear($0, $1, $2)");

        // convolutions and pooling, 1 to 3 dimensions
        for (int rank = 1; rank <= 3; rank++) {
            String d = rank + "d";
            low(
                    "convolution" + d,
                    "torch.conv" + d + "($0, $1, $2, {stride}, {padding}, {dilation}, {groups})");
            low(
                    "convolutionTranspose" + d,
                    "torch.conv_transpose"
                            + d
                            + "($0, $1, $2, {stride}, {padding}, {outputPadding}, {groups}, {dilation})");
            any(
                    "maxPool" + d,
                    "torch.max_pool"
                            + d
                            + "($0, {kernel}, {stride}, {padding}, {dilation}, {ceil})");
            any(
                    "avgPool" + d,
                    "torch.avg_pool"
                            + d
                            + "($0, {kernel}, {stride}, {padding}, {ceil}, {countPadding})");
        }

        // resampling
        any("resizeNearest", "torch.upsample_nearest2d($0, {size}, None, None)");
        any("resizeBilinear", "torch.upsample_bilinear2d($0, {size}, False, None, None)");
        any("pixelShuffle", "torch.pixel_shuffle($0, {factor})");

        // normalisation
        any(
                "batchNorm",
                "torch.batch_norm($0, $3, $4, $1, $2, {training}, {momentum}, {epsilon}, True)");
        full("layerNorm", "torch.layer_norm($0, {shape}, $1, $2, {epsilon}, True)");
        full("groupNorm", "torch.group_norm($0, {groups}, $1, $2, {epsilon}, True)");

        // type, gradient, creation
        any("cast", "torch.to($0, {type})");
        any("stopGradient", "torch.detach($0)");
        any("full", "torch.full({shape}, {number}, dtype={type}, device=torch.device({device}))");
        any(
                "arange",
                "torch.arange({start}, {stop}, {step}, dtype={type}, device=torch.device({device}))");
    }

    private static void low(String name, String torch) {
        enter(name, Precision.LOW, torch);
    }

    private static void any(String name, String torch) {
        enter(name, Precision.ANY, torch);
    }

    private static void full(String name, String torch) {
        enter(name, Precision.FULL, torch);
    }

    private static void enter(String name, Precision precision, String torch) {
        if (TABLE.put(name, new Operation(name, precision, torch)) != null) {
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
