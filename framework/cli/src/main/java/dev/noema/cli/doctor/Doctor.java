package dev.noema.cli.doctor;

import ai.onnxruntime.OrtEnvironment;
import dev.noema.engine.Torch;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.OnnxEnvironment;
import dev.noema.serving.files.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at everything that Noema needs, and tries it, in seconds. */
public final class Doctor {

    private static final String REINSTALL =
            "the native library does not load: delete the engine's cache folder, see that there is"
                    + " space, and use a 64-bit glibc Linux, Windows or macOS that has the library's jar";
    private static final String REPORT =
            "see the checks above; if they are well, report this output with --debug";

    private final Consumer<Finding> told;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A doctor.
     *
     * @param told gets each finding as soon as it is known
     */
    public Doctor(Consumer<Finding> told) {
        this.told = told;
    }

    /** Looks at everything; what cannot be tried because something before it failed is left out. */
    public List<Finding> examine() {
        Machine machine = Machine.here();
        add(machine.javaVersion());
        add(machine.memoryLimits());
        add(machine.instructions());
        look("cache", "name a folder in DJL_CACHE_DIR", CacheDisk.ofEngine()::space);
        boolean engine = look("training engine", REINSTALL, Doctor::engine);
        boolean runtime = look("serving engine", REINSTALL, Doctor::runtime);
        if (engine) {
            look("threads", REPORT, () -> threads(machine.cores()));
        }
        if (engine && runtime) {
            look("self-test", REPORT, this::selfTest);
        }
        return List.copyOf(findings);
    }

    private Finding selfTest() throws Exception {
        long start = System.nanoTime();
        try (TemporaryFolder folder = TemporaryFolder.create("noema-doctor")) {
            SelfTest test = new SelfTest(folder.path());
            add(test.steps());
            SelfTest.Trained trained = test.train();
            add(SelfTest.learned(trained));
            try (TrainedModel model = SelfTest.model(trained)) {
                add(SelfTest.proven(test.export(model)));
                add(test.serve(model));
            }
        }
        return Finding.ok("self-test", Math.round((System.nanoTime() - start) / 1e8) / 10.0 + " s");
    }

    private static Finding engine() {
        String device =
                Torch.cudaDevices() > 0 ? Torch.cudaDevices() + " CUDA devices" : "CPU only";
        return Finding.ok("training engine", "libtorch " + Torch.version() + ", " + device);
    }

    private static Finding runtime() {
        OrtEnvironment environment = OnnxEnvironment.get();
        return Finding.ok("serving engine", "ONNX Runtime " + environment.getVersion());
    }

    private static Finding threads(int cores) {
        String found = Torch.threads() + " to compute with, of " + cores + " cores";
        return Torch.threads() > cores
                ? Finding.warn(
                        "threads",
                        found,
                        "more threads than cores slow each other down: unset OMP_NUM_THREADS, or set"
                                + " training.threads")
                : Finding.ok("threads", found);
    }

    private boolean look(String name, String advice, Check check) {
        Finding finding = Check.look(name, advice, check);
        add(finding);
        return finding.status() != Status.FAIL;
    }

    private void add(Finding finding) {
        findings.add(finding);
        told.accept(finding);
    }
}
