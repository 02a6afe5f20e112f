package dev.noema.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** ONNX Runtime's environment, made once for the process, with its telemetry off. */
public final class OnnxEnvironment {

    /** Room for what ONNX Runtime puts on the stack while it starts. */
    private static final long STACK_BYTES = 8 << 20;

    private static final FutureTask<OrtEnvironment> MADE = new FutureTask<>(OnnxEnvironment::make);
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private OnnxEnvironment() {}

    /**
     * Begins to start it, which takes some tenths of a second for its native library, while the
     * caller goes on.
     */
    // ONNX Runtime 1.29 copies the process's command line to the stack as it starts: a class path
    // of some kilobytes overflows that of an ordinary Java thread and ends the JVM.
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread starter = new Thread(null, MADE, "noema-onnx-start", STACK_BYTES);
            // A process that ends in the middle would leave the unpacked library behind.
            Runtime.getRuntime().addShutdownHook(new Thread(OnnxEnvironment::settle));
            starter.setDaemon(true);
            starter.start();
        }
    }

    private static OrtEnvironment make() throws OrtException {
        UnpackedLibrary.use();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        return environment;
    }

    private static void settle() {
        try {
            MADE.get();
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt(); // nobody waits for it any more
        }
    }

    /**
     * The environment of this process.
     *
     * @throws BundleException when ONNX Runtime does not start on this system
     */
    public static OrtEnvironment get() {
        begin();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return MADE.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new BundleException("ONNX Runtime does not start: " + e.getCause(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
