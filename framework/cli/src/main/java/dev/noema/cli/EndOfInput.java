package dev.noema.cli;

import dev.noema.sweep.TrialProgram;
import dev.noema.training.StopRequest;
import java.io.IOException;
import java.io.OutputStream;

/** Takes the end of standard input for a request to stop. */
final class EndOfInput {

    private static final int SIGNALS = 128;

    private EndOfInput() {}

    static void stops(StopRequest stop) {
        Thread watcher =
                new Thread(
                        () -> {
                            awaitEnd();
                            stop.request(TrialProgram.STOPPED - SIGNALS);
                        },
                        "noema-end-of-input");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void awaitEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // it cannot be read, so nobody can write to it either
        }
    }
}
