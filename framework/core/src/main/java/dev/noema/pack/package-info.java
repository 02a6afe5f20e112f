/**
 * Handing a run or a bundle to someone else: a folder goes in, a plain zip file comes out, and
 * back.
 *
 * <p>The zip's first entry is a manifest with size and SHA-256 of every file, and its bytes depend
 * on theirs alone. A zip is read as what it may be: made to do harm. Read {@link
 * dev.noema.pack.Packer} first.
 */
package dev.noema.pack;
