package dev.noema.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {

    @TempDir private Path folder;

    @Test
    void readsModelAndFeatures() throws IOException {
        assertEquals(
                new Processor("Some CPU: 2.0 GHz", List.of("avx512f", "fma")),
                read(
                        """
                        processor\t: 0
                        model name\t: Some CPU: 2.0 GHz
                        flags\t\t: fpu fma avx512f made_up
                        processor\t: 1
                        model name\t: another
                        """));
        assertEquals(
                new Processor("", List.of("asimd", "bf16")), read("Features\t: fp asimd bf16\n"));
        assertEquals(new Processor("", List.of()), Processor.read(folder.resolve("none")));
    }

    @Test
    void looksForBfloat16AmongTheFlagsAlone() throws IOException {
        assertTrue(read("flags\t\t: fpu avx512f avx512_bf16 amx_tile\n").bfloat16());
        assertTrue(read("processor\t: 0\nflags\t\t: fpu amx_bf16\n").bfloat16());
        assertFalse(
                read("flags\t\t: fpu avx512f avx512_vnni\nmodel name\t: avx512_bf16\n").bfloat16());
    }

    private Processor read(String text) throws IOException {
        return Processor.read(Files.writeString(folder.resolve("cpuinfo"), text));
    }
}
