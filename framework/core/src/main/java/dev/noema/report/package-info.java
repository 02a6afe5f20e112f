/**
 * One page about a run, or about several beside each other: in go the files of their folders, out
 * comes {@code report.html} or {@code comparison.html}, a single file that needs no network and no
 * other file.
 *
 * <p>Read {@link dev.noema.report.RunReport} first, then {@link dev.noema.report.Comparison}.
 */
package dev.noema.report;
