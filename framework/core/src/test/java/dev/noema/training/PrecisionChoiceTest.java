package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionChoiceTest {

    @TempDir private Path folder;

    @Test
    void takesBfloat16WhereItGainsATenth() {
        assertEquals(
                new PrecisionChoice(
                        Precision.BF16,
                        "precision: bf16, since a step takes 9.0 ms in bf16 and 10.0 ms in float32"),
                PrecisionChoice.of(0.010, 0.009));
        assertEquals(
                new PrecisionChoice(
                        Precision.FLOAT32,
                        "precision: float32, since a step takes 9.1 ms in bf16 and 10.0 ms in float32"),
                PrecisionChoice.of(0.010, 0.0091));
    }

    @Test
    void looksForBfloat16AmongTheFlagsOfTheProcessor() throws IOException {
        assertTrue(has("flags\t\t: fpu avx512f avx512_bf16 amx_tile\n"));
        assertTrue(has("processor\t: 0\nflags\t\t: fpu amx_bf16\n"));
        assertFalse(has("flags\t\t: fpu avx512f avx512_vnni\nmodel name\t: avx512_bf16\n"));
        assertFalse(NativeBfloat16.onProcessors(folder.resolve("none")));
        assertTrue(NativeBfloat16.on(Device.gpu()));
    }

    private boolean has(String text) throws IOException {
        return NativeBfloat16.onProcessors(Files.writeString(folder.resolve("cpuinfo"), text));
    }
}
