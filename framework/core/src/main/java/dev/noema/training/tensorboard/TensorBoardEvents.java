package dev.noema.training.tensorboard;

import dev.noema.checkpoint.FileFault;
import dev.noema.serving.FloatTensor;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.StepReport;
import dev.noema.training.TrainingListener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes what happens in a training for TensorBoard: the figures of each step and validation, how
 * the divergence is spread over the latent dimensions and the codes over the validation items, and
 * each preview.
 *
 * <p>{@code tensorboard --logdir runs} finds the file in the run's folder {@code tensorboard}. A
 * resumed run writes a further file, which tells TensorBoard to drop the steps made anew.
 */
public final class TensorBoardEvents implements TrainingListener {

    private static final String VALIDATION = "validation.";
    private static final double SECONDS_BETWEEN_FLUSHES = 2;

    private final RunFolder run;
    private final Clock clock;
    private OutputStream output;
    private float[] divergence = {};
    private long awaited;
    private double flushed;

    /**
     * A listener that writes into a run's folder.
     *
     * @param clock gives the times of events
     */
    public TensorBoardEvents(RunFolder run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tensorboard";
    }

    @Override
    public void started(long step, String estimate) {
        attempt(
                () -> {
                    Path folder = Files.createDirectories(folder());
                    String file =
                            String.format(
                                    Locale.ROOT,
                                    "events.out.tfevents.%010d.%d",
                                    clock.instant().getEpochSecond(),
                                    ProcessHandle.current().pid());
                    output =
                            new BufferedOutputStream(
                                    Files.newOutputStream(
                                            folder.resolve(file),
                                            StandardOpenOption.CREATE,
                                            StandardOpenOption.APPEND));
                    write(Events.first(seconds()));
                    if (step > 0) {
                        write(new Events(seconds(), step + 1).restart());
                    }
                });
        awaited = step + 1;
    }

    @Override
    public void stepped(StepReport report) {
        attempt(
                () -> {
                    // other listeners render a step's preview after this one has seen the step
                    preview();
                    awaited = report.step();
                    divergence = report.result().divergence();
                    Events events = new Events(seconds(), report.step());
                    write(events.scalar("training/loss", report.result().loss()));
                    for (Map.Entry<String, Float> term : report.result().terms().entrySet()) {
                        write(events.scalar("training/" + term.getKey(), term.getValue()));
                    }
                    write(events.scalar("training/active-units", report.result().activeUnits()));
                    write(events.scalar("training/gradient-norm", report.result().gradientNorm()));
                    for (Map.Entry<String, Float> value : report.scheduled().entrySet()) {
                        write(events.scalar("schedule/" + value.getKey(), value.getValue()));
                    }
                    if (report.elapsedSeconds() - flushed > SECONDS_BETWEEN_FLUSHES) {
                        flushed = report.elapsedSeconds();
                        output.flush();
                    }
                });
    }

    @Override
    public void validated(long step, Map<String, Double> metrics) {
        attempt(
                () -> {
                    Events events = new Events(seconds(), step);
                    for (Map.Entry<String, Double> metric : metrics.entrySet()) {
                        String tag = metric.getKey();
                        String name =
                                tag.startsWith(VALIDATION)
                                        ? tag.substring(VALIDATION.length())
                                        : tag;
                        write(events.scalar("validation/" + name, metric.getValue().floatValue()));
                    }
                    if (divergence.length > 0) {
                        write(events.histogram("latent/divergence", divergence));
                    }
                });
    }

    @Override
    public void encoded(long step, Supplier<Map<String, FloatTensor>> codes) {
        attempt(
                () -> {
                    for (Message event : CodeEvents.of(new Events(seconds(), step), codes.get())) {
                        write(event);
                    }
                });
    }

    @Override
    public void saving(long step) {
        attempt(output::flush);
    }

    @Override
    public void finished(Outcome outcome) {
        attempt(
                () -> {
                    preview();
                    output.close();
                });
    }

    /** Keeps the events that led to the fault, where the disk still takes them. */
    @Override
    public void failed(RuntimeException fault) {
        if (output != null) {
            try {
                output.close();
            } catch (IOException e) {
                fault.addSuppressed(e);
            }
        }
    }

    /** Adds the files of the preview of the last step, if it had one. */
    private void preview() throws IOException {
        Path folder = run.previews().resolve(Long.toString(awaited));
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        Events events = new Events(seconds(), awaited);
        for (Path file : files) {
            Optional<Message> event = PreviewEvent.of(events, file);
            if (event.isPresent()) {
                write(event.get());
            }
        }
    }

    private void write(Message event) throws IOException {
        output.write(Records.framed(event.toBytes()));
    }

    private double seconds() {
        return clock.millis() / 1000.0;
    }

    private Path folder() {
        return run.root().resolve("tensorboard");
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder() + ": cannot be written: " + FileFault.reason(e), e);
        }
    }
}
