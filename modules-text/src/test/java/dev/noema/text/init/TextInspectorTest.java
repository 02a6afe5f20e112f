package dev.noema.text.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.experiment.Experiment;
import dev.noema.training.Outcome;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at folders as people have them; each kind of proposal is trained for a few steps. */
class TextInspectorTest {

    private static final String UNCOMMENT = "(?m)^  # (?=classes:|condition:)";

    @TempDir Path place;

    private void write(String name, String content) throws IOException {
        Path file = place.resolve("texts").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void aBookHasSentences() throws IOException {
        StringBuilder book = new StringBuilder("A BOOK\n\n");
        for (int i = 0; i < 40; i++) {
            book.append("It was the year " + i + ", in which a dog, whom they all had known,\n");
            book.append("went away. Nobody saw it leave, and the houses and the streets were\n");
            book.append("still. It came back after " + i + " days.\n\n");
        }
        write("book.txt", book.toString());
        ExperimentProposal proposal = trains(false);
        assertContains(proposal, "type: text.lines", "item: sentence", "tokenizer: words");
        assertTrue(
                proposal.findings().get(0).endsWith("different sentences"),
                proposal.findings().toString());
    }

    @Test
    void foldersOfShortFilesAreItemsWithClasses() throws IOException {
        for (int i = 0; i < 40; i++) {
            write((i % 2 == 0 ? "good/" : "bad/") + i + ".txt", "the film was so so, " + i + "\n");
        }
        assertContains(trains(true), "item: file", "# classes: folder", "# condition:");
    }

    @Test
    void namesAreCutIntoCharacters() throws IOException {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            names.append("Ann").append((char) ('a' + i % 26)).append((char) ('a' + i / 26));
            names.append('\n');
        }
        write("names.txt", names.toString());
        assertContains(propose(), "item: line", "tokenizer: characters");
    }

    @Test
    void aTableHasAColumnOfTextAndPerhapsClasses() throws IOException {
        StringBuilder rows = new StringBuilder("id;kind;review\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i + ";" + (i % 3 == 0 ? "good" : "bad"));
            rows.append(";\"the film; it was " + (i % 3 == 0 ? "good" : "bad") + " " + i + "\"\n");
        }
        write("reviews.csv", rows.toString());
        write("README.txt", "where this is from");
        assertContains(
                trains(true),
                "source: texts/reviews.csv",
                "column: review",
                "separator: \";\"",
                "classes: column kind");
    }

    @Test
    void jsonLinesToo() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append("{\"n\": " + i + ", \"text\": \"some words and " + i + "\"}\n");
        }
        write("rows.jsonl", rows + "{\"text\": \"half");
        ExperimentProposal proposal = propose();
        assertContains(proposal, "source: texts/rows.jsonl", "column: text");
        assertTrue(
                proposal.findings().get(1).contains("left out: 1 row that is not whole"),
                proposal.findings().toString());
    }

    @Test
    void tablesOfNumbersAreNoTexts() throws IOException {
        write("iris.csv", "a,day\n" + "-1.5e-3,2024-01-02\nnan,2024-01-03\n".repeat(10));
        DataException e = assertThrows(DataException.class, this::propose);
        assertTrue(e.getMessage().contains("[a, day] hold numbers"), e.getMessage());
        write("iris.csv", "a,name\n" + "1.123456789,iris\n2.123456789,rose\n".repeat(10));
        assertContains(propose(), "column: name");
    }

    @Test
    void rareWordsAreCutIntoPieces() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("the " + Integer.toString(i * 7919, 36).replaceAll("[0-9]", "q"));
            lines.append(" came\n");
        }
        write("rare.txt", lines.toString());
        assertContains(propose(), "tokenizer: byte-pairs");
    }

    @Test
    void saysWhenThereIsNothingToRead() throws IOException {
        write("a.txt", " \n");
        String message = assertThrows(DataException.class, this::propose).getMessage();
        assertTrue(message.contains("hold no text"), message);
        Files.delete(place.resolve("texts/a.txt"));
        assertTrue(new TextInspector().inspect(place.resolve("texts"), "texts").isEmpty());
        write("a.csv", "");
        message = assertThrows(DataException.class, this::propose).getMessage();
        assertTrue(message.contains("a.csv: is empty"), message);
        Files.delete(place.resolve("texts/a.csv"));
        write("a.jsonl", "{}\n{\"a");
        message = assertThrows(DataException.class, this::propose).getMessage();
        assertTrue(message.contains("a.jsonl:2: is no whole JSON object"), message);
    }

    private ExperimentProposal propose() {
        return new TextInspector().inspect(place.resolve("texts"), "texts").orElseThrow();
    }

    private ExperimentProposal trains(boolean classes) throws IOException {
        ExperimentProposal proposal = propose();
        String sections = proposal.sections();
        train(sections, "proposed");
        if (classes) {
            train(sections.replaceAll(UNCOMMENT, "  "), "with-classes");
        }
        return proposal;
    }

    private void train(String sections, String name) throws IOException {
        Path file = place.resolve(name + ".yaml");
        Files.writeString(file, "name: " + name + "\nseed: 1\n" + sections);
        List<String> settings =
                List.of(
                        "training.budget=2 steps",
                        "model.encoder.size=8",
                        "model.decoder.size=8",
                        "training.device=cpu");
        Outcome outcome =
                Experiment.load(file, settings, Catalog.discover())
                        .train(place.resolve("run-" + name), false);
        assertEquals(0, outcome.exitCode(), sections);
    }

    private static void assertContains(ExperimentProposal proposal, String... parts) {
        for (String part : parts) {
            assertTrue(proposal.sections().contains(part), part + " in\n" + proposal.sections());
        }
    }
}
