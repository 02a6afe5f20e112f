/**
 * One page about a run: in go the files of its folder, out comes {@code report.html}, a single file
 * that needs no network and no other file.
 *
 * <p>Read {@link dev.noema.report.RunReport} first.
 */
package dev.noema.report;
