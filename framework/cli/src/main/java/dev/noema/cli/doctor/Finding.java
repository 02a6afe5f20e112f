package dev.noema.cli.doctor;

/**
 * What one check found.
 *
 * @param name what was looked at: {@code memory}
 * @param status whether it is as it should be
 * @param found what there is, one line
 * @param advice what to do about it; empty when all is well
 */
public record Finding(String name, Status status, String found, String advice) {

    static Finding ok(String name, String found) {
        return new Finding(name, Status.OK, found, "");
    }

    static Finding warn(String name, String found, String advice) {
        return new Finding(name, Status.WARN, found, advice);
    }

    static Finding fail(String name, String found, String advice) {
        return new Finding(name, Status.FAIL, found, advice);
    }
}
