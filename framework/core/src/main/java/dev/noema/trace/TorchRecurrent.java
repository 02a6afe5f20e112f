package dev.noema.trace;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The TorchScript side of the table: recurrent networks. */
final class TorchRecurrent {

    private TorchRecurrent() {}

    /** Over sequences of one length: takes x, the states, the weights. */
    static String whole(RecurrentCell cell) {
        return "torch."
                + cell.torch()
                + "($0, "
                + states(cell, i -> "$" + (i + 1))
                + ", [$"
                + (cell.states() + 1)
                + "*], {biases}, {layers}, {dropout}, {training}, {bidirectional}, {batchFirst})";
    }

    /**
     * Over sequences of their own lengths: takes x, batch first, the lengths, the states, the
     * weights.
     *
     * <p>Packed sequences go from the longest to the shortest and none is empty: an empty one runs
     * as one of length 1, and its results are then replaced by zero and its first state. Where all
     * are as long as the batch, nothing is packed: the gradient of packing writes each step's part
     * into zeros of the whole.
     */
    static String packed(RecurrentCell cell) {
        String weights =
                "[$"
                        + (cell.states() + 2)
                        + "*], {biases}, {layers}, {dropout}, {training}, {bidirectional}";
        String whole =
                "torch.%s($0, %s, %s, True)"
                        .formatted(cell.torch(), states(cell, i -> "$" + (i + 2)), weights);
        String call =
                "torch.%s(~data, ~rows, %s, %s)"
                        .formatted(
                                cell.torch(),
                                states(
                                        cell,
                                        i -> "torch.index_select($" + (i + 2) + ", 1, ~order)"),
                                weights);
        String results = each(cell, i -> ", ~h" + i);
        String last =
                each(
                        cell,
                        i ->
                                "  ~h%d = torch.where(torch.unsqueeze(~some, 0),".formatted(i)
                                        + " torch.index_select(~g%d, 1, ~places), $%d)\n"
                                                .formatted(i, i + 2));
        return String.join(
                "\n",
                "~own = torch.to($1, torch.device(\"cpu\"), 4)",
                "if torch.equal(~own, torch.full_like(~own, torch.size($0, 1))):",
                "  ~all" + results + ", = " + whole,
                "else:",
                "  ~sorted, ~cpu, = torch.sort(torch.clamp(~own, 1), 0, True)",
                "  ~order = torch.to(~cpu, ops.prim.device($0))",
                "  ~places = torch.argsort(~order)",
                "  ~data, ~rows, = torch._pack_padded_sequence("
                        + "torch.index_select($0, 0, ~order), ~sorted, True)",
                "  ~packed" + each(cell, i -> ", ~g" + i) + ", = " + call,
                "  ~padded, ~counts, = torch._pad_packed_sequence("
                        + "~packed, ~rows, True, 0., torch.size($0, 1))",
                "  ~some = torch.unsqueeze(torch.gt($1, 0), 1)",
                last
                        + "  ~all = torch.where(torch.unsqueeze(~some, 2),"
                        + " torch.index_select(~padded, 0, ~places), 0.)",
                "(~all" + results + ")");
    }

    private static String states(RecurrentCell cell, IntFunction<String> state) {
        return cell.states() == 1
                ? state.apply(0)
                : IntStream.range(0, cell.states())
                        .mapToObj(state)
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String each(RecurrentCell cell, IntFunction<String> text) {
        return IntStream.range(0, cell.states()).mapToObj(text).collect(Collectors.joining());
    }
}
