/**
 * How good generated molecules are, by the definitions of MOSES (Polykovskiy et al. 2020, arXiv
 * 1811.12823): lines of SMILES come in, figures come out.
 *
 * <p>Read {@link org.example.molecules.moses.Moses} first.
 */
package org.example.molecules.moses;
