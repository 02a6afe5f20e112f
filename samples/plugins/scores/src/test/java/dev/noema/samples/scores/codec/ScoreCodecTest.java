package dev.noema.samples.scores.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.Codec;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.CodecContract;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCodecTest implements CodecContract {

    private static final List<Grid> GRIDS = List.of(Chorales.grid(1, 2), Chorales.grid(2, 2));
    private static final VoiceTokens VOCABULARY = VoiceTokens.of(GRIDS, 2);

    @Override
    public Codec codec() {
        return new ScoreCodec();
    }

    @Override
    public Tensor items() {
        long[] first = VOCABULARY.tokens(GRIDS.get(0));
        long[] second = VOCABULARY.tokens(GRIDS.get(1));
        long[] all = new long[2 * first.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return new LongTensor(all, 2, first.length);
    }

    @Override
    public Map<String, Object> preprocessing() {
        return VOCABULARY.toMap();
    }

    @Test
    void drawsAPianoRoll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("roll.png");
        codec().writeSheet(items(), 2, preprocessing(), file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(2 * (32 * 8 + 6) + 6, picture.getWidth());
        int soprano = 0;
        int bass = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                soprano += (picture.getRGB(x, y) & 0xFFFFFF) == 0xD55E00 ? 1 : 0;
                bass += (picture.getRGB(x, y) & 0xFFFFFF) == 0x0072B2 ? 1 : 0;
            }
        }
        // 8 quarters in each of two items, of 4 x 8 pixels a step and 4 high, less a gap a note
        int all = 2 * 8 * (4 * 8 - 1) * 4;
        assertTrue(soprano <= all && soprano > 0.9 * all, soprano + " of " + all);
        assertTrue(bass <= all && bass > all / 2, "tenors may hide some of " + bass);
    }

    @Test
    void writesSoundThatTheJdkReads(@TempDir Path folder)
            throws IOException, UnsupportedAudioFileException {
        Path file = folder.resolve("sound.wav");
        codec().write(items(), 0, preprocessing(), file);
        var format = AudioSystem.getAudioFileFormat(file.toFile());
        assertEquals(2, format.getFormat().getChannels());
        assertEquals(AudioFormat.Encoding.PCM_SIGNED, format.getFormat().getEncoding());
        // two bars at 84 quarters a minute, and the room's echo
        assertEquals(8 * 60 / 84.0 + 1.2, format.getFrameLength() / 32_000.0, 1e-3);
    }

    @Test
    void writesMusicXml(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("score.musicxml");
        codec().write(items(), 1, preprocessing(), file);
        assertEquals(Chorales.score(2, 2), ScoreFile.read(file));
    }
}
