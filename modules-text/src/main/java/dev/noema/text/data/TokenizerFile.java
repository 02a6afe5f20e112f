package dev.noema.text.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.noema.data.DataException;
import dev.noema.text.codec.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Byte-pair encoding learned elsewhere, from a {@code tokenizer.json} of the library tokenizers:
 * byte-level pairs with GPT-2's pattern of words, as of GPT-2, RoBERTa and BART. Of the file only
 * the pairs are taken; tokens have numbers of their own. Others are refused, since they would cut
 * text in another way than it says.
 */
final class TokenizerFile {

    private final Path path;

    private TokenizerFile(Path path) {
        this.path = path;
    }

    /**
     * Reads a file.
     *
     * @throws DataException when it is missing, no such file, or of another kind
     */
    static Vocabulary read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new DataException("data.tokenizer.file: " + path + " is missing");
        }
        TokenizerFile file = new TokenizerFile(path);
        try {
            return file.vocabulary(new JsonMapper().readTree(Files.readAllBytes(path)));
        } catch (JsonProcessingException e) {
            throw file.refusal("is no whole JSON file");
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private Vocabulary vocabulary(JsonNode file) {
        JsonNode model = file.path("model");
        require(
                model.path("type").asText("BPE").equals("BPE"),
                "holds a model of type " + model.path("type"));
        require(model.path("merges").isArray(), "has no merges: it is no byte-pair encoding");
        require(isAbsent(file.path("normalizer")), "changes text by a normalizer");
        require(isOfGpt2(file.path("pre_tokenizer")), "cuts words by a pattern of its own");
        for (String option : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
            require(isAbsent(model.path(option)), "has the option " + option);
        }
        for (String option : List.of("byte_fallback", "ignore_merges", "fuse_unk")) {
            require(!model.path(option).asBoolean(), "has the option " + option);
        }
        List<String> merges = new ArrayList<>();
        for (JsonNode pair : model.path("merges")) {
            merges.add(
                    pair.isArray()
                            ? pair.path(0).asText() + " " + pair.path(1).asText()
                            : pair.asText());
        }
        try {
            return Vocabulary.ofMerges(merges);
        } catch (IllegalArgumentException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        }
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw refusal(fault);
        }
    }

    private DataException refusal(String fault) {
        return new DataException(
                path
                        + ": "
                        + fault
                        + "; read is a tokenizer.json of byte-level pairs with GPT-2's pattern of"
                        + " words, not WordPiece, Unigram or SentencePiece's own files; such pieces"
                        + " can be learned anew: tokenizer: byte-pairs");
    }

    private static boolean isAbsent(JsonNode option) {
        return option.isMissingNode()
                || option.isNull()
                || option.isTextual() && option.textValue().isEmpty();
    }

    private static boolean isOfGpt2(JsonNode words) {
        return words.path("type").asText().equals("ByteLevel")
                && words.path("use_regex").asBoolean(true);
    }
}
