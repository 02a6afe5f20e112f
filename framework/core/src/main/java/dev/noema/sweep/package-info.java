/**
 * Many trials of one experiment, each with other values of some of its keys, in search of the best.
 *
 * <p>In: a {@link dev.noema.sweep.SweepConfig} and a program that trains one trial in a process of
 * its own. Out: a folder with a journal, the trials' runs, and the best configuration. Read {@link
 * dev.noema.sweep.Sweep} first.
 */
package dev.noema.sweep;
