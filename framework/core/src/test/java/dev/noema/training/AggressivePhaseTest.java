package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggressivePhaseTest {

    private static final int STEPS = 12;

    @TempDir private Path folder;

    private Fixture fixture(String name) {
        Fixture fixture = new Fixture(folder.resolve(name));
        fixture.aggressiveEncoder = new AggressiveEncoder(6, 2);
        fixture.saveEvery = "2 steps";
        return fixture;
    }

    @Test
    void aRunStoppedWithinOrAfterThePhaseGoesOnBitForBit() {
        Fixture whole = fixture("whole");
        assertEquals(STEPS, whole.train(false).step());
        for (int stop = 1; stop < STEPS; stop++) {
            Fixture first = fixture("stopped-" + stop);
            int at = stop;
            first.listeners.add(
                    new TrainingListener() {
                        @Override
                        public String name() {
                            return "stops";
                        }

                        @Override
                        public void stepped(StepReport report) {
                            if (report.step() == at) {
                                first.stop.request(15);
                            }
                        }
                    });
            first.train(false);
            Fixture second = fixture("stopped-" + stop);
            second.train(true);
            assertArrayEquals(whole.learner.weights(), second.learner.weights(), 0f);
        }
    }

    @Test
    void changesWhatIsLearnedAndReportsMutualInformationWhileItLasts() throws IOException {
        Fixture plain = new Fixture(folder.resolve("plain"));
        plain.train(false);
        Fixture aggressive = fixture("aggressive");
        aggressive.train(false);
        assertTrue(plain.learner.weights()[0] != aggressive.learner.weights()[0]);
        List<String> metrics = Files.readAllLines(aggressive.folder.metrics());
        assertTrue(
                metrics.stream().anyMatch(line -> line.contains("validation.mutual-information")));
    }

    @Test
    void endsForGoodWhenMutualInformationClimbsNoMore() {
        AggressivePhase phase = phase(fixture("phase"));
        assertEquals(false, phase.endsWith(1.0));
        assertEquals(false, phase.endsWith(1.5));
        assertTrue(phase.active());
        assertTrue(phase.endsWith(1.4));
        AggressivePhase resumed = phase(fixture("phase"));
        resumed.restore(phase.memory());
        assertEquals(false, resumed.active());
    }

    @Test
    void needsValidationDataToEnd() {
        Fixture fixture = fixture("empty");
        fixture.validation = new FakeDataset(0);
        String message =
                assertThrows(RequestException.class, () -> fixture.train(false)).getMessage();
        assertTrue(message.contains("validation data"), message);
    }

    private static AggressivePhase phase(Fixture fixture) {
        return new AggressivePhase(fixture.aggressiveEncoder, fixture.setup());
    }
}
