package dev.noema.service;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, in the text format of Prometheus. */
final class Metrics {

    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> nanoseconds = new ConcurrentSkipListMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    void began() {
        underWay.incrementAndGet();
    }

    /**
     * Counts an answer.
     *
     * @param path a path that there is, or {@code other}: never a client's own word
     */
    void ended(String path, int status, long nanos) {
        underWay.decrementAndGet();
        String labels = "{path=\"" + path + "\",status=\"" + status + "\"}";
        answers.computeIfAbsent(labels, unknown -> new LongAdder()).increment();
        nanoseconds
                .computeIfAbsent("{path=\"" + path + "\"}", unknown -> new LongAdder())
                .add(nanos);
    }

    Answer answer(Inquiry inquiry) {
        StringBuilder text = new StringBuilder();
        head(text, "noema_requests_total", "counter", "Requests that were answered.");
        answers.forEach(
                (labels, count) ->
                        line(text, "noema_requests_total" + labels, Long.toString(count.sum())));
        head(text, "noema_request_seconds_total", "counter", "Seconds that requests took.");
        nanoseconds.forEach(
                (labels, nanos) ->
                        line(
                                text,
                                "noema_request_seconds_total" + labels,
                                String.format(Locale.ROOT, "%.6f", nanos.sum() / 1e9)));
        head(text, "noema_requests_under_way", "gauge", "Requests not yet answered.");
        line(text, "noema_requests_under_way", Integer.toString(underWay.get()));
        return Answer.ok(MEDIA_TYPE, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
