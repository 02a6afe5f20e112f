/**
 * The {@code noema} command: parses a request and hands it to the framework.
 *
 * <p>In: arguments. Out: text, and an exit code: 0 done, 1 the run failed, 2 the request was wrong.
 * Read {@link dev.noema.cli.Main} first; a command is one small class, listed in {@code Commands}.
 */
package dev.noema.cli;
