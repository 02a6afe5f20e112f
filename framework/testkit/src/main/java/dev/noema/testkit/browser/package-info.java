/**
 * A real browser for tests of pages: an address goes in, what scripts answer and what is seen come
 * out.
 *
 * <p>Read {@link dev.noema.testkit.browser.Chromium} first.
 */
package dev.noema.testkit.browser;
