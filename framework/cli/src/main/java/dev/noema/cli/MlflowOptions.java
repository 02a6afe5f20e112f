package dev.noema.cli;

import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.TrainingListener;
import dev.noema.training.mlflow.MlflowTracking;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and where a training is told to an MLflow server. */
final class MlflowOptions {

    private static final String USUAL = "MLFLOW_TRACKING_URI";

    @Option(
            names = "--mlflow",
            paramLabel = "URL",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Tell an MLflow server what happens (the one that MLFLOW_TRACKING_URI names).")
    private Optional<String> place = Optional.empty();

    @Option(
            names = "--mlflow-experiment",
            paramLabel = "NAME",
            description = "MLflow's experiment (the configuration's name).")
    private Optional<String> experiment = Optional.empty();

    /** The listener, where it is asked for. */
    Optional<TrainingListener> tracking(RunFolder run, String name) {
        return place.map(
                url ->
                        new MlflowTracking(
                                run,
                                address(url.isEmpty() ? variable(USUAL) : url),
                                authorization(),
                                experiment.orElse(name),
                                Clock.systemUTC(),
                                System.err::println));
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            boolean http =
                    "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new RequestException(
                "--mlflow: \""
                        + url
                        + "\" is no address of a server, such as http://localhost:5000; without one, "
                        + USUAL
                        + " names it");
    }

    /** As MLflow's own clients: a token, or else a name and a password. */
    private static Optional<String> authorization() {
        String token = variable("MLFLOW_TRACKING_TOKEN");
        String name = variable("MLFLOW_TRACKING_USERNAME");
        if (!token.isEmpty()) {
            return Optional.of("Bearer " + token);
        }
        String pair = name + ":" + variable("MLFLOW_TRACKING_PASSWORD");
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value.strip();
    }
}
