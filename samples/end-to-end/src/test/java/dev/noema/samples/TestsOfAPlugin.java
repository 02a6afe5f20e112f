package dev.noema.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs all tests in a folder of classes and ends with 1 when one fails or there are none. */
final class TestsOfAPlugin {

    private TestsOfAPlugin() {}

    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClasspathRoots(Set.of(Path.of(arguments[0]))))
                        .build(),
                summary);
        summary.getSummary()
                .printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 12);
        long passed = summary.getSummary().getTestsSucceededCount();
        System.out.println(passed + " tests passed");
        System.exit(passed > 0 && summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
}
