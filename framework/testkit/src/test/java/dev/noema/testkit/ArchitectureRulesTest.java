package dev.noema.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.noema.audio.Audio;
import dev.noema.audio.codec.AudioCodec;
import dev.noema.serving.fixture.Served;
import dev.noema.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    private static final JavaClasses BROKEN =
            new ClassFileImporter()
                    .importClasses(Audio.class, AudioCodec.class, Served.class, Text.class);

    @Test
    void findsWhatBreaksARule() {
        List<String> broken =
                ArchitectureRules.ALL.stream()
                        .filter(rule -> rule.evaluate(BROKEN).hasViolation())
                        .map(rule -> rule.getDescription())
                        .toList();
        assertEquals(
                List.of(
                        "packages form no cycle",
                        "only dev.noema.engine uses the PyTorch engine's own classes",
                        "only dev.noema.cli writes to the console",
                        "logging goes through SLF4J, not java.util.logging",
                        "serving uses neither DJL nor the rest of Noema",
                        "codecs use only serving, so that rendering needs no engine",
                        "nothing but samples uses dev.noema.text",
                        "nothing but samples uses dev.noema.audio"),
                broken);
    }

    @Test
    void refusesAnEmptyScan() {
        AssertionError error = assertThrows(AssertionError.class, new Nowhere()::architecture);
        assertTrue(error.getMessage().startsWith("dev.nowhere has 0 classes, not at least 1"));
    }

    private static final class Nowhere implements ArchitectureTest {

        @Override
        public String root() {
            return "dev.nowhere";
        }

        @Override
        public int atLeast() {
            return 1;
        }
    }
}
