package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong requests through the command line: one line and exit 2. */
class BadRequestTest {

    @TempDir private Path folder;
    private Path config;
    private Path run;

    @BeforeEach
    void write() throws IOException {
        config = TinyDigits.config(folder);
        run = folder.resolve("run");
    }

    @Test
    void anUnknownKeyBringsASuggestion() throws IOException {
        Files.writeString(config, TinyDigits.CONFIG.replace("binarize:", "binarise:"));
        train().assertOneLine(
                        2,
                        config + ":3: data.binarise: is not known; ",
                        "did you mean \"binarize\"");
    }

    @Test
    void aValueOfTheWrongTypeOrOutOfRange() throws IOException {
        Files.writeString(config, TinyDigits.CONFIG.replace("latent: 4", "latent: many"));
        train().assertOneLine(
                        2, config + ":5: model.latent: is \"many\"; allowed is a whole number");
        Files.writeString(config, TinyDigits.CONFIG.replace("latent: 4", "latent: 0"));
        train().assertOneLine(2, config + ":5: model.latent: is 0; allowed is ");
    }

    @Test
    void anUnknownId() throws IOException {
        Files.writeString(config, TinyDigits.CONFIG.replace("bernoulli", "bernouli"));
        train().assertOneLine(
                        2, ":9: model.likelihood.type: \"bernouli\"", "did you mean \"bernoulli\"");
    }

    @Test
    void aConfigurationThatIsNotThere() {
        CommandLineRun.of("train", folder.resolve("none.yaml").toString())
                .assertOneLine(2, "none.yaml: there is no such file");
    }

    @Test
    void partsThatDoNotFitTheData() {
        train("model.encoder={type: image.conv, widths: [2, 2, 2, 2, 2, 2, 2, 2]}")
                .assertOneLine(2, "encoder image.conv: widths: 8 levels leave nothing", "at most ");
        train("model.decoder={type: image.conv, widths: [2, 2, 2, 2, 2, 2, 2, 2]}")
                .assertOneLine(2, "decoder image.conv: widths: 8 levels double", "at most ");
    }

    @Test
    void greyPicturesWithoutBinarizationAndBernoulli() {
        train("data.binarize=none")
                .assertOneLine(2, "bernoulli allows only 0 and 1", "set data.binarize");
    }

    @Test
    void classesThatTheDataDoNotHave() {
        train("data.classes=false", "model.condition=one-hot")
                .assertOneLine(2, "model.condition: the data have no classes");
    }

    @Test
    void aMetricThatIsNotMeasured() {
        train("training.checkpoint.monitor=validation.beauty")
                .assertOneLine(2, "training.checkpoint.monitor", "validation.elbo");
    }

    @Test
    void aDeviceThatIsNotThere() {
        train("training.device=cuda").assertOneLine(2, "training.device is cuda", "cpu and auto");
    }

    @Test
    void resumingWhatNeverBegan() {
        train("--resume").assertOneLine(2, "run: holds no run that could be resumed");
        assertTrue(Files.notExists(run), "nothing is made");
    }

    @Test
    void aCheckpointOfAnotherConfiguration() {
        assertEquals(0, train("training.budget=1 steps").exit());
        train("--resume", "model.latent=5", "training.batch=8")
                .assertOneLine(
                        2,
                        "the checkpoint of step 1 is of another configuration: model, training.batch"
                                + " changed");
        train().assertOneLine(2, "run: holds checkpoints already; go on with --resume");
    }

    @Test
    void damagedCheckpoints() throws IOException {
        assertEquals(0, train("training.checkpoint.every=1 steps").exit());
        damage(9);
        CommandLineRun resumed = train("--resume");
        assertEquals(0, resumed.exit(), resumed.err());
        assertTrue(
                resumed.out()
                        .contains("model.safetensors is not as saved; this checkpoint is not used"),
                resumed.out());
        for (long step : new RunFolder(run).checkpoints().steps()) {
            damage(step);
        }
        train("--resume").assertOneLine(2, "checkpoints is whole; train anew in another folder");
    }

    @Test
    @SuppressWarnings("try") // the lock is only held
    void aRunFolderInUse() {
        try (RunLock lock = new RunFolder(run).lock()) {
            train().assertOneLine(2, "run: is in use by process ", "wait for it");
        }
    }

    @Test
    void aFolderThatCannotBeMade() throws IOException {
        Files.writeString(run, "a file");
        train().assertOneLine(2, "run: cannot be used: a file of that name is in the way");
    }

    @Test
    void aLossThatIsNotFiniteIsAFailureOfTheRun() {
        train("training.optimizer={type: sgd, learning-rate: 1e30}")
                .assertOneLine(1, "step ", " is not finite ", "--debug shows");
    }

    private void damage(long step) throws IOException {
        Path file = run.resolve("checkpoints/" + step + "/model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private CommandLineRun train(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", config.toString(), "--run", run.toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }
}
