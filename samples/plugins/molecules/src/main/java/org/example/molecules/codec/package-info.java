/**
 * One file to one molecule and back, without an engine: text comes in, tokens come out.
 *
 * <p>Read {@link org.example.molecules.codec.Vocabulary} first.
 */
package org.example.molecules.codec;
