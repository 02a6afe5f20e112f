package dev.noema.samples.scores.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.midi.MidiWriter;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.musicxml.MusicXmlWriter;
import dev.noema.samples.scores.tokens.Grid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged files: each is read or refused in one line, soon, and in little memory. {@code mvn
 * -Pproofs -pl samples/plugins/scores -am verify} tries 17,000 of each kind.
 */
class HostileScoresTest {

    private static final int MUTATIONS = Integer.getInteger("noema.scores", 300);
    private static final long MOST_MEMORY = 256L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Test
    void survivesDamagedMidi() {
        survives(MidiWriter.write(Chorales.score(1, 3), 90, 0), 1);
    }

    @Test
    void survivesDamagedMusicXml() {
        survives(MusicXmlWriter.write(Chorales.score(1, 2)), 2);
    }

    @Test
    void survivesDamagedCompressedMusicXml() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("META-INF/container.xml"));
            zip.write(
                    "<container><rootfiles><rootfile full-path=\"a.xml\"/></rootfiles></container>"
                            .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("a.xml"));
            zip.write(MusicXmlWriter.write(Chorales.score(1, 2)));
        }
        survives(file.toByteArray(), 3);
    }

    private static void survives(byte[] whole, long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = damaged(whole, random);
            read += Assertions.assertTimeout(LONGEST, () -> bounded(damaged)) ? 1 : 0;
        }
        assertTrue(read < MUTATIONS, "nothing that was damaged was refused");
        assertTrue(read > 0, "everything that was damaged was refused: too much damage to tell");
    }

    /** Reads as far as the data type does; whether it was read, within the memory allowed. */
    private static boolean bounded(byte[] damaged) {
        long before = allocated();
        boolean read = reads(damaged);
        long taken = allocated() - before;
        assertTrue(taken < MOST_MEMORY, () -> taken + " bytes were taken");
        return read;
    }

    private static boolean reads(byte[] damaged) {
        try {
            Score score = ScoreFile.read(damaged);
            for (int bar = 0; bar < score.bars().size(); bar++) {
                if (score.bars().get(bar).full() && !score.parts().isEmpty()) {
                    Grid.of(score, bar, 1, score.parts().size());
                }
            }
            return true;
        } catch (IOException refused) {
            assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
            assertTrue(refused.getMessage().length() < 300, refused.getMessage());
            return false;
        }
    }

    /** All that this thread ever allocated: at least what it holds at any time. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged =
                random.nextInt(4) == 0
                        ? Arrays.copyOf(whole, random.nextInt(whole.length) + 1)
                        : whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] = (byte) -1;
                case 2 -> damaged[at] = (byte) (damaged[at] ^ 1 << random.nextInt(8));
                default -> {
                    int count = Math.min(random.nextInt(64), damaged.length - at);
                    int from = random.nextInt(damaged.length - count + 1);
                    System.arraycopy(damaged.clone(), from, damaged, at, count);
                }
            }
        }
        return damaged;
    }
}
