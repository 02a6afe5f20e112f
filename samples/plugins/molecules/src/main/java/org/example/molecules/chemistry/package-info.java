/**
 * What chemistry says of a molecule, by the Chemistry Development Kit, which nothing else uses:
 * SMILES come in; validity, canonical form, properties, fingerprints, scaffolds, fragments and
 * pictures come out.
 *
 * <p>Read {@link org.example.molecules.chemistry.Molecule} first.
 */
package org.example.molecules.chemistry;
