package dev.noema.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A training in a process of its own, slow enough to be disturbed. */
final class Child {

    private static final String READY = "first step done";
    private static final String SLOW_SAVE = "saving";

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts a training without end and waits for its first step. */
    static Child train(Path root) throws IOException {
        return start(root, "1000000 steps", "100%", 0);
    }

    /** As {@link #train}, with checkpoints that take long to save. */
    static Child trainWithSlowSave(Path root) throws IOException {
        return start(root, "1000000 steps", "100%", 60_000);
    }

    /** Starts or resumes a training that saves all the time, and waits for its first step. */
    static Child trainAndSave(Path root, String budget) throws IOException {
        return start(root, budget, "1 step", 0);
    }

    private static Child start(Path root, String budget, String saveEvery, long saveMilliseconds)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                root.toString(),
                                budget,
                                saveEvery,
                                Long.toString(saveMilliseconds))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Child child = new Child(process);
        child.waitFor(READY);
        return child;
    }

    void waitForSave() throws IOException {
        waitFor(SLOW_SAVE);
    }

    private void waitFor(String text) throws IOException {
        for (String line = output.readLine(); !text.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the child ended before \"" + text + "\"");
            }
        }
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the child did not end");
        }
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) {
        Fixture fixture = new Fixture(Path.of(arguments[0]));
        fixture.budget = arguments[1];
        fixture.saveEvery = arguments[2];
        fixture.validation = new FakeDataset(0);
        Signals.stopOn(fixture.stop);
        fixture.listeners.add(
                new TrainingListener() {
                    private boolean ready;

                    @Override
                    public String name() {
                        return "child";
                    }

                    @Override
                    public void stepped(StepReport report) {
                        pause(2);
                        if (!ready) {
                            ready = true;
                            System.out.println(READY);
                        }
                    }

                    @Override
                    public void saving(long step) {
                        System.out.println(SLOW_SAVE);
                        pause(Long.parseLong(arguments[3]));
                    }
                });
        System.exit(fixture.train(true).exitCode());
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
