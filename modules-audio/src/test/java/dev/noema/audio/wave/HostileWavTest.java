package dev.noema.audio.wave;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.testkit.hostile.Damage;
import dev.noema.testkit.hostile.HostileFiles;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Damaged WAV files: each is read or refused in one line, soon, and in little memory. {@code mvn
 * -Pproofs -pl modules-audio -am verify} tries 50,000.
 */
class HostileWavTest {

    private static final List<byte[]> WHOLE =
            IntStream.range(0, 60).mapToObj(WavFiles::valid).toList();

    @Test
    void survivesDamagedWav() throws Exception {
        Damage damage = new Damage(new Random(4), 68);
        HostileFiles.Figures figures =
                HostileFiles.survive(
                        "wav",
                        number -> damage.of(WHOLE),
                        HostileWavTest::read,
                        SoundException.class);
        assertTrue(figures.refused() > HostileFiles.COUNT / 4, figures::toString);
        assertTrue(figures.read() > HostileFiles.COUNT / 50, figures::toString);
    }

    private static void read(byte[] file) throws SoundException {
        Sound sound = WavReader.read(file);
        assertTrue((long) sound.length() * sound.channels() <= file.length);
    }
}
