package dev.noema.cli;

import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What data hold, in lines for people.
 *
 * @param type the id of the data type that read them
 */
record DataSummary(String type, Data data) {

    private static final int BATCH = 256;
    private static final int NAME_WIDTH = 12;
    private static final int MOST_SHOWN = 20;

    List<String> lines() {
        DataDescription description = data.description();
        List<String> lines = new ArrayList<>();
        lines.add(line("type", type));
        lines.add(line("items", counts()));
        lines.add(line("shape", shape(description)));
        lines.add(line("values", values(description)));
        if (description.sequence().varies() && data.train().size() > 0) {
            lines.add(line("lengths", lengths()));
        }
        if (!description.classes().isEmpty()) {
            lines.add(line("classes", description.classes().size() + ", as learned from:"));
            lines.addAll(classes());
        }
        lines.add(line("read as", readAs(description.preprocessing())));
        lines.add(line("digest", data.digest()));
        return lines;
    }

    /** The same for programs. */
    Map<String, Object> facts() {
        DataDescription description = data.description();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", type);
        Map<String, Integer> items = new LinkedHashMap<>();
        items.put("train", data.train().size());
        items.put("validation", data.validation().size());
        items.put("test", data.test().size());
        facts.put("items", items);
        facts.put("event", description.event().getShape());
        facts.put("longest", description.sequence().longest());
        facts.put("tokens", description.sequence().tokens());
        facts.put("values", description.values());
        facts.put("classes", description.classes().isEmpty() ? Map.of() : classCounts());
        facts.put("preprocessing", description.preprocessing());
        facts.put("digest", data.digest());
        return facts;
    }

    private String counts() {
        int train = data.train().size();
        int validation = data.validation().size();
        int test = data.test().size();
        return String.format(
                Locale.ROOT,
                "%,d: %,d to learn from, %,d to validate on, %,d to test on",
                train + validation + test,
                train,
                validation,
                test);
    }

    private static String shape(DataDescription description) {
        Sequence sequence = description.sequence();
        return sequence.varies()
                ? String.format(Locale.ROOT, "up to %,d elements", sequence.longest())
                : description.event() + ", " + description.event().size() + " values";
    }

    /** A vocabulary is too long to be shown. */
    private static String readAs(Map<String, Object> preprocessing) {
        Map<String, Object> shown = new LinkedHashMap<>(preprocessing);
        shown.replaceAll(
                (key, value) ->
                        value instanceof List<?> list && list.size() > MOST_SHOWN
                                ? list.size() + " entries"
                                : value);
        return shown.toString();
    }

    private static String values(DataDescription description) {
        DataDescription.Values values = description.values();
        if (description.sequence().ofTokens()) {
            return String.format(Locale.ROOT, "%,d tokens", description.sequence().tokens());
        }
        String kind =
                values.binary()
                        ? "only 0 and 1"
                        : values.levels() ? "8-bit levels" : "real numbers";
        return String.format(
                Locale.ROOT, "%s, from %.4g to %.4g", kind, values.minimum(), values.maximum());
    }

    /** Of the training items; of tokens, how many of them the vocabulary lacks. */
    private String lengths() {
        Dataset train = data.train();
        int[] lengths = IntStream.range(0, train.size()).map(train::length).sorted().toArray();
        long all = IntStream.of(lengths).asLongStream().sum();
        String text =
                String.format(
                        Locale.ROOT,
                        "from %,d to %,d, half of them up to %,d",
                        lengths[0],
                        lengths[lengths.length - 1],
                        lengths[lengths.length / 2]);
        int unknown = data.description().sequence().unknown();
        return unknown < 0
                ? text
                : String.format(
                        Locale.ROOT, "%s; %.2f%% unknown", text, 100.0 * count(unknown) / all);
    }

    private long count(int token) {
        Dataset train = data.train();
        long found = 0;
        for (int from = 0; from < train.size(); from += BATCH) {
            int[] items = IntStream.range(from, Math.min(from + BATCH, train.size())).toArray();
            Tensor x = train.read(items, new Draw(0, 0, false)).get("x");
            for (long value : ((LongTensor) x).values()) {
                found += value == token ? 1 : 0;
            }
        }
        return found;
    }

    private List<String> classes() {
        return classCounts().entrySet().stream()
                .map(
                        each ->
                                String.format(
                                        Locale.ROOT, "%,10d  %s", each.getValue(), each.getKey()))
                .toList();
    }

    /** How many training items each class has. */
    private Map<String, Integer> classCounts() {
        List<String> names = data.description().classes();
        int[] counts = new int[names.size()];
        Dataset train = data.train();
        for (int from = 0; from < train.size(); from += BATCH) {
            int[] items = IntStream.range(from, Math.min(from + BATCH, train.size())).toArray();
            Tensor condition = train.read(items, new Draw(0, 0, false)).get("condition");
            for (long number : ((LongTensor) condition).values()) {
                counts[(int) number]++;
            }
        }
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int number = 0; number < counts.length; number++) {
            byName.put(names.get(number), counts[number]);
        }
        return byName;
    }

    private static String line(String name, String content) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + content;
    }
}
