package dev.noema.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML text into a tree that knows the line of every value.
 *
 * <p>It works on the parser's events, so that a hostile file is refused before it can grow: no tag
 * is ever resolved, an alias stands for a single value only, and depth and size are bounded.
 */
final class YamlReader {

    static final int DEEPEST = 64;
    static final int MOST_VALUES = 10_000;
    private static final int LONGEST_TEXT = 1 << 21;

    private final IntFunction<Origin> origins;
    private final Report report;
    private final Map<String, Value.Scalar> anchors = new HashMap<>();
    private Iterator<Event> events;
    private int values;

    private YamlReader(IntFunction<Origin> origins, Report report) {
        this.origins = origins;
        this.report = report;
    }

    /**
     * The tree of one YAML document.
     *
     * @param origins the origin of what stands on a line, counted from 1
     * @throws ConfigException when the text is no YAML or goes beyond a limit
     */
    static Value read(String text, IntFunction<Origin> origins, Report report) {
        return new YamlReader(origins, report).document(text);
    }

    private Value document(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_TEXT);
        try {
            events = new Yaml(options).parse(new StringReader(text)).iterator();
            Value value = new Value.Mapping(Map.of(), origins.apply(1));
            events.next(); // the start of the stream
            if (events.next() instanceof DocumentStartEvent) {
                value = value(events.next(), 1);
                events.next(); // the end of the document
                if (events.next() instanceof DocumentStartEvent second) {
                    report.add(origin(second), "holds a second document; one is allowed");
                }
            }
            return value;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw report.stop(origins.apply(line), "is not valid YAML: " + e.getProblem());
        } catch (ReaderException e) {
            throw report.stop(
                    origins.apply(line(text, e)), "is not valid YAML: a special character");
        } catch (YAMLException e) {
            throw report.stop(origins.apply(1), "is not valid YAML: " + e.getMessage());
        }
    }

    private static int line(String text, ReaderException e) {
        int end = Math.min(text.length(), Math.max(0, e.getPosition()));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private Value value(Event event, int depth) {
        Origin origin = origin(event);
        if (++values > MOST_VALUES) {
            throw report.stop(origin, "holds more than " + MOST_VALUES + " values");
        }
        if (depth > DEEPEST) {
            throw report.stop(origin, "is nested deeper than " + DEEPEST + " levels");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, origin);
        }
        if (event instanceof SequenceStartEvent start) {
            refuseTag(start.getTag(), origin);
            return new Value.Sequence(items(depth), origin);
        }
        if (event instanceof MappingStartEvent start) {
            refuseTag(start.getTag(), origin);
            return new Value.Mapping(entries(depth), origin);
        }
        return alias((AliasEvent) event, origin);
    }

    private Value.Scalar scalar(ScalarEvent event, Origin origin) {
        refuseTag(event.getTag(), origin);
        boolean plain = event.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
        Value.Style style = plain ? Value.Style.PLAIN : Value.Style.TEXT;
        Value.Scalar scalar = new Value.Scalar(event.getValue(), style, origin);
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), scalar);
        }
        return scalar;
    }

    private Value alias(AliasEvent event, Origin origin) {
        Value.Scalar scalar = anchors.get(event.getAnchor());
        if (scalar == null) {
            String name = Text.quote("*" + event.getAnchor());
            throw report.stop(origin, name + " is no alias of a single value; write the value out");
        }
        return new Value.Scalar(scalar.text(), scalar.style(), origin);
    }

    private List<Value> items(int depth) {
        List<Value> items = new ArrayList<>();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return items;
    }

    private Map<String, Value> entries(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            Value key = value(event, depth + 1);
            Value entry = at(key.origin(), value(events.next(), depth + 1));
            if (!(key instanceof Value.Scalar name)) {
                report.add(key.origin(), key.shown() + " is no key; a single word is allowed");
            } else if (entries.putIfAbsent(name.text(), entry) != null) {
                report.add(key.origin(), "the key " + Text.quote(name.text()) + " stands twice");
            }
        }
        return entries;
    }

    /** The value with the place of its key, which is where a reader looks for it. */
    private static Value at(Origin origin, Value value) {
        if (value instanceof Value.Mapping mapping) {
            return new Value.Mapping(mapping.entries(), origin);
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(sequence.items(), origin);
        }
        Value.Scalar scalar = (Value.Scalar) value;
        return new Value.Scalar(scalar.text(), scalar.style(), origin);
    }

    private void refuseTag(String tag, Origin origin) {
        if (tag != null) {
            report.add(origin, "the tag " + Text.quote(tag) + " is not allowed; tags never are");
        }
    }

    private Origin origin(Event event) {
        return origins.apply(event.getStartMark().getLine() + 1);
    }
}
