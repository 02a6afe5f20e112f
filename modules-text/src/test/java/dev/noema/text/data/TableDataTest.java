package dev.noema.text.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Draw;
import dev.noema.serving.Codec;
import dev.noema.serving.LongTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDataTest {

    @TempDir private Path folder;

    private Data open(String file, String classes, ItemOptions.Broken broken) {
        TableConfig options =
                new TableConfig(
                        file,
                        "text",
                        "",
                        new ItemOptions(
                                new Tokenizer.BytePairs(300, false),
                                100,
                                1,
                                ItemOptions.Longer.LEAVE_OUT,
                                ClassesConfig.parse(classes),
                                new SplitConfig(0, 0, SplitConfig.By.ITEM),
                                broken,
                                0));
        return new TableData().open(options, new DataType.Place(folder, folder, 1));
    }

    private Data open(String file, String classes) {
        return open(file, classes, ItemOptions.Broken.FAIL);
    }

    private static String text(Data data, int item) {
        Map<String, Object> preprocessing = data.description().preprocessing();
        var x = data.train().read(new int[] {item}, new Draw(1, 0, false)).get("x");
        return Codec.named(data.description().codec()).text(x, 0, preprocessing).orElseThrow();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLineBreaks() throws IOException {
        write(
                "a.csv",
                "\uFEFFid,text,topic\r\n1,\"So, \"\"it\"\" is\r\nhere 😀\",arts\r\n\r\n2,plain,sports\r\n3,plain,arts\r\n");
        try (Data data = open("a.csv", "column topic")) {
            assertEquals(2, data.train().size());
            assertEquals("So, \"it\" is here 😀", text(data, 0));
            assertEquals("a.csv:2", data.train().key(0));
            assertEquals(List.of("arts", "sports"), data.description().classes());
            var batch = data.train().read(new int[] {0, 1}, new Draw(1, 0, true));
            assertArrayEquals(new long[] {0, 1}, ((LongTensor) batch.get("condition")).values());
        }
    }

    @Test
    void tabsAndJsonLines() throws IOException {
        write("a.tsv", "text\tn\nit rains, again\t1\n");
        try (Data data = open("a.tsv", "none")) {
            assertEquals("it rains, again", text(data, 0));
        }
        write(
                "b.jsonl",
                "{\"text\": \"one\\ntwo \\ud83d\\ude00\", \"year\": 1999}\n\n{\"year\": 2001, \"text\": \"three\"}\n");
        try (Data data = open("b.jsonl", "column year")) {
            assertEquals("one two 😀", text(data, 0));
            assertEquals("b.jsonl:3", data.train().key(1));
            assertEquals(List.of("1999", "2001"), data.description().classes());
        }
        try (Data data = open(".", "file")) {
            assertEquals(List.of("a", "b"), data.description().classes());
        }
    }

    @Test
    void whatCannotBeUsedIsSaidInOneLine() throws IOException {
        assertFault("missing.csv", "is missing");
        write("empty.csv", "\n");
        assertFault("empty.csv", "is empty");
        write("other.csv", "title;text\na;b\n");
        assertFault("other.csv", "has no column \"text\"; it has [title;text]");
        write("short.csv", "id,text\n1,\"a\nb\"\n2\n");
        assertFault("short.csv", "short.csv:4: has 1 cells where the header has 2");
        write("half.csv", "id,text\n1,ab\n2,\"cut off");
        assertFault("half.csv", "half.csv:3: ");
        write("half.jsonl", "{\"text\": \"whole\"}\n{\"text\": \"cut o");
        assertFault("half.jsonl", "half.jsonl:2: is no whole JSON object");
        write("list.jsonl", "[1]\n");
        assertFault("list.jsonl", "list.jsonl:1: is no JSON object");
        write("field.jsonl", "{\"title\": \"a\"}\n");
        assertFault("field.jsonl", "has no text or number \"text\"; it has [title]");
        write("plain.md", "text\na\n");
        assertFault("plain.md", "is no table");
        Files.write(
                folder.resolve("latin.csv"),
                "text\na\nna\u00EFve\n".getBytes(StandardCharsets.ISO_8859_1));
        assertFault("latin.csv", "latin.csv:3: is not UTF-8 text");
    }

    @Test
    void brokenRowsAreLeftOutWhereThatIsAsked() throws IOException {
        write("half.jsonl", "{\"text\": \"whole\"}\n{\"text\": null}\n{\"text\": \"cut o");
        try (Data data = open("half.jsonl", "none", ItemOptions.Broken.SKIP)) {
            assertEquals(1, data.train().size());
        }
    }

    private void assertFault(String file, String said) {
        String message =
                assertThrows(DataException.class, () -> open(file, "none"), file).getMessage();
        assertTrue(message.contains(said) && !message.contains("\n"), message);
    }
}
