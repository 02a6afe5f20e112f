package dev.noema.testkit;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What a manager and the managers below it hold open. */
final class ManagedResources {

    // DJL tells only of arrays; compiled functions and empty managers stand in this field alone.
    private static final Field RESOURCES = resourcesField();

    private ManagedResources() {}

    /** All arrays, managers and other native resources, by identity. */
    static Set<AutoCloseable> under(NDManager manager) {
        Set<AutoCloseable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(manager, found);
        return found;
    }

    private static void collect(NDManager manager, Set<AutoCloseable> found) {
        for (Object resource : of(manager).values()) {
            if (found.add((AutoCloseable) resource) && resource instanceof NDManager below) {
                collect(below, found);
            }
        }
    }

    private static Map<?, ?> of(NDManager manager) {
        try {
            return (Map<?, ?>) RESOURCES.get(manager);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field resourcesField() {
        try {
            Field field = BaseNDManager.class.getDeclaredField("resources");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this version of DJL keeps resources elsewhere", e);
        }
    }
}
