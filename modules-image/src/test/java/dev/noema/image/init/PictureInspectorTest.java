package dev.noema.image.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.experiment.Experiment;
import dev.noema.training.Outcome;
import dev.noema.wiring.Catalog;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at folders as people have them; every proposal is trained for a few steps. */
class PictureInspectorTest {

    private static final String UNCOMMENT =
            "(?m)^  # (?=classes: subfolder|classes: true|condition:)";

    @TempDir Path place;

    private final Random random = new Random(1);

    @Test
    void proposesABernoulliForDigitsInIdxFiles() throws IOException {
        Files.createDirectory(place.resolve("photos"));
        ByteBuffer images = ByteBuffer.allocate(16 + 100 * 28 * 28);
        images.putInt(0x803).putInt(100).putInt(28).putInt(28);
        for (int i = 16; i < images.capacity(); i++) {
            images.put(i, (byte) (i % 10 == 0 ? 200 : i % 3 == 0 ? 255 : 0));
        }
        Files.write(place.resolve("photos/train-images-idx3-ubyte"), images.array());
        byte[] labels = new byte[108];
        ByteBuffer.wrap(labels).putInt(0x801).putInt(100);
        labels[8] = 1;
        Files.write(place.resolve("photos/train-labels-idx1-ubyte"), labels);
        ExperimentProposal proposal = trains();
        assertContains(proposal, "binarize: dynamic", "type: bernoulli", "widths: [32, 64]");
        assertEquals(2, proposal.files());
        assertEquals(
                "IDX files with 100 grey pictures of 28x28 pixels and their labels; no test file: a tenth"
                        + " of them is kept to test on",
                proposal.findings().get(0));
    }

    @Test
    void bringsPhotographsOfManySizesToOne() throws IOException {
        for (int i = 0; i < 12; i++) {
            photograph("trip/" + (i % 3) + "/IMG " + i + ".jpg", 90 + 3 * i, 80 + 3 * i);
        }
        ExperimentProposal proposal = trains();
        assertContains(
                proposal, "size: 32x32", "channels: color", "flip: true", "variance: analytic");
        assertEquals(
                "12 pictures, in color, from 90x80 to 123x113 pixels", proposal.findings().get(0));
    }

    @Test
    void keepsTheProportionsOfPicturesOfOneSize() throws IOException {
        for (int i = 0; i < 4; i++) {
            photograph(i + ".png", 200, 50);
        }
        assertContains(trains(), "size: 32x8");
    }

    @Test
    void aSinglePictureIsNotSplit() throws IOException {
        photograph("one.png", 40, 40);
        ExperimentProposal proposal = trains();
        assertContains(proposal, "split: {validation: 0, test: 0}", "size: 40x40");
        assertTrue(proposal.findings().get(0).startsWith("1 picture, in color, all 40x40"));
    }

    @Test
    void threePicturesAreSplit() throws IOException {
        for (int i = 0; i < 3; i++) {
            photograph(i + ".png", 33, 70);
        }
        assertContains(trains(), "size: 16x32", "split: {validation: 0.1, test: 0.1}");
    }

    @Test
    void hugePicturesBecomeSmall() throws IOException {
        for (int i = 0; i < 3; i++) {
            photograph(i + ".png", 3000, 2000);
        }
        assertContains(trains(), "size: 32x24");
    }

    @Test
    void tinyPicturesGetADenseModel() throws IOException {
        for (int i = 0; i < 6; i++) {
            photograph(i + ".png", 5, 4);
        }
        assertContains(trains(), "size: 5x4", "encoder: {type: image.mlp");
    }

