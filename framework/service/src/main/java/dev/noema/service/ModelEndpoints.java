package dev.noema.service;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Interpolation;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Generation;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the model does: one method for each path. */
final class ModelEndpoints {

    private static final String CLASS = "class";
    private static final String COLUMNS = "columns";
    private static final int MOST_COLUMNS = 256;

    private final GenerativeModel model;
    private final Reader reader;
    private final Writer writer;
    private final Conditions conditions;
    private final int mostItems;

    ModelEndpoints(GenerativeModel model, Reader reader, Writer writer, int mostItems) {
        this.model = model;
        this.reader = reader;
        this.writer = writer;
        this.conditions = new Conditions(model.about().classes());
        this.mostItems = mostItems;
    }

    /** Items to the parameters of q(z|x). */
    Answer encode(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of(Reader.ITEMS));
        Settings settings = Settings.of(given.settings(), Set.of(CLASS));
        Tensor x = items(given, Reader.ITEMS);
        return writer.tensors(
                inquiry, model.encode(x, conditions.of(given, settings, count(x), false)));
    }

    /** Codes to the items expected at them. */
    Answer decode(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of(Reader.CODES));
        Settings settings = Settings.of(given.settings(), Set.of(CLASS, COLUMNS));
        FloatTensor z = (FloatTensor) items(given, Reader.CODES);
        Tensor made = decoded(z, conditions.of(given, settings, count(z), false));
        return shown(inquiry, Map.of(made(), made), made(), settings);
    }

    /** Items to what is left of them behind their codes. */
    Answer reconstruct(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of(Reader.ITEMS));
        Settings settings = Settings.of(given.settings(), Set.of(CLASS, COLUMNS));
        Tensor x = items(given, Reader.ITEMS);
        Optional<LongTensor> condition = conditions.of(given, settings, count(x), false);
        FloatTensor codes = named(model.encode(x, condition), GenerativeModel.MEAN);
        Tensor made = decoded(codes, condition);
        return shown(inquiry, Map.of(made(), made), made(), settings);
    }

    /** New items from the prior. */
    Answer sample(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of());
        Settings settings =
                Settings.of(
                        given.settings(),
                        Set.of("count", "seed", "temperature", "draw", CLASS, COLUMNS));
        int usual = given.classes().isEmpty() ? 1 : given.classes().size();
        int count = settings.whole("count", usual, 1, mostItems);
        Map<String, FloatTensor> made =
                model.sample(
                        count,
                        settings.whole("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
                        settings.real("temperature", 1, 0, 100),
                        conditions.of(given, settings, count, true));
        boolean draw = settings.flag("draw") || !made.containsKey(GenerativeModel.EXPECTED);
        String shown = draw ? GenerativeModel.SAMPLE : GenerativeModel.EXPECTED;
        Map<String, FloatTensor> answer = new LinkedHashMap<>();
        if (made.containsKey(GenerativeModel.Z)) {
            answer.put(GenerativeModel.Z, made.get(GenerativeModel.Z));
        }
        answer.put(shown, named(made, shown));
        return shown(inquiry, answer, shown, settings);
    }

    /** The way from one item or code to another. */
    Answer interpolate(Inquiry inquiry) throws IOException {
        Given given = reader.read(inquiry, Set.of(Reader.ITEMS, Reader.CODES));
        Settings settings = Settings.of(given.settings(), Set.of("steps", "path", CLASS, COLUMNS));
        int steps = settings.whole("steps", 8, 2, Math.max(2, mostItems));
        Interpolation path = path(settings.text("path", "linear"));
        if (given.tensors().size() != 1) {
            throw Problem.badRequest("either two items x or two codes z are needed");
        }
        Tensor ends = given.tensors().values().iterator().next();
        if (count(ends) != 2) {
            throw Problem.badRequest("a way leads from one to another; two are needed");
        }
        FloatTensor codes =
                given.tensors().containsKey(Reader.CODES)
                        ? (FloatTensor) ends
                        : named(
                                model.encode(ends, conditions.of(given, settings, 2, false)),
                                GenerativeModel.MEAN);
        int latent = model.about().latent();
        float[] from = Arrays.copyOf(codes.values(), latent);
        float[] to = Arrays.copyOfRange(codes.values(), latent, 2 * latent);
        FloatTensor z = path.path(from, to, steps);
        Optional<LongTensor> both = conditions.of(given, settings, 2, false);
        Optional<LongTensor> each = both.map(classes -> along(classes, steps));
        Map<String, Tensor> answer = new LinkedHashMap<>();
        answer.put(GenerativeModel.Z, z);
        answer.put(made(), decoded(z, each));
        return shown(inquiry, answer, made(), settings);
    }

    /** The first half of the way has the class of the one end, the rest that of the other. */
    private static LongTensor along(LongTensor ends, int steps) {
        long[] classes = new long[steps];
        Arrays.fill(classes, 0, (steps + 1) / 2, ends.values()[0]);
        Arrays.fill(classes, (steps + 1) / 2, steps, ends.values()[1]);
        return new LongTensor(classes, steps);
    }

    private static Interpolation path(String name) {
        for (Interpolation path : Interpolation.values()) {
            if (path.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return path;
            }
        }
        throw Problem.badRequest(
                "path is '"
                        + name
                        + "'; allowed is one of "
                        + Arrays.toString(Interpolation.values()));
    }

    static Tensor items(Given given, String name) {
        Tensor tensor = given.tensors().get(name);
        if (tensor == null || count(tensor) == 0) {
            throw Problem.badRequest("'" + name + "' is needed, with at least one item");
        }
        return tensor;
    }

    static int count(Tensor tensor) {
        return Math.toIntExact(tensor.shape()[0]);
    }

    /** What is made at codes: expected data, or the likeliest tokens. */
    private Tensor decoded(FloatTensor z, Optional<LongTensor> condition) {
        return ofTokens()
                ? Generation.likeliest(model, z, condition)
                : named(model.decode(z, condition), GenerativeModel.EXPECTED);
    }

    private String made() {
        return ofTokens() ? TokenEndpoints.TOKENS : GenerativeModel.EXPECTED;
    }

    private boolean ofTokens() {
        return model.about().sequence().ofTokens();
    }

    static FloatTensor named(Map<String, FloatTensor> outputs, String name) {
        FloatTensor tensor = outputs.get(name);
        if (tensor == null) {
            throw new Problem(501, "this model gives no '" + name + "'");
        }
        return tensor;
    }

    private Answer shown(
            Inquiry inquiry, Map<String, ? extends Tensor> tensors, String shown, Settings settings)
            throws IOException {
        int square = (int) Math.ceil(Math.sqrt(count(tensors.get(shown))));
        int columns = settings.whole(COLUMNS, square, 1, MOST_COLUMNS);
        return writer.items(inquiry, tensors, shown, columns);
    }
}
