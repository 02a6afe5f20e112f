package dev.noema.trace;

/** Recurrent networks, over sequences of one length and of their own lengths. */
final class RecurrentOperations {

    private RecurrentOperations() {}

    static void enter(OperationTable table) {
        for (RecurrentCell cell : RecurrentCell.values()) {
            table.full(
                            Recurrent.operation(cell, false),
                            TorchRecurrent.whole(cell),
                            OnnxRecurrentRules.rule(cell, false))
                    .full(
                            Recurrent.operation(cell, true),
                            TorchRecurrent.packed(cell),
                            OnnxRecurrentRules.rule(cell, true));
        }
    }
}
