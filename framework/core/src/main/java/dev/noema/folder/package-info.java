/**
 * Folders of files as data, whatever the files hold: the files below a source come in, their
 * classes and what was made of them, kept in one mapped file, go out.
 *
 * <p>Read {@link dev.noema.folder.SourceFile} first, then {@link dev.noema.folder.RowCache}.
 */
package dev.noema.folder;
