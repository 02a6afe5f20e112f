package dev.noema.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.noema.engine.Torch;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves native memory behind: arrays, managers or compiled functions that are
 * open after it and were not before.
 *
 * <p>Added to a test class by {@code @ExtendWith(NativeMemoryCheck.class)}. What a test class keeps
 * in static fields is open before each test and does not count. Arrays that were detached from
 * their manager are not seen.
 */
public final class NativeMemoryCheck implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(NativeMemoryCheck.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), open());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertNoMoreThan(context.getStore(NAMESPACE).remove(context.getUniqueId(), Set.class));
    }

    /**
     * Fails when {@code action} leaves native memory behind. It runs twice, since the first run may
     * make what the process then keeps.
     */
    public static void assertNothingLeft(Runnable action) {
        action.run();
        Set<AutoCloseable> before = open();
        action.run();
        assertNoMoreThan(before);
    }

    private static void assertNoMoreThan(Set<?> before) {
        Set<AutoCloseable> now = open();
        int more = now.size() - before.size();
        if (more > 0) {
            now.removeAll(before);
            throw new AssertionError(
                    "the test left "
                            + more
                            + " native resources open: "
                            + now.stream()
                                    .map(NativeMemoryCheck::describe)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static Set<AutoCloseable> open() {
        // Every manager descends from the engine's own one, which is never closed.
        try (NDManager manager = Torch.newManager()) {
            Set<AutoCloseable> open = ManagedResources.under(manager.getParentManager());
            open.remove(manager);
            return open;
        }
    }

    private static String describe(AutoCloseable resource) {
        if (resource instanceof NDArray array) {
            return "an array " + array.getShape() + " " + array.getDataType();
        }
        return resource instanceof NDManager manager
                ? "the manager " + manager.getName()
                : "a " + resource.getClass().getSimpleName();
    }
}