    @Test
    void transparentDrawingsLieOnWhite() throws IOException {
        for (int i = 0; i < 6; i++) {
            BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.BLACK);
            pen.fillRect(i, 2 * i, 8, 8);
            save(image, i + ".png", "png");
        }
        ExperimentProposal proposal = trains();
        assertContains(
                proposal, "channels: grey", "binarize: none", "type: bernoulli", "flip: false");
        assertTrue(proposal.findings().get(0).contains("black and white"));
    }

    @Test
    void blackAndWhiteOfManySizesIsBinarisedAnew() throws IOException {
        for (int i = 0; i < 6; i++) {
            BufferedImage image = new BufferedImage(70 + i, 70, BufferedImage.TYPE_BYTE_BINARY);
            image.createGraphics().fillRect(i, 2 * i, 18, 18);
            save(image, i + ".gif", "gif");
        }
        assertContains(trains(), "binarize: dynamic", "fit: pad", "size: 32x32");
    }

    @Test
    void subfoldersCanBeClasses() throws IOException {
        for (int i = 0; i < 9; i++) {
            photograph("cats, dogs #" + i % 3 + "/" + i + ".png", 16, 16);
        }
        ExperimentProposal proposal = trains();
        assertEquals(
                "3 folders that can be classes: cats, dogs #0, cats, dogs #1, cats, dogs #2",
                proposal.findings().get(1));
        String conditional = proposal.sections().replaceAll(UNCOMMENT, "  ");
        assertTrue(conditional.contains("\n  condition: {type: one-hot}"), conditional);
        train(conditional, "conditional");
    }

    @Test
    void numberedFoldersAreNoClasses() throws IOException {
        for (int i = 0; i < 4; i++) {
            photograph("00" + i % 2 + "/" + i + ".png", 16, 16);
        }
        assertFalse(trains().sections().contains("classes:"));
    }

    @Test
    void leavesOutWhatCannotBeReadAndSaysSo() throws IOException {
        for (int i = 0; i < 5; i++) {
            photograph(i + ".png", 16, 16);
        }
        Files.copy(place.resolve("photos/1.png"), place.resolve("photos/copy.png"));
        Files.writeString(place.resolve("photos/broken.png"), "no picture");
        ExperimentProposal proposal = trains();
        assertEquals(7, proposal.files());
        assertEquals(
                "1 cannot be read and will be left out: broken.png is no picture of a known kind (PNG, JPEG,"
                        + " GIF, BMP, PGM, PPM)",
                proposal.findings().get(1));
        assertEquals("1 is an exact copy and will be left out", proposal.findings().get(2));
    }

    @Test
    void saysWhenNoPictureCanBeRead() throws IOException {
        Path folder = Files.createDirectory(place.resolve("photos"));
        Files.writeString(folder.resolve("a.png"), "");
        DataException e = assertThrows(DataException.class, this::propose);
        assertEquals(
                folder + ": none of 1 pictures can be read; the first fault: a.png is empty",
                e.getMessage());
    }

    @Test
    void saysWhenIdxFilesHoldNothingToLearnFrom() throws IOException {
        Path folder = Files.createDirectory(place.resolve("photos"));
        Files.writeString(folder.resolve("t10k-images-idx3-ubyte"), "");
        DataException e = assertThrows(DataException.class, this::propose);
        assertTrue(
                e.getMessage().startsWith(folder + ": holds IDX files, but no training pictures"));
    }

    @Test
    void hasNothingToSayOfOtherFiles() throws IOException {
        Path folder = Files.createDirectory(place.resolve("photos"));
        Files.writeString(folder.resolve("a.txt"), "text");
        assertTrue(new PictureInspector().inspect(folder, "photos").isEmpty());
    }

    private ExperimentProposal propose() {
        return new PictureInspector().inspect(place.resolve("photos"), "photos").orElseThrow();
    }

    private ExperimentProposal trains() throws IOException {
        ExperimentProposal proposal = propose();
        train(proposal.sections(), "proposed");
        return proposal;
    }

    private void train(String sections, String name) throws IOException {
        Path file = place.resolve(name + ".yaml");
        Files.writeString(file, "name: " + name + "\nseed: 1\n" + sections);
        List<String> settings = List.of("training.budget=2 steps");
        Outcome outcome =
                Experiment.load(file, settings, Catalog.discover())
                        .train(place.resolve("run-" + name), false);
        assertEquals(0, outcome.exitCode(), sections);
    }

    private static void assertContains(ExperimentProposal proposal, String... parts) {
        for (String part : parts) {
            assertTrue(proposal.sections().contains(part), part + " in\n" + proposal.sections());
        }
    }

    private void photograph(String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int tone = random.nextInt(100);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, new Color(60 + x % 90, 50 + y % 100, 50 + tone).getRGB());
            }
        }
        save(image, name, name.endsWith("jpg") ? "jpg" : "png");
    }

    private void save(BufferedImage image, String name, String kind) throws IOException {
        Path file = place.resolve("photos").resolve(name);
        Files.createDirectories(file.getParent());
        assertTrue(ImageIO.write(image, kind, file.toFile()));
    }
}
