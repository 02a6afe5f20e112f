/**
 * Experiments proposed for text that people have. In: a folder. Out: a commented configuration.
 * Read {@link dev.noema.text.init.TextInspector} first.
 */
package dev.noema.text.init;
