/**
 * A decoder for rows of tokens that fall into segments of one length, such as bars: a conductor
 * leads, a player follows.
 *
 * <p>Read {@link dev.noema.samples.scores.network.ConductorDecoder} first.
 */
package dev.noema.samples.scores.network;
