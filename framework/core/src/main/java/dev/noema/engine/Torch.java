package dev.noema.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The engine as a whole: started once, offline, with the settings that exact resume needs. */
public final class Torch {

    private Torch() {}

    private static final class Started {
        static final Engine ENGINE = start();

        private static Engine start() {
            // Before DJL's first call: nothing is downloaded and nothing is reported.
            setDefault("ai.djl.offline", "true");
            setDefault("OPT_OUT_TRACKING", "true");
            KeptMemory.ask();
            // With the graph optimiser on, the first call of a fresh module is differentiated
            // differently from later
            // ones, so that a resumed run would not be bit-identical.
            setDefault("ai.djl.pytorch.graph_optimizer", "false");
            return Engine.getEngine("PyTorch");
        }

        private static void setDefault(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }
    }

    /** Starts the engine if it is not running. */
    public static void start() {
        if (Started.ENGINE == null) {
            throw new IllegalStateException("the PyTorch engine did not start");
        }
    }

    /** A new manager of native arrays; whoever opens it closes it. */
    public static NDManager newManager() {
        return newManager(device());
    }

    /** A new manager of native arrays on a device. */
    public static NDManager newManager(Device device) {
        start();
        return NDManager.newBaseManager(device, "PyTorch");
    }

    /** The device that arrays are made on unless one is named: the CPU. */
    public static Device device() {
        return Device.cpu();
    }

    /** How many CUDA devices can be used. */
    public static int cudaDevices() {
        start();
        return Started.ENGINE.getGpuCount();
    }

    /** Seeds the engine's own generator, which only dropout uses. */
    public static void seed(int seed) {
        start();
        Started.ENGINE.setRandomSeed(seed);
    }

    /** How many threads one operation uses. */
    public static int threads() {
        start();
        return JniUtils.getNumThreads();
    }

    /** Sets how many threads one operation uses. */
    public static void threads(int threads) {
        start();
        JniUtils.setNumThreads(threads);
    }

    /** The engine's version, for provenance. */
    public static String version() {
        start();
        return Started.ENGINE.getVersion();
    }
}
