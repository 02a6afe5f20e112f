package dev.noema.cli;

import dev.noema.generation.Classes;
import dev.noema.generation.GivenItems;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.GivenTokens;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on from the beginning of an item. */
@Command(
        name = "complete",
        description = "Goes on from a beginning: a text, or a file for other models of tokens.",
        footer = {
            "",
            "Examples:",
            "  noema complete runs/news \"The minister said\"",
            "  noema complete runs/news \"The minister said\" -n 20 --temperature 0.7 --seed 3",
            "  noema complete runs/news \"The team\" --like \"The final was lost in extra time.\"",
            "  noema complete runs/novels/bundle \"She\" --beam 8",
            "  noema complete runs/news \"Shares\" --json"
        })
final class CompleteCommand implements Runnable {

    @Mixin private final ModelArgument argument;

    @Parameters(index = "1", paramLabel = "BEGINNING", description = "What all items begin with.")
    private String beginning;

    @Option(
            names = {"-n", "--n"},
            paramLabel = "COUNT",
            defaultValue = "8",
            description = "How many (8).")
    private int count;

    @Option(
            names = "--like",
            paramLabel = "ITEM",
            description =
                    "Take the code of this text or file; the beginning itself may be said again"
                            + " (codes from the prior).")
    private String like;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Names the noise (0).")
    private long seed;

    @Option(
            names = "--temperature",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The spread: below 1 more usual items, above 1 more varied ones (1).")
    private float temperature;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "A class of a model that has classes (all in turn).")
    private Optional<String> className = Optional.empty();

    @Mixin private final TokenOptions tokens = new TokenOptions();

    @Mixin private final AttributeOptions attribute = new AttributeOptions();

    @Mixin private final Output output = new Output();

    @Mixin private final JsonOption json = new JsonOption();

    @Spec private CommandSpec spec;

    CompleteCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        Limit.check("--temperature", temperature, 0, 100);
        if (json.asked() && output.asked()) {
            throw new RequestException("--json prints the items; leave out --out and --files");
        }
        try (ModelFolder model = argument.open()) {
            Limit.check("--n", count, 1, Limit.items(model));
            if (!model.model().about().sequence().ofTokens()) {
                throw new RequestException(
                        model.path() + ": makes no tokens; only what is made of them is completed");
            }
            Classes classes = model.classes();
            Optional<LongTensor> condition =
                    className.isPresent()
                            ? Optional.of(Classes.repeated(classes.number(className.get()), count))
                            : classes.inTurn(count);
            FloatTensor codes = attribute.changed(model, codes(model, condition));
            Decoding decoding = tokens.decoding(model, temperature);
            Optional<GivenTokens> given = Optional.of(GivenTokens.beginnings(beginnings(model)));
            if (json.asked()) {
                print(model, tokens.made(model, codes, condition, decoding, seed, given));
            } else {
                tokens.make(model, codes, condition, decoding, seed, given, output);
            }
        }
    }

    private void print(ModelFolder model, Tensor made) {
        GenerativeModel.About about = model.model().about();
        List<Map<String, Object>> items = new ArrayList<>();
        for (int item = 0; item < made.shape()[0]; item++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("tokens", Lengths.tokens((LongTensor) made, item));
            model.codec()
                    .text(made, item, about.preprocessing())
                    .ifPresent(text -> facts.put("text", text));
            items.add(facts);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", about.name());
        facts.put("beginning", beginning);
        facts.put("seed", seed);
        facts.put("items", items);
        spec.commandLine().getOut().print(JsonOption.text(facts));
        spec.commandLine().getOut().flush();
    }

    private FloatTensor codes(ModelFolder model, Optional<LongTensor> condition) {
        if (like == null) {
            return model.sampled(GenerativeModel.Z, count, seed, 1, condition);
        }
        int latent = model.model().about().latent();
        float[] codes = new float[Math.multiplyExact(count, latent)];
        try (Items items = GivenItems.of(model, List.of(like), className)) {
            float[] code = model.meanCodes(items.read(0, 1)).values();
            for (int item = 0; item < count; item++) {
                System.arraycopy(code, 0, codes, item * latent, latent);
            }
        }
        return new FloatTensor(codes, count, latent);
    }

    private LongTensor beginnings(ModelFolder model) {
        try (Items items = GivenItems.of(model, List.of(beginning), className)) {
            LongTensor one = (LongTensor) items.read(0, 1).x();
            int time = one.values().length;
            int longest = tokens.decoding(model, temperature).longest();
            Limit.check(
                    "the number of tokens of the beginning",
                    time - 1.0,
                    0,
                    longest == 0 ? model.model().about().sequence().longest() : longest);
            long[] all = new long[Math.multiplyExact(count, time)];
            Arrays.setAll(all, i -> one.values()[i % time]);
            return new LongTensor(all, count, time);
        }
    }
}
