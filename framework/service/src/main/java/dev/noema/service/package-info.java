/**
 * A model behind HTTP: a {@link dev.noema.serving.GenerativeModel} and its {@link
 * dev.noema.serving.Codec} go in, endpoints that encode, decode, sample, reconstruct and
 * interpolate, and for tokens complete and score, come out, with limits on whatever a request may
 * take.
 *
 * <p>Read {@link dev.noema.service.ModelService} first, then {@code ModelEndpoints}: what a request
 * means is a function from {@code Inquiry} to {@code Answer}, apart from how it travels, which is
 * Jetty's and {@code Front}'s.
 */
package dev.noema.service;
