package dev.noema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private static String refused(String text) {
        return assertThrows(ConfigException.class, () -> read(text)).getMessage();
    }

    private static Value read(String text) {
        Report report = new Report();
        Value value = YamlReader.read(text, line -> new Origin("a.yaml", line), report);
        report.check();
        return value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\na: 2            | a.yaml:2: a: stands twice",
                "a: {b: 1,\\n  b: 2}    | a.yaml:2: a.b: stands twice",
                "a: !!int 3             | a.yaml:1: a: the tag \"tag:yaml.org,2002:int\" is not allowed; tags never are",
                "a: !!javax.x [1]       | a.yaml:1: a: the tag \"tag:yaml.org,2002:javax.x\" is not allowed; tags never are",
                "a: &x [1]\\nb: *x      | a.yaml:2: b: \"*x\" is no alias of a single value; write the value out",
                "a: &x [*x]             | a.yaml:1: a.0: \"*x\" is no alias of a single value; write the value out",
                "a: *y                  | a.yaml:1: a: \"*y\" is no alias of a single value; write the value out",
                "x: &x 1\\na: {<<: *x}  | a.yaml:2: a.<<: is a merge key, which is not allowed; include and profiles share keys",
                "[1]: 2                 | a.yaml:1: key: a list is no key; a single word is allowed",
                "a: 1\\n---\\nb: 2      | a.yaml:2: begins a second document; one is allowed",
                "a: 1\\n b: 2           | a.yaml:2: b: is not valid YAML: mapping values are not allowed here",
                "a: 1\\nb 2\\nc: 3      | a.yaml:2: b: is not valid YAML: could not find expected ':'",
                "a: [1, 2               | a.yaml:1: a: is not valid YAML: expected ',' or ']', but got <stream end>",
                "a: [1, 2\\nb: 3\\nc: 4 | a.yaml:1: a: is not valid YAML: expected ',' or ']', but got :",
                "a: 'x\\nb: 3           | a.yaml:1: a: is not valid YAML: found unexpected end of stream",
                "a:\\n\\tb: 1           | a.yaml:2: b: is not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
                "a: 1\\nb: BELL         | a.yaml:2: b: holds the character U+0007, which YAML does not allow",
                "a: 1\\nb: NUL          | a.yaml:2: b: holds the character U+0000, which YAML does not allow",
            })
    void refusesWhatIsNoPlainTree(String text, String message) {
        assertEquals(
                message,
                refused(text.translateEscapes().replace("BELL", "\u0007").replace("NUL", "\0")));
    }

    @Test
    void keepsTheValueOfAnAlias() {
        Value.Mapping root = (Value.Mapping) read("a: &x 5\nb: *x\n");
        assertEquals("5", ((Value.Scalar) root.entries().get("b")).text());
    }

    @Test
    void readsOverAByteOrderMark() {
        assertEquals(read("a: 1\n"), read("\ufeffa: 1\n"));
    }

    @Test
    void takesAnEmptyDocumentForAnEmptyMapping() {
        assertEquals(
                new Value.Mapping(java.util.Map.of(), new Origin("a.yaml", 1)),
                read("# nothing\n"));
    }

    @Test
    void refusesBombsQuickly() {
        Duration second = Duration.ofSeconds(2);
        assertEquals(
                "a.yaml:1: " + "0.".repeat(30) + "...: is nested deeper than 64 levels",
                assertTimeoutPreemptively(second, () -> refused("[".repeat(100_000))));
        assertEquals(
                "a.yaml:1: " + "a.".repeat(30) + "...: is nested deeper than 64 levels",
                assertTimeoutPreemptively(second, () -> refused("{a: ".repeat(100_000))));
        assertEquals(
                "a.yaml:1: 9999: holds more than 10000 values",
                assertTimeoutPreemptively(second, () -> refused("[" + "1,".repeat(400_000) + "]")));
        assertEquals(
                "a.yaml:1: " + "0.".repeat(30) + "...: is nested deeper than 64 levels",
                assertTimeoutPreemptively(second, () -> refused("- ".repeat(100_000))));
    }

    @Test
    void refusesFilesThatAreNoConfiguration(@TempDir Path folder) throws IOException {
        ConfigBinder binder = new ConfigBinder(new SampleConfig.Parts());
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 1, 2});
        Path list = Files.writeString(folder.resolve("list.yaml"), "- 1\n", StandardCharsets.UTF_8);
        assertEquals(large + ": has 1048577 bytes; allowed are 1048576", refused(binder, large));
        assertEquals(binary + ": is not UTF-8 text", refused(binder, binary));
        assertEquals(folder + ": is no file", refused(binder, folder));
        assertEquals(
                folder.resolve("no") + ": there is no such file",
                refused(binder, folder.resolve("no")));
        assertEquals(
                list
                        + ":1: is a list; allowed is a mapping of name, seed, encoder, objective, layers,"
                        + " weights, rate, length, patience, device, checkpoint",
                refused(binder, list));
    }

    private static String refused(ConfigBinder binder, Path file) {
        return assertThrows(
                        ConfigException.class,
                        () -> binder.read(SampleConfig.class, file, List.of()))
                .getMessage();
    }
}
