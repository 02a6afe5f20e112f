package dev.noema.config;

/**
 * One change asked for on the command line.
 *
 * @param value what is set or added; null where something is removed
 */
record Setting(Change change, KeyPath path, Value value) {

    /** What happens at the path. */
    enum Change {
        SET,
        ADD,
        REMOVE
    }

    static final char ADD_SIGN = '+';
    static final char REMOVE_SIGN = '~';

    /** Reads {@code a.b=v}, {@code +a.b=v} or {@code ~a.b}; null when it is none, and told so. */
    static Setting parse(String text, Report report) {
        int equals = text.indexOf('=');
        if (equals < 0 && text.length() > 1 && text.charAt(0) == REMOVE_SIGN) {
            return new Setting(Change.REMOVE, KeyPath.parse(text.substring(1)), null);
        }
        boolean added = !text.isEmpty() && text.charAt(0) == ADD_SIGN;
        int start = added ? 1 : 0;
        if (equals <= start || text.charAt(0) == REMOVE_SIGN) {
            report.add(
                    Origin.COMMAND_LINE,
                    Text.quote(text)
                            + " is no setting; allowed are key=value to set, +key=value to add,"
                            + " ~key to remove, as in seed=1");
            return null;
        }
        KeyPath path = KeyPath.parse(text.substring(start, equals));
        Value value = value(text.substring(equals + 1).strip(), report);
        return new Setting(added ? Change.ADD : Change.SET, path, value);
    }

    private static Value value(String text, Report report) {
        boolean structured = !text.isEmpty() && "[{\"'".indexOf(text.charAt(0)) >= 0;
        return structured
                ? YamlReader.read(text, line -> Origin.COMMAND_LINE, report)
                : new Value.Scalar(text, Value.Style.PLAIN, Origin.COMMAND_LINE);
    }
}
