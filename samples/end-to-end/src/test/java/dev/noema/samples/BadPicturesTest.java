package dev.noema.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of pictures that cannot be trained on: one line and exit 2. */
class BadPicturesTest {

    @TempDir private Path folder;
    private Path photos;
    private Path config;

    @BeforeEach
    void write() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        config =
                Files.writeString(
                        folder.resolve("photos.yaml"),
                        TinyDigits.CONFIG
                                .replaceAll(
                                        "data: .*",
                                        "data: {type: image.folder, source: photos, channels: grey}")
                                .replace("{type: bernoulli}", "{type: gaussian}")
                                .replace("3 epochs", "2 steps"));
    }

    @Test
    void aFolderThatIsMissingOrEmpty() throws IOException {
        train().assertOneLine(2, "data.source: " + photos + " holds no pictures");
        Files.writeString(photos.resolve("readme.txt"), "none here");
        train().assertOneLine(2, " holds no pictures");
        train("data.source=fotos").assertOneLine(2, "fotos is missing; it must be a folder");
    }

    @Test
    void aBrokenPictureEndsReadingOrIsLeftOut() throws IOException {
        pictures(12, 8);
        byte[] whole = Files.readAllBytes(photos.resolve("5.png"));
        Files.write(photos.resolve("5.png"), Arrays.copyOf(whole, whole.length / 2));
        train().assertOneLine(2, photos.resolve("5.png").toString(), "data.broken: skip");
        CommandLineRun skipped = train("data.broken=skip");
        skipped.assertOneLine(0, "1 pictures that cannot be read are left out");
    }

    @Test
    void aPictureBombIsNotDecoded() throws IOException {
        pictures(3, 8);
        Files.write(photos.resolve("bomb.png"), bomb(60_000));
        train().assertOneLine(2, photos.resolve("bomb.png").toString(), "60000x60000");
    }

    @Test
    void picturesOfDifferentSizesNeedOneSize() throws IOException {
        pictures(3, 8);
        ImageIO.write(noise(9, 7), "png", photos.resolve("z.png").toFile());
        train().assertOneLine(2, "data.size: pictures have different sizes", "8x8", "9x7");
    }

    private CommandLineRun train(String... settings) {
        String[] arguments = new String[4 + settings.length];
        System.arraycopy(
                new String[] {
                    "train", config.toString(), "--run", folder.resolve("run").toString()
                },
                0,
                arguments,
                0,
                4);
        System.arraycopy(settings, 0, arguments, 4, settings.length);
        return CommandLineRun.of(arguments);
    }

    private void pictures(int count, int size) throws IOException {
        for (int i = 0; i < count; i++) {
            ImageIO.write(noise(size, size), "png", photos.resolve(i + ".png").toFile());
        }
    }

    private int seed;

    private BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(seed++);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, random.nextInt(256));
            }
        }
        return image;
    }

    /** A PNG of a few kilobytes that claims {@code size} by {@code size} pixels. */
    private static byte[] bomb(int size) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(size);
        fields.writeInt(size);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[1 << 20]);
        }
        chunk(file, "IDAT", packed.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content)
            throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt((int) sum.getValue());
    }
}
