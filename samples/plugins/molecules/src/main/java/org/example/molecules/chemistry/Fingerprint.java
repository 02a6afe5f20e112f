package org.example.molecules.chemistry;

import java.util.BitSet;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.fingerprint.CircularFingerprinter;

/**
 * Which surroundings of up to two bonds the atoms of a molecule have, as 1,024 bits (Rogers and
 * Hahn 2010, doi 10.1021/ci100050t).
 */
public final class Fingerprint {

    private static final int BITS = 1024;

    private final long[] words;
    private final int count;

    private Fingerprint(BitSet bits) {
        long[] set = bits.toLongArray();
        this.words = java.util.Arrays.copyOf(set, BITS / Long.SIZE);
        this.count = bits.cardinality();
    }

    /** The fingerprint of a molecule. */
    public static Fingerprint of(Molecule molecule) {
        try {
            return new Fingerprint(
                    new CircularFingerprinter(CircularFingerprinter.CLASS_ECFP4, BITS)
                            .getBitFingerprint(molecule.atoms())
                            .asBitSet());
        } catch (CDKException e) {
            throw new IllegalStateException("a molecule that was read has no fingerprint", e);
        }
    }

    /** |a and b| / |a or b|, in [0, 1] (Tanimoto). */
    public double similarity(Fingerprint other) {
        int both = 0;
        for (int i = 0; i < words.length; i++) {
            both += Long.bitCount(words[i] & other.words[i]);
        }
        int either = count + other.count - both;
        return either == 0 ? 1 : (double) both / either;
    }
}
