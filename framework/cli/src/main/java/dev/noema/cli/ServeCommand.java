package dev.noema.cli;

import dev.noema.service.Limits;
import dev.noema.service.ModelService;
import dev.noema.service.ServiceOptions;
import dev.noema.serving.Bundle;
import dev.noema.serving.BundleManifest;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a bundle behind HTTP. */
@Command(
        name = "serve",
        description = "Puts an exported bundle behind HTTP, for callers on this machine.",
        footer = {
            "",
            "Examples:",
            "  noema serve runs/digits/bundle",
            "  curl -X POST 'localhost:8080/v1/sample?count=64' -H 'Accept: image/png' -o new.png",
            "  curl -X POST 'localhost:8080/v1/sample?count=4' -H 'Accept: text/event-stream'",
            "  noema serve runs/digits/bundle --port 9000 --bind 0.0.0.0 --host models.example.org",
            "",
            "GET /openapi.json describes the endpoints. Ctrl-C and SIGTERM let requests under way"
                    + " finish."
        })
final class ServeCommand implements Runnable {

    private static final int RUN_PORT = 8080;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "BUNDLE",
            converter = ModelPath.class,
            description = "The folder of an exported bundle, or of a run that holds one.")
    private Path folder;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            description = "The port; 0 takes a free one (" + RUN_PORT + ").")
    private int port = RUN_PORT;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; 0.0.0.0 is all of them (127.0.0.1).")
    private String bind;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name by which it may be called, beside localhost and addresses.")
    private Set<String> hosts = Set.of();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "An origin whose web pages may call it, such as https://example.org.")
    private Set<String> origins = Set.of();

    @Option(
            names = "--items",
            paramLabel = "COUNT",
            description = "Items in one request at most (256).")
    private int items = Limits.defaults().items();

    @Option(
            names = "--body",
            paramLabel = "BYTES",
            description = "Bytes in the body of one request at most (8388608).")
    private int bodyBytes = Limits.defaults().bodyBytes();

    @Option(
            names = "--connections",
            paramLabel = "COUNT",
            description = "Connections at once; more wait (512).")
    private int connections = Limits.defaults().connections();

    @Option(
            names = "--queue",
            paramLabel = "COUNT",
            description = "Requests that wait for a worker; more are answered with 503 (64).")
    private int queue = Limits.defaults().queue();

    @Option(
            names = "--workers",
            paramLabel = "COUNT",
            description = "Requests that are computed at once (one a core).")
    private int workers = Limits.defaults().workers();

    @Option(
            names = "--seconds",
            paramLabel = "NUMBER",
            description =
                    "How long a request may take to arrive, to wait, and to be answered (10).")
    private int seconds = (int) Limits.defaults().time().toSeconds();

    @Override
    public void run() {
        ServiceOptions options = options();
        try (Bundle bundle = Bundle.open(bundle(), 1)) {
            ModelService service = ModelService.start(bundle, bundle.codec(), options);
            Thread stop = new Thread(service::close, "noema-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            PrintWriter out = spec.commandLine().getOut();
            out.println(bundle.manifest().name() + " on " + service.uri() + " until Ctrl-C");
            out.flush();
            service.await();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    bind + ":" + port + ": " + e.getMessage() + "; choose another --port", e);
        } catch (IllegalArgumentException e) {
            throw new RequestException(bundle() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ServiceOptions options() {
        try {
            Limits limits =
                    new Limits(
                            items,
                            bodyBytes,
                            connections,
                            queue,
                            workers,
                            Duration.ofSeconds(seconds));
            return new ServiceOptions(bind, port, hosts, origins, limits);
        } catch (IllegalArgumentException e) {
            throw new RequestException(e.getMessage());
        }
    }

    private Path bundle() {
        Path within = folder.resolve("bundle");
        return !Files.exists(folder.resolve(BundleManifest.FILE))
                        && Files.exists(within.resolve(BundleManifest.FILE))
                ? within
                : folder;
    }
}
