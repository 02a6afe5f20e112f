/**
 * A page around a model: an exported bundle goes in, a folder that any static file server can show
 * comes out, in which the model runs in the visitor's browser.
 *
 * <p>Read {@link dev.noema.web.WebPage} first; the page itself stands in the resources beside it.
 */
package dev.noema.web;
