package dev.noema.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks one tab of a browser, and hears what it reports. */
final class DevTools implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;

    private DevTools() {}

    static DevTools connect(int port) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        DevTools tools = new DevTools();
        try {
            String tabs =
                    client.send(
                                    HttpRequest.newBuilder(list).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            for (JsonNode tab : JSON.readTree(tabs)) {
                if (tab.path("type").asText().equals("page")) {
                    URI address = URI.create(tab.get("webSocketDebuggerUrl").asText());
                    tools.socket = client.newWebSocketBuilder().buildAsync(address, tools).join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (tools.socket == null) {
            throw new IOException("the browser has no tab");
        }
        for (String domain : List.of("Page", "Runtime", "Log", "DOM")) {
            tools.ask(domain + ".enable", Map.of());
        }
        return tools;
    }

    JsonNode ask(String method, Map<String, ?> parameters) {
        int id = count.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            Map<String, Object> request = Map.of("id", id, "method", method, "params", parameters);
            socket.sendText(JSON.writeValueAsString(request), true).join();
            JsonNode all = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (all.has("error")) {
                throw new IllegalStateException(method + ": " + all.get("error"));
            }
            return all.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " was not answered", e);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            hear(message.toString());
            message.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void hear(String text) {
        try {
            JsonNode heard = JSON.readTree(text);
            if (heard.has("id")) {
                asked.remove(heard.get("id").asInt()).complete(heard);
                return;
            }
            switch (heard.path("method").asText()) {
                case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(text);
                case "Runtime.consoleAPICalled" -> {
                    if (!heard.at("/params/type").asText().matches("log|debug|info")) {
                        complaints.add(text);
                    }
                }
                default -> {
                    // of no interest
                }
            }
        } catch (IOException e) {
            complaints.add(text);
        }
    }

    void close() {
        socket.abort();
    }
}
