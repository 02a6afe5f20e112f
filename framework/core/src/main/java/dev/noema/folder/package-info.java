/**
 * Folders of files as data, whatever the files hold: the files below a source come in, their
 * classes and what was made of them, kept in one mapped file, go out.
 *
 * <p>Read {@link dev.noema.folder.OrderedPool} first, which reads files on a few threads.
 */
package dev.noema.folder;
