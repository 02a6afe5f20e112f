package dev.noema.samples.scores.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Compressed MusicXML as nobody writes it who means well. */
final class HostileArchives {

    private static final String CONTAINER = "META-INF/container.xml";
    private static final int MEGABYTE = 1 << 20;

    private HostileArchives() {}

    /** What fills an archive. */
    @FunctionalInterface
    private interface Content {
        void write(ZipOutputStream zip) throws IOException;
    }

    /** A whole archive with this score in it. */
    static byte[] of(byte[] xml) {
        return zip(
                zip -> {
                    entry(zip, CONTAINER, container("a.xml"), 1);
                    entry(zip, "a.xml", xml, 1);
                });
    }

    /**
     * A bomb as score, as container or before both; thousands of files; a score that is an archive;
     * names that lead out of it or to no file.
     */
    static byte[] spoiled(Random random, byte[] xml) {
        byte[] blank = " ".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
        int size = random.nextInt(24); // megabytes; 16 are allowed
        return switch (random.nextInt(7)) {
            case 0 ->
                    zip(
                            zip -> {
                                entry(zip, CONTAINER, container("a.xml"), 1);
                                entry(zip, "a.xml", blank, size);
                            });
            case 1 -> zip(zip -> entry(zip, CONTAINER, blank, size));
            case 2 ->
                    zip(
                            zip -> {
                                entry(zip, "first.xml", blank, size);
                                entry(zip, CONTAINER, container("a.xml"), 1);
                                entry(zip, "a.xml", xml, 1);
                            });
            case 3 ->
                    zip(
                            zip -> {
                                for (int i = 0; i < size * 50; i++) {
                                    entry(zip, "page" + i, new byte[] {1}, 1);
                                }
                                entry(zip, CONTAINER, container("a.xml"), 1);
                                entry(zip, "a.xml", xml, 1);
                            });
            case 4 -> of(of(xml));
            case 5 -> zip(zip -> entry(zip, CONTAINER, container("../../../etc/passwd"), 1));
            default -> zip(zip -> entry(zip, CONTAINER, container("a".repeat(1 + size * 200)), 1));
        };
    }

    /**
     * Text that declares entities: of other files, of other entities, or in the tens of thousands.
     */
    static byte[] declaring(Random random, byte[] xml) {
        String text = new String(xml, StandardCharsets.ISO_8859_1);
        int root = text.indexOf("<score-partwise");
        String declared =
                switch (random.nextInt(4)) {
                    case 0 -> "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
                    case 1 -> "<!DOCTYPE s SYSTEM \"http://127.0.0.1:9/slow.dtd\">";
                    case 2 -> "<!DOCTYPE s [" + laughs() + "]>";
                    default -> "<!DOCTYPE s [" + "<!ENTITY y \"z\">".repeat(20_000) + "]>";
                };
        String body = root < 0 ? text : text.substring(root);
        String used = body.replaceFirst("<part-name>[^<]*", "<part-name>&x;");
        return (declared + used).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Ten entities, each ten times the one before. */
    private static String laughs() {
        StringBuilder text = new StringBuilder("<!ENTITY x0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY x").append(i == 9 ? "" : i).append(" \"");
            text.append(("&x" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return text.toString();
    }

    private static byte[] container(String path) {
        return ("<container><rootfiles><rootfile full-path=\""
                        + path
                        + "\"/></rootfiles></container>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content, int times)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (int i = 0; i < times; i++) {
            zip.write(content);
        }
    }

    private static byte[] zip(Content content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(1);
            content.write(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
