package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every method of DJL's arrays is recorded, refused, or reported by name: a new one shows here. */
class MethodsTest {

    @Test
    void methodsOfArraysThatNoOperationStandsFor() {
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "argSort(int,boolean)",
                                "batchDot(NDArray)",
                                "cbrt()",
                                "complex()",
                                "conj()",
                                "cumProd(int)",
                                "cumProd(int,DataType)",
                                "cumSum()",
                                "diagonal()",
                                "diagonal(int)",
                                "diagonal(int,int,int)",
                                "diff(int,int)",
                                "fft(long,long)",
                                "fft2(long[],long[])",
                                "ifft(long,long)",
                                "ifft2(long[],long[])",
                                "inverse()",
                                "irfft(long,long)",
                                "norm(boolean)",
                                "norm(int,int[],boolean)",
                                "normalize(double,long,double)",
                                "real()",
                                "repeat(Shape)",
                                "repeat(long)",
                                "repeat(long[])",
                                "rfft(long,long)",
                                "rotate90(int,int[])",
                                "scatter(NDArray,NDArray,int)",
                                "sequenceMask(NDArray)",
                                "sequenceMask(NDArray,float)",
                                "sort()",
                                "sort(int)",
                                "stft(long,long,boolean,NDArray,boolean,boolean)",
                                "tile(Shape)",
                                "tile(int,long)",
                                "tile(long)",
                                "toDegrees()",
                                "toDense()",
                                "toRadians()",
                                "trace(int,int,int)")),
                without(NDArray.class, ArrayMethods.TABLE, RecordingArray::isHandled));
    }

    @Test
    void methodsOfLayersThatNoOperationStandsFor() {
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "interpolation(long[],int,boolean)",
                                "multiBoxDetection(NDList,boolean,float,int,float,boolean,int)",
                                "multiBoxPrior(List,List,List,List,boolean)",
                                "multiBoxTarget(NDList,float,float,float,float,int)",
                                "randomBrightness(float)",
                                "randomColorJitter(float,float,float,float)",
                                "randomFlipLeftRight()",
                                "randomFlipTopBottom()",
                                "randomHue(float)",
                                "resize(int,int,int)")),
                without(
                        NDArrayEx.class,
                        ExtensionMethods.TABLE,
                        name ->
                                name.equals("getArray")
                                        || name.equals("getIndexer")
                                        || name.endsWith("Update")));
    }

    private static Set<String> without(
            Class<?> type,
            Map<String, Call.Rule> table,
            java.util.function.Predicate<String> isHandled) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !isHandled.test(method.getName()))
                .filter(method -> !table.containsKey(method.getName()))
                .map(MethodsTest::key)
                .filter(key -> !table.containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
