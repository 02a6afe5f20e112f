package dev.noema.cli;

import dev.noema.cli.doctor.Doctor;
import dev.noema.cli.doctor.Finding;
import dev.noema.cli.doctor.Status;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether this machine can do what Noema needs. */
@Command(
        name = "doctor",
        description = {
            "Looks at Java, memory, processor, native libraries and disk, and trains, exports and",
            "serves a tiny model: all in seconds, each with what to do where something is wrong."
        },
        footer = {
            "",
            "Examples:",
            "  noema doctor",
            "  noema doctor --json > doctor.json",
            "",
            "Exit codes: 0 all works, perhaps with warnings; 1 something does not."
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings =
                new Doctor(
                                finding -> {
                                    if (!json.asked()) {
                                        print(finding, out);
                                    }
                                })
                        .examine();
        boolean well = findings.stream().noneMatch(finding -> finding.status() == Status.FAIL);
        if (json.asked()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("well", well);
            report.put("findings", findings);
            out.print(JsonOption.text(report));
        } else {
            out.println(well ? "this machine is ready" : "this machine is not ready");
        }
        out.flush();
        return well ? 0 : Failures.RUN_FAILED;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-4s  %-18s  %s%n",
                finding.status(),
                finding.name(),
                finding.found());
        if (!finding.advice().isEmpty()) {
            out.printf("      %-18s  %s%n", "", finding.advice());
        }
        out.flush();
    }
}
