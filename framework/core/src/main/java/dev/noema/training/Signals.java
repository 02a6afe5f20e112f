package dev.noema.training;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Ctrl-C and SIGTERM: the first asks a training to save and end, the second ends the process at
 * once.
 *
 * <p>Java has no public class for signals; {@code sun.misc.Signal}, which every JDK ships, is
 * reached by reflection.
 */
public final class Signals {

    private static final int EXIT_BY_SIGNAL = 128;

    private Signals() {}

    /**
     * Lets signals ask {@code stop}; where the platform has none, they end the process as usual.
     */
    public static void stopOn(StopRequest stop) {
        for (String name : List.of("INT", "TERM")) {
            handle(name, stop);
        }
    }

    private static void handle(String name, StopRequest stop) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            int number = (int) type.getMethod("getNumber").invoke(signal);
            InvocationHandler act =
                    (proxy, method, arguments) ->
                            switch (method.getName()) {
                                case "handle" -> {
                                    if (!stop.request(number)) {
                                        Runtime.getRuntime().halt(EXIT_BY_SIGNAL + number);
                                    }
                                    yield null;
                                }
                                case "equals" -> proxy == arguments[0];
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> "stop on SIG" + name;
                            };
            Object listener =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, act);
            type.getMethod("handle", type, handler).invoke(null, signal, listener);
        } catch (ReflectiveOperationException e) {
            // The signal is unknown here or kept by the JVM (-Xrs): it ends the process as it would
            // without us.
        }
    }
}
