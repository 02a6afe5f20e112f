/**
 * A plug-in for molecules: data types, a codec, and what is measured of and done with them.
 *
 * <p>Read {@link org.example.molecules.MoleculesModality} first.
 */
package org.example.molecules;
