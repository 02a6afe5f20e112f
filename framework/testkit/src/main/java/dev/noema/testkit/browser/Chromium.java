package dev.noema.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window, with one tab, driven by the DevTools protocol. Whoever starts it
 * closes it.
 *
 * <p>Source: <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools
 * Protocol</a>.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /**
     * The program of this machine: named by the system property {@code noema.chromium}, or on the
     * path.
     */
    public static Optional<Path> find() {
        String named = System.getProperty("noema.chromium");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts the program of this machine; see {@link NeedsChromium}.
     *
     * @param folder an empty folder for the browser's own files
     */
    public static Chromium start(Path folder) throws IOException {
        Path program = find().orElseThrow(() -> new IOException("there is no Chromium"));
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + folder,
                                "about:blank")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.getOutputStream().close();
        try {
            return new Chromium(process, DevTools.connect(port(process, folder)));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int port(Process process, Path folder) throws IOException {
        Path file = folder.resolve("DevToolsActivePort");
        for (int tries = 0; tries < 10 * PATIENCE_SECONDS && process.isAlive(); tries++) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return Integer.parseInt(lines.get(0));
                }
            }
            pause();
        }
        throw new IOException("the browser did not start");
    }

    /** Opens an address and waits until all is loaded, but not for what scripts do later. */
    public void open(String address) {
        tools.ask("Page.navigate", Map.of("url", address));
        until("document.readyState === 'complete'");
    }

    /** The value of a JavaScript expression, awaited when it is a promise. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                tools.ask(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true,
                                "userGesture",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** Waits until an expression is true. */
    public void until(String expression) {
        for (int tries = 0; tries < 10 * PATIENCE_SECONDS; tries++) {
            if (evaluate(expression).asBoolean()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException(
                expression
                        + " did not come true; the page says: "
                        + evaluate("document.body.innerText"));
    }

    /**
     * Presses and releases a key.
     *
     * @param key its name, such as {@code Tab} or {@code ArrowRight}
     * @param code its Windows virtual key code
     */
    public void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            tools.ask(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /**
     * Draws with the mouse over an element.
     *
     * @param way x and y in turn, as parts of the element's width and height
     */
    public void drag(String selector, double... way) {
        JsonNode box =
                evaluate(
                        """
                        (() => {
                            const element = document.querySelector('%s');
                            element.scrollIntoView({ block: 'center', behavior: 'instant' });
                            return element.getBoundingClientRect().toJSON();
                        })()
                        """
                                .formatted(selector));
        for (int i = 0; i < way.length; i += 2) {
            double x = box.get("x").asDouble() + way[i] * box.get("width").asDouble();
            double y = box.get("y").asDouble() + way[i + 1] * box.get("height").asDouble();
            if (i == 0) {
                mouse("mousePressed", x, y);
            }
            mouse(i + 2 < way.length ? "mouseMoved" : "mouseReleased", x, y);
        }
    }

    private void mouse(String type, double x, double y) {
        tools.ask(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        "left",
                        "buttons",
                        type.equals("mouseReleased") ? 0 : 1,
                        "clickCount",
                        1));
    }

    /** Makes the window this large, in CSS pixels, of which each has {@code density} pixels. */
    public void resize(int width, int height, double density, boolean phone) {
        tools.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", width,
                        "height", height,
                        "deviceScaleFactor", density,
                        "mobile", phone));
    }

    /** Prefers a medium's feature, such as {@code prefers-color-scheme: dark}. */
    public void prefer(String feature, String value) {
        tools.ask(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Gives files to an {@code <input type=file>}. */
    public void choose(String selector, Path file) {
        JsonNode document = tools.ask("DOM.getDocument", Map.of());
        JsonNode node =
                tools.ask(
                        "DOM.querySelector",
                        Map.of(
                                "nodeId",
                                document.path("root").path("nodeId").asInt(),
                                "selector",
                                selector));
        tools.ask(
                "DOM.setFileInputFiles",
                Map.of(
                        "nodeId",
                        node.get("nodeId").asInt(),
                        "files",
                        List.of(file.toAbsolutePath().toString())));
    }

    /** What is seen, as a PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(
                        tools.ask("Page.captureScreenshot", Map.of("format", "png"))
                                .get("data")
                                .asText());
    }

    /** What the page and its scripts complained of: errors and warnings of the console. */
    public List<String> complaints() {
        return tools.complaints();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        tools.ask("Browser.close", Map.of());
        tools.close();
        try {
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
