package dev.noema.service;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.Scoring;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only models of tokens do: draws token by token, completions and scores. */
final class TokenEndpoints {

    /** The name of made tokens in answers. */
    static final String TOKENS = "tokens";

    /** The name of the same in words. */
    static final String TEXTS = "texts";

    private static final Set<String> SETTINGS =
            Set.of(
                    "count",
                    "seed",
                    "temperature",
                    "top-k",
                    "top-p",
                    "no-repeat",
                    "longest",
                    "class",
                    "columns");

    private final GenerativeModel model;
    private final Reader reader;
    private final Writer writer;
    private final Conditions conditions;
    private final int mostItems;

    TokenEndpoints(GenerativeModel model, Reader reader, Writer writer, int mostItems) {
        this.model = model;
        this.reader = reader;
        this.writer = writer;
        this.conditions = new Conditions(model.about().classes());
        this.mostItems = mostItems;
    }

    /** New items from the prior. */
    Answer sample(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of());
        Settings settings = Settings.of(given.settings(), SETTINGS);
        int usual = given.classes().isEmpty() ? 1 : given.classes().size();
        int count = settings.whole("count", usual, 1, mostItems);
        Optional<LongTensor> condition = conditions.of(given, settings, count, true);
        FloatTensor z = drawn(count, settings, condition);
        return answer(inquiry, settings, z, generation(settings, z, condition));
    }

    /** Items that go on from beginnings, each so many times, at codes from the prior or given. */
    Answer complete(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of(Reader.ITEMS, Reader.CODES));
        Settings settings = Settings.of(given.settings(), SETTINGS);
        LongTensor begun = (LongTensor) ModelEndpoints.items(given, Reader.ITEMS);
        int beginnings = ModelEndpoints.count(begun);
        int each = settings.whole("count", 1, 1, Math.max(1, mostItems / beginnings));
        int count = beginnings * each;
        Optional<LongTensor> condition = conditions.of(given, settings, count, true);
        FloatTensor z =
                given.tensors().get(Reader.CODES) instanceof FloatTensor codes
                        ? codes
                        : drawn(count, settings, condition);
        if (ModelEndpoints.count(z) != count) {
            throw Problem.badRequest(
                    ModelEndpoints.count(z) + " codes are given for " + count + " items");
        }
        Generation generation =
                generation(settings, z, condition).beginningWith(repeated(begun, each));
        return answer(inquiry, settings, z, generation);
    }

    /** How likely items are at their own mean codes. */
    Answer score(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of(Reader.ITEMS));
        Settings settings = Settings.of(given.settings(), Set.of("class"));
        LongTensor x = (LongTensor) ModelEndpoints.items(given, Reader.ITEMS);
        int count = ModelEndpoints.count(x);
        Optional<LongTensor> condition = conditions.of(given, settings, count, false);
        FloatTensor z = ModelEndpoints.named(model.encode(x, condition), GenerativeModel.MEAN);
        double[] scores = Scoring.logProbabilities(model.steps(), x, z, condition);
        float[] values = new float[count];
        for (int item = 0; item < count; item++) {
            values[item] = (float) scores[item];
        }
        Map<String, Tensor> answer = new LinkedHashMap<>();
        answer.put("log_probability", new FloatTensor(values, count));
        answer.put(GenerativeModel.LENGTHS, Lengths.of(x));
        return writer.tensors(inquiry, answer);
    }

    private FloatTensor drawn(int count, Settings settings, Optional<LongTensor> condition) {
        return ModelEndpoints.named(
                model.sample(count, seed(settings), 1, condition), GenerativeModel.Z);
    }

    private Generation generation(
            Settings settings, FloatTensor z, Optional<LongTensor> condition) {
        Sequence sequence = model.about().sequence();
        int longest = sequence.longest();
        Decoding decoding =
                new Decoding(
                        settings.real("temperature", 1, 0, 100),
                        settings.whole("top-k", 0, 0, Integer.MAX_VALUE),
                        settings.real("top-p", 1, Float.MIN_VALUE, 1),
                        settings.whole("longest", longest, 1, longest),
                        false,
                        settings.whole("no-repeat", 0, 0, longest));
        return Generation.of(model.steps(), sequence, z, condition, decoding, seed(settings));
    }

    private static long seed(Settings settings) {
        return settings.whole("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static LongTensor repeated(LongTensor items, int each) {
        int time = Math.toIntExact(items.shape()[1]);
        int count = Math.multiplyExact(ModelEndpoints.count(items), each);
        long[] values = new long[Math.multiplyExact(count, time)];
        Arrays.setAll(values, i -> items.values()[i / time / each * time + i % time]);
        return new LongTensor(values, count, time);
    }

    private Answer answer(Inquiry inquiry, Settings settings, FloatTensor z, Generation generation)
            throws IOException {
        if (MediaTypes.plain(inquiry.accept()).equals(MediaTypes.EVENTS)) {
            return Answer.inParts(MediaTypes.EVENTS, new TokenEvents(writer, generation));
        }
        Map<String, Tensor> made = new LinkedHashMap<>();
        made.put(GenerativeModel.Z, z);
        made.put(TOKENS, generation.all());
        int columns = settings.whole("columns", 1, 1, 256);
        return writer.items(inquiry, made, TOKENS, columns);
    }
}
