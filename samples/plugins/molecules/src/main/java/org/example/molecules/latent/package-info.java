/**
 * What the latent code knows of chemistry: codes and properties of molecules come in; a direction
 * along which a property grows, and the molecules on the way, come out.
 *
 * <p>Read {@link org.example.molecules.latent.PropertyHead} first.
 */
package org.example.molecules.latent;
