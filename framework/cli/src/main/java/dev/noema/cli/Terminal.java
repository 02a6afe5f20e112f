package dev.noema.cli;

import java.io.Console;

/** Whether a person watches the output. */
final class Terminal {

    private Terminal() {}

    // Since JDK 22 a console exists for redirected output too, and says whether it is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
