package dev.noema.service;

import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A model behind HTTP, from {@link #start} until {@link #close}. The model stays its opener's to
 * close, after the service.
 *
 * <p>{@code GET /openapi.json} describes the endpoints. A wrong request is answered with a problem
 * of one line (RFC 9457), whatever it was; nothing that a client sends can name a file.
 */
public final class ModelService implements AutoCloseable {

    private static final int HEADER_BYTES = 8192;
    private static final int HTTP_THREADS = 16;

    private final Server server;
    private final Workers workers;
    private final URI uri;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ModelService(Server server, Workers workers, URI uri) {
        this.server = server;
        this.workers = workers;
        this.uri = uri;
    }

    /**
     * Starts to answer requests.
     *
     * @param model safe for use by several threads, such as a {@link dev.noema.serving.Bundle}
     * @param codec reads and writes the model's items
     * @throws IllegalArgumentException when the model makes real numbers step by step
     * @throws IOException when the address cannot be listened on
     */
    public static ModelService start(GenerativeModel model, Codec codec, ServiceOptions options)
            throws IOException {
        if (model.about().sequence().varies() && !model.about().sequence().ofTokens()) {
            throw new IllegalArgumentException(
                    model.about().name()
                            + " makes frames step by step; the service answers with items of one"
                            + " shape and with tokens");
        }
        Limits limits = options.limits();
        QueuedThreadPool threads = new QueuedThreadPool(HTTP_THREADS, 2);
        threads.setName("noema-http");
        // A buffer is never passed from one connection to another: a fault in counting who still
        // holds it could give a client what another one sent.
        Server server = new Server(threads, null, new ByteBufferPool.NonPooling());
        server.setStopTimeout(limits.time().toMillis());
        server.setErrorHandler(new Faults());

        ConnectionTimes times =
                new ConnectionTimes(server.getScheduler(), limits.time().toMillis());
        ServerConnector connector = connector(server, options);
        connector.addBean(times);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));

        Workers workers = new Workers(limits);
        Metrics metrics = new Metrics();
        GracefulHandler graceful = new GracefulHandler();
        Routes routes = routes(model, codec, limits, metrics, graceful);
        graceful.setHandler(
                new Front(routes, new Doorkeeper(options), limits, workers, metrics, times));
        server.setHandler(graceful);
        try {
            server.start();
            return new ModelService(server, workers, server.getURI());
        } catch (Exception e) {
            stop(server, workers);
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private static ServerConnector connector(Server server, ServiceOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUseInputDirectByteBuffers(false); // freed by the collector in time, unlike native
        http.setUseOutputDirectByteBuffers(false);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(options.bind());
        connector.setPort(options.port());
        connector.setIdleTimeout(2 * options.limits().time().toMillis());
        return connector;
    }

    private static Routes routes(
            GenerativeModel model,
            Codec codec,
            Limits limits,
            Metrics metrics,
            GracefulHandler graceful) {
        GenerativeModel.About about = model.about();
        Reader reader = new Reader(about, codec, limits.items());
        Writer writer = new Writer(codec, about.preprocessing());
        ModelEndpoints endpoints = new ModelEndpoints(model, reader, writer, limits.items());
        Answer description = Description.model(about, codec);
        Answer openApi = Description.openApi(about, codec, limits);
        Routes routes =
                new Routes()
                        .get("/health", inquiry -> Answer.json(200, "{\"status\":\"up\"}"))
                        .get(
                                "/ready",
                                inquiry ->
                                        graceful.isShutdown()
                                                ? Answer.json(503, "{\"status\":\"stopping\"}")
                                                : Answer.json(200, "{\"status\":\"ready\"}"))
                        .get("/metrics", metrics::answer)
                        .get("/openapi.json", inquiry -> openApi)
                        .get("/v1/model", inquiry -> description)
                        .post("/v1/encode", endpoints::encode)
                        .post("/v1/decode", endpoints::decode)
                        .post("/v1/reconstruct", endpoints::reconstruct)
                        .post("/v1/interpolate", endpoints::interpolate);
        if (!about.sequence().ofTokens()) {
            return routes.post("/v1/sample", endpoints::sample);
        }
        TokenEndpoints tokens = new TokenEndpoints(model, reader, writer, limits.items());
        return routes.post("/v1/sample", tokens::sample)
                .post("/v1/complete", tokens::complete)
                .post("/v1/score", tokens::score);
    }

    /** Where it answers, such as {@code http://127.0.0.1:8080/}. */
    public URI uri() {
        return uri;
    }

    /** Waits until it is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Takes no further requests, lets those under way finish within their time, and stops. */
    @Override
    public void close() {
        stop(server, workers);
        closed.countDown();
    }

    private static void stop(Server server, Workers workers) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the service does not stop: " + e.getMessage(), e);
        } finally {
            workers.close();
        }
    }
}
