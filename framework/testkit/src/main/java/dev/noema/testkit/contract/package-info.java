/**
 * What every model part must keep, as tests that a test class of a plug-in inherits.
 *
 * <p>In: a part and what it is made for. Out: tests of shapes, batches of one, repeatability,
 * gradients, agreement of compiled and eager steps, saving, and native memory. Read {@link
 * dev.noema.testkit.contract.EncoderContract} first.
 */
package dev.noema.testkit.contract;
