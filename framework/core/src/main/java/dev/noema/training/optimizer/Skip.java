package dev.noema.training.optimizer;

import java.util.ArrayList;
import java.util.List;

/** Statements that run only when the update is not skipped. */
final class Skip {

    private Skip() {}

    static List<String> unless(String skip, List<String> statements) {
        List<String> lines = new ArrayList<>();
        lines.add("if bool(torch.eq(%s, 0)):".formatted(skip));
        statements.forEach(statement -> lines.add("  " + statement));
        lines.add("else:");
        lines.add("  pass");
        return lines;
    }
}
