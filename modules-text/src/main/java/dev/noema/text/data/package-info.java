/**
 * From text files to batches of tokens. In: files and folders. Out: {@link dev.noema.data.Data}
 * whose items are sentences, lines or files. Read {@link dev.noema.text.data.LinesData} first.
 */
package dev.noema.text.data;
