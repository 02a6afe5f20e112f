package dev.noema.experiment;

import ai.djl.Device;
import dev.noema.checkpoint.FileFault;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.data.Data;
import dev.noema.model.TracedModel;
import dev.noema.serving.files.AtomicFile;
import dev.noema.training.ModelLearner;
import dev.noema.training.Outcome;
import dev.noema.training.Precision;
import dev.noema.training.PrecisionChoice;
import dev.noema.training.RunFolder;
import dev.noema.training.StopRequest;
import dev.noema.training.Trainer;
import dev.noema.training.TrainingConfig;
import dev.noema.training.TrainingListener;
import dev.noema.training.TrainingSetup;
import dev.noema.training.listener.CollapseWatch;
import dev.noema.training.listener.MetricsLog;
import dev.noema.training.listener.Previews;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One training in a folder that is locked, on data that are open.
 *
 * @param config what is trained
 * @param catalog makes the parts
 * @param base where relative paths of the configuration start
 * @param command what asked for it, for its provenance
 * @param run the folder
 * @param data what is learned from
 * @param device where steps run
 * @param listeners told what happens
 * @param stop asks the training to end
 */
record TrainingSession(
        Resolved<ExperimentConfig> config,
        Catalog catalog,
        Path base,
        List<String> command,
        RunFolder run,
        Data data,
        Device device,
        List<TrainingListener> listeners,
        StopRequest stop) {

    Outcome train(boolean resume) {
        ExperimentConfig experiment = config.value();
        AssembledModel assembled = AssembledModel.of(experiment, data.description(), catalog);
        try (TracedModel model = assembled.model()) {
            SupportCheck.require(
                    data.description(),
                    model.model().likelihood().support(),
                    experiment.model().likelihood().type());
            boolean begun = resume && !run.checkpoints().steps().isEmpty();
            PrecisionChoice precision = precision(assembled, begun);
            try (ModelLearner learner = learner(assembled, precision.precision());
                    PreviewSheets sheets =
                            new PreviewSheets(learner, data, run.previews(), experiment.seed());
                    MetricsLog metrics = new MetricsLog(run.metrics())) {
                if (!begun) {
                    describe(precision.precision());
                    experiment
                            .initFrom()
                            .map(base::resolve)
                            .ifPresent(other -> StartingWeights.load(other, learner, this::say));
                }
                if (!precision.reason().isEmpty()) {
                    say(precision.reason());
                }
                List<TrainingListener> all = new ArrayList<>(listeners);
                all.add(metrics);
                all.add(new CollapseWatch(this::say));
                all.add(new Previews(experiment.training().previews(), sheets));
                return new Trainer(
                                new TrainingSetup(
                                        experiment.training(),
                                        experiment.seed(),
                                        FixedSettings.of(experiment, precision.precision()),
                                        learner,
                                        data.train(),
                                        data.validation(),
                                        assembled.schedules(),
                                        run.checkpoints(),
                                        all,
                                        stop))
                        .train(resume);
            }
        }
    }

    /** As asked for, or as the run began, or measured: in this order. */
    private PrecisionChoice precision(AssembledModel assembled, boolean begun) {
        TrainingConfig training = config.value().training();
        if (training.precision() != Precision.AUTO) {
            return PrecisionChoice.asked(training.precision());
        }
        if (begun) {
            return PrecisionChoice.asked(Provenance.read(run.provenance()).stepPrecision());
        }
        return PrecisionChoice.measured(
                precision -> learner(assembled, precision),
                training,
                config.value().seed(),
                data.train(),
                assembled.schedules(),
                device);
    }

    private ModelLearner learner(AssembledModel assembled, Precision precision) {
        TrainingConfig training = config.value().training();
        return new ModelLearner(
                assembled.model(),
                assembled.objective(),
                training.eager() ? ModelLearner.Way.EAGER : ModelLearner.Way.COMPILED,
                training.optimizer(),
                precision == Precision.BF16,
                config.value().seed(),
                device);
    }

    /** Tells a line to all who listen. */
    void say(String line) {
        listeners.forEach(listener -> listener.notice(line));
    }

    private void describe(Precision precision) {
        try {
            AtomicFile.write(run.config(), config.yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    run.config() + ": cannot be written: " + FileFault.reason(e), e);
        }
        DescriptionFile.write(run.root().resolve(Run.DATA), data.description());
        Provenance.now(
                        device.getDeviceType(),
                        precision,
                        config.value().seed(),
                        data.digest(),
                        DataLicence.of(config.yaml(), base),
                        base,
                        command)
                .write(run.provenance());
    }
}
