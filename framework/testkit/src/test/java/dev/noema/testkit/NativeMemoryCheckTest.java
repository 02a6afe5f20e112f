package dev.noema.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NativeMemoryCheckTest {

    private static AutoCloseable leaked;

    @Test
    void passesWhatClosesAll() {
        run(Clean.class).assertStatistics(tests -> tests.succeeded(1).failed(0));
    }

    @Test
    void namesWhatIsLeftOpen() throws Exception {
        String array = failure(LeakedArray.class);
        assertTrue(array.startsWith("the test left 2 native resources open"), array);
        assertTrue(array.contains("an array (2, 3) float32"), array);
        assertTrue(array.contains("the manager "), array);
    }

    @Test
    void seesCompiledFunctions() throws Exception {
        String function = failure(LeakedFunction.class);
        assertTrue(function.contains("a PtSymbolBlock"), function);
    }

    private static String failure(Class<?> test) throws Exception {
        Events events = run(test);
        events.assertStatistics(tests -> tests.failed(1));
        leaked.close();
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow().getMessage())
                .findFirst()
                .orElseThrow();
    }

    private static Events run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    @ExtendWith(NativeMemoryCheck.class)
    static class Clean {
        @Test
        void closes() {
            try (NDManager manager = Torch.newManager()) {
                assertEquals(6, manager.create(new float[] {1, 2, 3}).sum().getFloat());
            }
        }
    }

    @ExtendWith(NativeMemoryCheck.class)
    static class LeakedArray {
        @Test
        void keeps() {
            NDManager manager = Torch.newManager();
            manager.create(new Shape(2, 3));
            leaked = manager;
        }
    }

    @ExtendWith(NativeMemoryCheck.class)
    static class LeakedFunction {
        @Test
        void keeps() {
            leaked = TorchFunction.compile(List.of("x"), List.of("y = torch.neg(x)"), List.of("y"));
        }
    }
}
