package dev.noema.text.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Split;
import dev.noema.serving.Sequence;
import dev.noema.serving.files.Sha256;
import dev.noema.text.codec.TextCodec;
import dev.noema.text.codec.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts that were read, as data of tokens.
 *
 * <p>The vocabulary is that of the training data alone. What is left out is counted and said.
 */
final class TokenizedTexts {

    private static final Logger LOG = LoggerFactory.getLogger(TokenizedTexts.class);

    private TokenizedTexts() {}

    static Data data(Path source, Gathering gathering, ItemOptions options, DataType.Place place) {
        long seed = place.seed();
        if (gathering.items().isEmpty()) {
            throw new DataException(
                    "data.source: "
                            + source
                            + " holds no text at all; left out are "
                            + gathering.leftOut());
        }
        List<TextItem> items = chosen(gathering.items(), options.limit(), seed);
        Split split = split(options.split(), items, seed);
        Vocabulary vocabulary =
                options.tokenizer()
                        .vocabulary(
                                Arrays.stream(split.train())
                                        .mapToObj(item -> items.get(item).text())
                                        .toList(),
                                place.base());
        List<String> classes = classes(options.classes(), items);
        Texts texts = new Texts(items, vocabulary, classes, options);
        Data data =
                new Data(
                        description(vocabulary, classes, texts.longest()),
                        texts.part(split.train()),
                        texts.part(split.validation()),
                        texts.part(split.test()),
                        digest(items));
        LOG.info(
                "{}: {} items from {} files; left out are {}, and {}",
                source,
                data.train().size() + data.validation().size() + data.test().size(),
                gathering.files(),
                gathering.leftOut(),
                texts.leftOut());
        if (data.train().size() == 0) {
            throw new DataException(
                    "data.longest: no item of "
                            + source
                            + " has "
                            + options.shortest()
                            + " to "
                            + options.longest()
                            + " tokens");
        }
        return data;
    }

    private static DataDescription description(
            Vocabulary vocabulary, List<String> classes, int longest) {
        return new DataDescription(
                TextCodec.ID,
                new Shape(-1),
                new DataDescription.Values(0, vocabulary.size() - 1.0, false, false),
                classes,
                vocabulary.toMap(),
                new Sequence(longest, vocabulary.size(), Vocabulary.UNKNOWN));
    }

    private static List<TextItem> chosen(List<TextItem> items, int limit, long seed) {
        if (limit == 0) {
            return items;
        }
        List<String> texts = items.stream().map(TextItem::text).toList();
        return IntStream.of(Split.sample(texts, limit, seed)).mapToObj(items::get).toList();
    }

    private static Split split(SplitConfig options, List<TextItem> items, long seed) {
        List<String> keys =
                items.stream()
                        .map(options.by() == SplitConfig.By.FILE ? TextItem::file : TextItem::text)
                        .toList();
        try {
            return Split.byShares(keys, options.validation(), options.test(), seed);
        } catch (DataException e) {
            throw new DataException("data.split: " + e.getMessage(), e);
        }
    }

    private static List<String> classes(ClassesConfig options, List<TextItem> items) {
        return options.from() == ClassesConfig.From.NONE
                ? List.of()
                : items.stream().map(TextItem::label).distinct().sorted().toList();
    }

    private static String digest(List<TextItem> items) {
        StringBuilder all = new StringBuilder();
        for (TextItem item : items) {
            all.append(item.text()).append(item.label().isEmpty() ? "" : "\t" + item.label());
            all.append('\n');
        }
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
