package dev.noema.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.inject.Inject;
import dev.noema.config.ConfigBinder;
import dev.noema.config.OptionDescription;
import dev.noema.config.PartEntry;
import dev.noema.data.Data;
import dev.noema.data.DataType;
import dev.noema.objective.DecodedBatch;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Objective;
import dev.noema.spi.Part;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final PartContext CONTEXT = new PartContext(new Shape(3), 2, 0, List.of());

    record Options(int width) {}

    /** An encoder that knows what it was made of. */
    record Made(Options options, PartContext context) implements Encoder {
        @Override
        public Posterior encode(Batch batch, Pass pass) {
            throw new IllegalStateException("never called");
        }
    }

    static final class Factory implements PartFactory<Options, Encoder> {
        @Inject
        Factory() {}

        @Override
        public Encoder create(Options options, PartContext context) {
            if (options.width() == 0) {
                throw new IllegalArgumentException("width is 0; allowed is 1 or more");
            }
            return new Made(options, context);
        }
    }

    record Plugin(String id, Consumer<PartBinder> parts) implements Modality {
        @Override
        public void configure(PartBinder binder) {
            parts.accept(binder);
        }
    }

    private static Catalog catalog(Consumer<PartBinder> parts) {
        return Catalog.of(List.of(new Plugin("test", parts)));
    }

    @Test
    void makesThePartThatAnIdNames() {
        Catalog catalog = catalog(parts -> parts.encoder("dense", Options.class).to(Factory.class));
        Encoder encoder =
                catalog.create(Encoder.class, new Part<>("dense", new Options(4)), CONTEXT);
        assertEquals(new Made(new Options(4), CONTEXT), encoder);
        assertEquals(
                List.of(new PartEntry(Encoder.class, "dense", Options.class)),
                catalog.parts(Encoder.class));
    }

    @Test
    void opensData() {
        Data data = new Data(null, null, null, null, "digest");
        Catalog catalog =
                catalog(
                        parts ->
                                parts.dataType("x", Options.class)
                                        .toInstance((options, place) -> data));
        assertSame(
                data,
                catalog.open(
                        new Part<>("x", new Options(1)),
                        new DataType.Place(Path.of("."), Path.of("."), 1)));
    }

    @Test
    void namesThePartThatRefusesItsOptions() {
        Catalog catalog = catalog(parts -> parts.encoder("dense", Options.class).to(Factory.class));
        assertEquals(
                "encoder dense: width is 0; allowed is 1 or more",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        catalog.create(
                                                Encoder.class,
                                                new Part<>("dense", new Options(0)),
                                                CONTEXT))
                        .getMessage());
        assertEquals(
                "\"dens\" is no known encoder; known are dense",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        catalog.create(
                                                Encoder.class, new Part<>("dens", null), CONTEXT))
                        .getMessage());
    }

    @Test
    void refusesAnIdTwiceAndShowsBothLines() {
        Modality first = new First();
        Modality second = new Second();
        String message =
                assertThrows(WiringException.class, () -> Catalog.of(List.of(first, second)))
                        .getMessage();
        assertTrue(
                message.matches(
                        "the encoder dense is registered twice: at CatalogTest.First.configure"
                                + "\\(CatalogTest.java:[0-9]+\\) and CatalogTest.Second.configure"
                                + "\\(CatalogTest.java:[0-9]+\\)"),
                message);
    }

    static final class First implements Modality {
        @Override
        public String id() {
            return "first";
        }

        @Override
        public void configure(PartBinder parts) {
            parts.encoder("dense", Options.class).to(Factory.class);
        }
    }

    static final class Second implements Modality {
        @Override
        public String id() {
            return "second";
        }

        @Override
        public void configure(PartBinder parts) {
            parts.encoder("dense", Options.class).to(Factory.class);
        }
    }

    @Test
    void refusesTwoModalitiesOfOneNameAndBadIds() {
        Modality plugin = new Plugin("a", parts -> {});
        String twice =
                assertThrows(WiringException.class, () -> Catalog.of(List.of(plugin, plugin)))
                        .getMessage();
        assertTrue(twice.startsWith("two modalities are called \"a\""), twice);
        String id =
                assertThrows(
                                WiringException.class,
                                () ->
                                        catalog(
                                                parts ->
                                                        parts.encoder("Dense", Options.class)
                                                                .to(Factory.class)))
                        .getMessage();
        assertTrue(id.startsWith("the id \"Dense\" is not allowed"), id);
    }

    @Test
    void saysWhichModuleBringsAnId() {
        Catalog catalog =
                catalog(parts -> parts.encoder("image.mlp", Options.class).to(Factory.class));
        assertEquals(Optional.of("the module noema-text"), catalog.moduleOf("text.lstm"));
        assertEquals(Optional.empty(), catalog.moduleOf("image.conv"));
        assertEquals(Optional.empty(), catalog.moduleOf("text"));
        assertEquals(Optional.empty(), catalog.moduleOf("molecules.smiles"));
    }

    @Test
    void discoversThePartsOfTheCore() {
        List<PartEntry> entries = Catalog.discover().entries();
        List<String> ids = entries.stream().map(PartEntry::id).toList();
        assertTrue(
                ids.containsAll(List.of("standard-normal", "bernoulli", "elbo")), ids.toString());
        ConfigBinder binder = new ConfigBinder(Catalog.discover());
        for (PartEntry entry : entries) {
            assertFalse(entry.summary().isEmpty(), entry.id());
            for (OptionDescription option : binder.options(entry.options())) {
                assertFalse(option.meaning().isEmpty(), entry.id() + "." + option.key());
            }
        }
    }

    record Trained(Part<Objective> objective) {}

    /** A term that only has a weight. */
    record Weighed(String name, double weight) implements ObjectiveTerm {
        @Override
        public NDArray value(DecodedBatch decoded, Pass pass) {
            throw new IllegalStateException("never called");
        }
    }

    @Test
    void makesObjectivesWithTermsOfOtherModalities() {
        AtomicInteger made = new AtomicInteger();
        Modality terms =
                new Plugin(
                        "terms",
                        parts ->
                                parts.objectiveTerm("edges", Options.class)
                                        .toInstance(
                                                (options, context) ->
                                                        new Weighed(
                                                                "edges", made.incrementAndGet())));
        Catalog catalog = Catalog.of(List.of(new CoreModality(), terms));
        String text = "objective: {type: elbo, beta: 2, terms: [{type: edges, width: 3}]}";
        Part<Objective> objective =
                new ConfigBinder(catalog)
                        .bind(Trained.class, "a.yaml", text, List.of())
                        .value()
                        .objective();
        catalog.create(Objective.class, objective, CONTEXT);
        assertEquals(1, made.get());
    }
}
