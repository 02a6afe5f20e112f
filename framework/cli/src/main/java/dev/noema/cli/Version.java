package dev.noema.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the Java that runs it. */
final class Version implements IVersionProvider {

    private static final String UNPACKAGED = "0.1.0-SNAPSHOT";

    /** The version of the artifacts that this build installs. */
    static String ofArtifacts() {
        String packaged = Version.class.getPackage().getImplementationVersion();
        return Optional.ofNullable(packaged).orElse(UNPACKAGED);
    }

    @Override
    public String[] getVersion() {
        String packaged = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "noema " + Optional.ofNullable(packaged).orElse("(not packaged)"),
            "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
        };
    }
}
