package dev.noema.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String packaged = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "noema " + Optional.ofNullable(packaged).orElse("(not packaged)"),
            "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
        };
    }
}
