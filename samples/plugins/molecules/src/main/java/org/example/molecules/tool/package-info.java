/**
 * Commands of this plug-in: a model's folder and molecules come in, figures and molecules come out.
 *
 * <p>Read {@link org.example.molecules.tool.MoleculesTool} first.
 */
package org.example.molecules.tool;
