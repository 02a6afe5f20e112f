package dev.noema.text.codec;

/** Two tokens side by side that become one. */
record BytePair(int left, int right) implements Comparable<BytePair> {

    /** Both in one number, in the order of pairs. */
    long key() {
        return key(left, right);
    }

    static long key(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    @Override
    public int compareTo(BytePair other) {
        return Long.compare(key(), other.key());
    }
}
