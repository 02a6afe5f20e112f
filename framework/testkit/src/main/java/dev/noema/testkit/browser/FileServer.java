package dev.noema.testkit.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A plain server of one folder under a path, which sends files as they are and knows few media
 * types. Whoever starts it closes it.
 */
public final class FileServer implements AutoCloseable {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String path;

    private FileServer(HttpServer server, String path) {
        this.server = server;
        this.path = path;
    }

    /**
     * Serves a folder.
     *
     * @param path where, such as {@code /some/where/}
     */
    public static FileServer start(Path folder, String path) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FileServer files = new FileServer(server, path);
        server.createContext(path, exchange -> answer(exchange, folder, path));
        server.setExecutor(files.threads);
        server.start();
        return files;
    }

    /** Where the folder's files are found. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, Path folder, String path) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(path.length());
            Path file = folder.resolve(name.isEmpty() ? "index.html" : name).normalize();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String kind = name.isEmpty() ? "html" : name.substring(name.lastIndexOf('.') + 1);
            String type = TYPES.getOrDefault(kind, "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
