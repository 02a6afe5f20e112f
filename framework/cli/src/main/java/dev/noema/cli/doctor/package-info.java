/**
 * Whether this machine can do what Noema needs.
 *
 * <p>In: the machine. Out: findings, each with what to do about it. Read {@link
 * dev.noema.cli.doctor.Doctor} first.
 */
package dev.noema.cli.doctor;
