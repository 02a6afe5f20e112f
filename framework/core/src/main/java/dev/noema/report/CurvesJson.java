package dev.noema.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Curves as the script of the page reads them. */
final class CurvesJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private CurvesJson() {}

    /** JSON that can stand inside a script element, whatever the names are. */
    static String ofRun(List<Curves.Chart> charts, List<Curves.Line> clock, JsonNode latentMap) {
        ObjectNode all = JSON.createObjectNode();
        charts(all, charts);
        lines(all.putArray("clock"), clock);
        if (latentMap.isObject()) {
            all.set("latentMap", latentMap);
        }
        return harmless(all);
    }

    /** The same of many runs, of which one chart is shown at a time. */
    static String ofMany(List<Curves.Chart> charts) {
        ObjectNode all = JSON.createObjectNode();
        all.put("comparison", true);
        charts(all, charts);
        all.putArray("clock");
        return harmless(all);
    }

    private static void charts(ObjectNode all, List<Curves.Chart> charts) {
        ArrayNode list = all.putArray("charts");
        for (Curves.Chart chart : charts) {
            ObjectNode node = list.addObject();
            node.put("title", chart.title());
            node.put("unit", chart.unit());
            node.put("measured", chart.measured());
            lines(node.putArray("lines"), chart.lines());
        }
    }

    private static void lines(ArrayNode target, List<Curves.Line> lines) {
        for (Curves.Line line : lines) {
            ObjectNode node = target.addObject();
            node.put("style", line.style());
            node.put("name", line.name());
            numbers(node.putArray("step"), line.buckets().step());
            numbers(node.putArray("mean"), line.buckets().mean());
            if (line.seconds().length > 0) {
                numbers(node.putArray("seconds"), line.seconds());
            }
            if (!line.buckets().isWhole()) {
                numbers(node.putArray("low"), line.buckets().low());
                numbers(node.putArray("high"), line.buckets().high());
            }
        }
    }

    private static void numbers(ArrayNode target, double[] values) {
        for (double value : values) {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                target.add((long) value);
            } else {
                target.add(new BigDecimal(value).round(DIGITS).doubleValue());
            }
        }
    }

    /** No character that ends a script element or starts a comment in one. */
    private static String harmless(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
