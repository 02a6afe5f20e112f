package dev.noema.training.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollapseWatchTest {

    private final List<String> said = new ArrayList<>();
    private final CollapseWatch watch = new CollapseWatch(said::add);

    private void validated(long step, double kl, double active) {
        watch.validated(step, Map.of("validation.kl", kl, "validation.active-units", active));
    }

    @Test
    void saysItOnceAndAgainAfterARecovery() {
        validated(100, 6.5, 32);
        assertEquals(List.of(), said);
        validated(200, 0.04, 1);
        validated(300, 0.03, 0);
        assertEquals(1, said.size());
        assertTrue(said.get(0).startsWith("step 200: the code is not in use (kl 0.040 nats, 1"));
        validated(400, 2, 3);
        validated(500, 0.2, 0);
        assertEquals(2, said.size());
    }

    @Test
    void aModelWithoutDivergenceCannotCollapse() {
        validated(100, 0, 0);
        assertEquals(List.of(), said);
    }
}
