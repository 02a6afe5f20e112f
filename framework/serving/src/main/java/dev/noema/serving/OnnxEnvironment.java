package dev.noema.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.concurrent.atomic.AtomicReference;

/** ONNX Runtime's environment, made once for the process, with its telemetry off. */
public final class OnnxEnvironment {

    /** Room for what ONNX Runtime puts on the stack while it starts. */
    private static final long STACK_BYTES = 8 << 20;

    private OnnxEnvironment() {}

    private static final class Made {
        static final OrtEnvironment ENVIRONMENT = madeInThreadOfItsOwn();
    }

    // ONNX Runtime 1.29 copies the process's command line to the stack as it starts: a class path
    // of some kilobytes overflows that of an ordinary Java thread and ends the JVM.
    private static OrtEnvironment madeInThreadOfItsOwn() {
        AtomicReference<OrtEnvironment> made = new AtomicReference<>();
        Thread starter = new Thread(null, () -> made.set(make()), "noema-onnx-start", STACK_BYTES);
        starter.start();
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (made.get() == null) {
            throw new BundleException("ONNX Runtime does not start on this system");
        }
        return made.get();
    }

    private static OrtEnvironment make() {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException e) {
            throw new BundleException("ONNX Runtime does not start: " + e.getMessage(), e);
        }
    }

    /** The environment of this process. */
    public static OrtEnvironment get() {
        return Made.ENVIRONMENT;
    }
}
