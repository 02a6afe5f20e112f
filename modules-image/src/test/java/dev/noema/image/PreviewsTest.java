package dev.noema.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.noema.experiment.Experiment;
import dev.noema.wiring.Catalog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewsTest {

    @TempDir private Path folder;

    @Test
    void rendersSheetsAndChangesNothing() throws IOException {
        pictures();
        Path with = train("with", "training.previews={every: 2 steps, items: 10}");
        Path without = train("without", "training.previews.items=0");
        for (String step : List.of("2", "4")) {
            // two rows of 8 places; originals and reconstructions in turn make four
            assertEquals(2 * rowHeight(), height(with, step, "samples"));
            assertEquals(4 * rowHeight(), height(with, step, "reconstructions"));
        }
        assertFalse(Files.exists(without.resolve("previews")));
        assertArrayEquals(weights(without), weights(with));
    }

    private Path train(String name, String setting) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("tiny.yaml"),
                        """
                        name: tiny
                        seed: 3
                        data: {type: image.folder, source: pictures, cache: false}
                        model:
                          latent: 2
                          encoder: {type: image.conv, widths: [4]}
                          decoder: {type: image.conv, widths: [4]}
                          likelihood: {type: gaussian}
                        training: {budget: 4 steps, batch: 8}
                        """);
        Path run = folder.resolve(name);
        Experiment.load(config, List.of(setting), Catalog.discover()).train(run, false);
        return run;
    }

    private void pictures() throws IOException {
        Path target = Files.createDirectories(folder.resolve("pictures"));
        for (int i = 0; i < 120; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.getRaster().setSample(pixel % 8, pixel / 8, 0, (31 * i + 3 * pixel) % 256);
            }
            ImageIO.write(image, "png", target.resolve(i + ".png").toFile());
        }
    }

    /** Pictures of 8 pixels are enlarged eight times, with 2 pixels between them. */
    private static int rowHeight() {
        return 8 * 8 + 2;
    }

    private static int height(Path run, String step, String name) throws IOException {
        Path file = run.resolve("previews").resolve(step).resolve(name + ".png");
        return ImageIO.read(file.toFile()).getHeight() - 2;
    }

    private static byte[] weights(Path run) throws IOException {
        return Files.readAllBytes(run.resolve("checkpoints/4/model.safetensors"));
    }
}
