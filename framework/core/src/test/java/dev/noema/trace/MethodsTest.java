package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method of DJL's arrays is recorded, refused, or reported by name: a new one shows here. */
class MethodsTest {

    @Test
    void everyMethodOfArraysIsRecordedOrRefused() {
        assertEquals(
                Set.of(), without(NDArray.class, ArrayMethods.TABLE, RecordingArray::isHandled));
    }

    @Test
    void everyMethodOfLayersIsRecordedOrRefused() {
        assertEquals(
                Set.of(),
                without(
                        NDArrayEx.class,
                        ExtensionMethods.TABLE,
                        name -> name.equals("getArray") || name.equals("getIndexer")));
    }

    @Test
    void everyMethodThatMakesArraysIsRecordedOrRefused() {
        Set<String> makers =
                Arrays.stream(NDManager.class.getMethods())
                        .filter(method -> NDArray.class.isAssignableFrom(method.getReturnType()))
                        .map(Method::getName)
                        .filter(name -> !name.equals("from"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(RecordingManager.CREATED.keySet());
        known.addAll(RecordingManager.REFUSED.keySet());
        assertEquals(makers, known);
    }

    /** They call the method of the same name on one of their arrays, and so does the recording. */
    @Test
    void staticMethodsAreMethodsOfArrays() {
        Set<String> methods =
                Stream.of(NDArray.class, NDArrayEx.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(Method::getName)
                        .collect(Collectors.toSet());
        Set<String> others =
                Arrays.stream(NDArrays.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !methods.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), others);
    }

    /** The tables of methods name operations that exist, and methods that DJL has. */
    @Test
    void tablesHoldNothingThatIsNotThere() {
        Set<String> operations =
                Operation.all().stream().map(Operation::name).collect(Collectors.toSet());
        check(NDArray.class, ArrayMethods.TABLE, operations);
        check(NDArrayEx.class, ExtensionMethods.TABLE, operations);
    }

    private static void check(Class<?> type, MethodTable table, Set<String> operations) {
        Set<String> signatures =
                Arrays.stream(type.getMethods()).map(Call::signature).collect(Collectors.toSet());
        table.entries()
                .forEach(
                        (signature, entry) -> {
                            assertTrue(signatures.contains(signature), signature);
                            assertTrue(
                                    operations.containsAll(entry.operations()),
                                    () -> signature + " " + entry.operations());
                        });
    }

    private static Set<String> without(
            Class<?> type, MethodTable table, Predicate<String> isHandled) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !isHandled.test(method.getName()))
                .filter(method -> Refusals.reason(method.getName()) == null)
                .filter(method -> Refusals.reported(method.getName()) == null)
                .map(Call::signature)
                .filter(signature -> table.rule(signature) == null)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
