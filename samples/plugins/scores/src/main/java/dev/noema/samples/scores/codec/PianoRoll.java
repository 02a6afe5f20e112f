package dev.noema.samples.scores.codec;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Score;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws scores as they lie on a piano: time to the right, pitch upwards, a colour for each voice.
 */
final class PianoRoll {

    private static final int STEP_WIDTH = 8;
    private static final int PITCH_HEIGHT = 4;
    private static final int MARGIN = 6;
    private static final int MOST_STEPS = 4096;
    private static final int SPARE = 2;
    private static final Color PAPER = Color.WHITE;
    private static final Color BLACK_KEY = new Color(0xF1F3F5);
    private static final Color BAR_LINE = new Color(0xADB5BD);
    private static final Color BEAT_LINE = new Color(0xE3E7EB);
    // apart from each other for the colour-blind, too (Okabe and Ito 2008)
    private static final List<Color> VOICES =
            List.of(
                    new Color(0xD55E00),
                    new Color(0xE69F00),
                    new Color(0x009E73),
                    new Color(0x0072B2));

    private final int lowest;
    private final int highest;
    private final int width;
    private final int height;

    private PianoRoll(List<Score> scores) {
        int[] pitches =
                scores.stream()
                        .flatMap(score -> score.parts().stream())
                        .flatMap(part -> part.notes().stream())
                        .mapToInt(Note::pitch)
                        .sorted()
                        .toArray();
        lowest = pitches.length == 0 ? 60 : pitches[0] - SPARE;
        highest = pitches.length == 0 ? 72 : pitches[pitches.length - 1] + SPARE;
        long end = scores.stream().mapToLong(Score::end).max().orElse(0);
        width = Math.max(1, x(end));
        height = (highest - lowest + 1) * PITCH_HEIGHT;
    }

    /**
     * A picture of scores, all to one scale.
     *
     * @param columns how many stand side by side
     * @return the content of a PNG file
     */
    static byte[] png(List<Score> scores, int columns) throws IOException {
        PianoRoll roll = new PianoRoll(scores);
        int across = Math.max(1, Math.min(columns, scores.size()));
        int down = (scores.size() + across - 1) / across;
        BufferedImage picture =
                new BufferedImage(
                        across * (roll.width + MARGIN) + MARGIN,
                        down * (roll.height + MARGIN) + MARGIN,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(BAR_LINE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (int i = 0; i < scores.size(); i++) {
            int left = MARGIN + i % across * (roll.width + MARGIN);
            int top = MARGIN + i / across * (roll.height + MARGIN);
            roll.draw(
                    scores.get(i),
                    (Graphics2D) graphics.create(left, top, roll.width, roll.height));
        }
        graphics.dispose();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", content);
        return content.toByteArray();
    }

    private void draw(Score score, Graphics2D graphics) {
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(BLACK_KEY);
        for (int pitch = lowest; pitch <= highest; pitch++) {
            if ("010100101010".charAt(Math.floorMod(pitch, 12)) == '1') {
                graphics.fillRect(0, y(pitch), width, PITCH_HEIGHT);
            }
        }
        graphics.setColor(BEAT_LINE);
        for (long beat = 0; x(beat) < width; beat += Score.QUARTER) {
            graphics.drawLine(x(beat), 0, x(beat), height);
        }
        graphics.setColor(BAR_LINE);
        for (Bar bar : score.bars()) {
            graphics.drawLine(x(bar.onset()), 0, x(bar.onset()), height);
        }
        for (int voice = score.parts().size() - 1; voice >= 0; voice--) {
            graphics.setColor(VOICES.get(voice % VOICES.size()));
            for (Note note : score.parts().get(voice).notes()) {
                int right = x(note.end());
                graphics.fillRect(
                        x(note.onset()),
                        y(note.pitch()),
                        right - x(note.onset()) - 1,
                        PITCH_HEIGHT);
            }
        }
        graphics.dispose();
    }

    private static int x(long time) {
        return (int) Math.min(MOST_STEPS * STEP_WIDTH, time * 4 * STEP_WIDTH / Score.QUARTER);
    }

    private int y(int pitch) {
        return (highest - pitch) * PITCH_HEIGHT;
    }
}
