package dev.noema.text.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Draw;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesDataTest {

    private static final SplitConfig WHOLE = new SplitConfig(0, 0, SplitConfig.By.ITEM);

    @TempDir private Path folder;

    private Data open(Unit unit, int longest, String classes, ItemOptions.Broken broken) {
        return open(unit, longest, ItemOptions.Longer.LEAVE_OUT, classes, broken);
    }

    private Data open(
            Unit unit,
            int longest,
            ItemOptions.Longer longer,
            String classes,
            ItemOptions.Broken broken) {
        LinesConfig options =
                new LinesConfig(
                        folder.toString(),
                        unit,
                        new ItemOptions(
                                new Tokenizer.Words(100, 1, false),
                                longest,
                                1,
                                longer,
                                ClassesConfig.parse(classes),
                                WHOLE,
                                broken,
                                0));
        return new LinesData().open(options, new DataType.Place(folder, folder, 1));
    }

    private Data open(Unit unit) {
        return open(unit, 100, "none", ItemOptions.Broken.FAIL);
    }

    @Test
    void linesBecomePaddedTokensThatEnd() throws IOException {
        Files.writeString(
                folder.resolve("a.txt"), "one two three\n\n  two   one \none two three\n");
        try (Data data = open(Unit.LINE)) {
            assertEquals(2, data.train().size());
            assertEquals("a.txt:3", data.train().key(1));
            Map<String, Tensor> batch = data.train().read(new int[] {0, 1}, new Draw(1, 0, true));
            LongTensor x = (LongTensor) batch.get("x");
            assertArrayEquals(new long[] {2, 4}, x.shape());
            long one = x.values()[0];
            long two = x.values()[1];
            assertArrayEquals(new long[] {one, two, x.values()[2], 0, two, one, 0, 0}, x.values());
            assertArrayEquals(new long[] {4, 3}, ((LongTensor) batch.get("lengths")).values());
            assertEquals(4, data.train().length(0));
            assertEquals(4, data.description().sequence().longest());
            assertEquals(5, data.description().sequence().tokens());
        }
    }

    @Test
    void sentencesAndFiles() throws IOException {
        Files.writeString(
                folder.resolve("a.txt"), "A headline\n\nIt rained. It did\nnot snow! Why?\n");
        try (Data data = open(Unit.SENTENCE)) {
            assertEquals(4, data.train().size());
        }
        try (Data data = open(Unit.FILE)) {
            assertEquals(1, data.train().size());
            assertEquals("a.txt", data.train().key(0));
        }
    }

    @Test
    void foldersAreClasses() throws IOException {
        for (String name : List.of("sports", "arts")) {
            Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("1.txt"), name);
        }
        try (Data data = open(Unit.LINE, 100, "folder", ItemOptions.Broken.FAIL)) {
            assertEquals(List.of("arts", "sports"), data.description().classes());
            Map<String, Tensor> batch = data.train().read(new int[] {0, 1}, new Draw(1, 0, true));
            assertArrayEquals(new long[] {0, 1}, ((LongTensor) batch.get("condition")).values());
        }
        Files.writeString(folder.resolve("novel.txt"), "a novel");
        try (Data data = open(Unit.LINE, 100, "file", ItemOptions.Broken.FAIL)) {
            assertEquals(List.of("1", "novel"), data.description().classes());
        }
        String lost =
                assertThrows(
                                DataException.class,
                                () -> open(Unit.LINE, 100, "folder", ItemOptions.Broken.FAIL))
                        .getMessage();
        assertTrue(lost.contains("novel.txt lies in no folder"), lost);
    }

    @Test
    void longItemsAreCutWhereThatIsAsked() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one two three\none\n");
        try (Data data =
                open(Unit.LINE, 2, ItemOptions.Longer.CUT, "none", ItemOptions.Broken.FAIL)) {
            assertEquals(2, data.train().size());
            assertEquals(3, data.train().length(0));
            assertEquals(2, data.train().length(1));
        }
    }

    @Test
    void whatCannotBeUsedIsSaidInOneLine() throws IOException {
        assertFault("holds no .txt files");
        Files.writeString(folder.resolve("a.txt"), " \n \n");
        assertFault("holds no text at all");
        Files.writeString(folder.resolve("a.txt"), "one two three");
        DataException tooLong =
                assertThrows(
                        DataException.class,
                        () -> open(Unit.LINE, 2, "none", ItemOptions.Broken.FAIL));
        assertTrue(tooLong.getMessage().contains("no item of"), tooLong.getMessage());
        Files.write(folder.resolve("b.txt"), new byte[] {'a', (byte) 0xA3, '1'});
        assertFault("b.txt:1: is not UTF-8 text");
        try (Data data = open(Unit.LINE, 100, "none", ItemOptions.Broken.SKIP)) {
            assertEquals(1, data.train().size());
        }
    }

    private void assertFault(String said) {
        String message = assertThrows(DataException.class, () -> open(Unit.LINE)).getMessage();
        assertTrue(message.contains(said) && !message.contains("\n"), message);
    }
}
