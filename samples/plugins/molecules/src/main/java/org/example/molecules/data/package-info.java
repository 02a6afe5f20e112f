/**
 * Files of molecules to rows of tokens, for training.
 *
 * <p>Read {@link org.example.molecules.data.MoleculesData} first.
 */
package org.example.molecules.data;
