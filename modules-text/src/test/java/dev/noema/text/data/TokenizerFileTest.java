package dev.noema.text.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.text.codec.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFileTest {

    private static final String WORDS = "\"pre_tokenizer\": {\"type\": \"ByteLevel\"}";

    @TempDir private Path folder;

    private Vocabulary read(String content) throws IOException {
        return TokenizerFile.read(Files.writeString(folder.resolve("tokenizer.json"), content));
    }

    @Test
    void pairsAreTakenInBothNotations() throws IOException {
        String lines =
                "{\"model\": {\"type\": \"BPE\", \"merges\": [\"\u0120 t\", \"\u0120t he\"]}, ";
        assertFault("pair 2", lines + WORDS + "}");
        Vocabulary vocabulary =
                read(
                        "{\"normalizer\": null, "
                                + WORDS
                                + ", \"model\": {\"merges\": [[\"h\", \"e\"], [\"\u0120\", \"t\"],"
                                + " [\"\u0120t\", \"he\"]]}}");
        int[] tokens = vocabulary.tokens("the thé");
        assertEquals(1 + 1 + 1 + 2, tokens.length);
        assertEquals("the thé", vocabulary.text(Arrays.stream(tokens).asLongStream().toArray()));
    }

    @Test
    void whatWouldCutTextInAnotherWayIsRefused() throws IOException {
        assertFault("is no whole JSON", "{\"model\": ");
        assertFault("type \"Unigram\"", "{\"model\": {\"type\": \"Unigram\"}}");
        assertFault("it is no byte-pair encoding", "{\"model\": {\"vocab\": {}}}");
        assertFault("is no whole JSON", "[PAD]\n[UNK]\n##ing\n");
        String model = "{\"model\": {\"merges\": [], ";
        assertFault("type \"WordPiece\"", model + "\"type\": \"WordPiece\"}, " + WORDS + "}");
        assertFault("byte_fallback", model + "\"byte_fallback\": true}, " + WORDS + "}");
        assertFault("end_of_word", model + "\"end_of_word_suffix\": \"</w>\"}, " + WORDS + "}");
        assertFault(
                "by a normalizer",
                model + "\"a\": 1}, \"normalizer\": {\"type\": \"NFC\"}, " + WORDS + "}");
        assertFault(
                "a pattern of its own",
                model + "\"a\": 1}, \"pre_tokenizer\": {\"type\": \"Metaspace\"}}");
        DataException missing =
                assertThrows(
                        DataException.class, () -> TokenizerFile.read(folder.resolve("none.json")));
        assertTrue(missing.getMessage().endsWith("none.json is missing"), missing.getMessage());
    }

    @Test
    void modelsOfSentencePieceAreRefused() throws IOException {
        // a message of protobuf: <unk>, and its score
        Path file = folder.resolve("spiece.model");
        Files.write(file, new byte[] {10, 14, 10, 5, 60, 117, 110, 107, 62, 21, 0, 0, 0, -128});
        String message =
                assertThrows(DataException.class, () -> TokenizerFile.read(file)).getMessage();
        assertTrue(message.contains("SentencePiece") && !message.contains("\n"), message);
    }

    private void assertFault(String said, String content) {
        String message =
                assertThrows(DataException.class, () -> read(content), content).getMessage();
        assertTrue(message.contains(said) && !message.contains("\n"), message);
    }
}
