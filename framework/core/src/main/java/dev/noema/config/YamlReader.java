package dev.noema.config;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
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
    private static final String MERGE = "<<";

    private final IntFunction<Origin> origins;
    private final Report report;
    private final Map<String, Value.Scalar> anchors = new HashMap<>();
    private final Deque<String> keys = new ArrayDeque<>();
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
                    report.add(origin(second), "begins a second document; one is allowed");
                }
            }
            return value;
        } catch (MarkedYAMLException e) {
            throw broken(e, text);
        } catch (ReaderException e) {
            String character = String.format("U+%04X", e.getCodePoint());
            throw broken(
                    text,
                    line(text, e),
                    "holds the character " + character + ", which YAML does not allow");
        } catch (YAMLException e) {
            throw stop(origins.apply(1), "is not valid YAML: " + e.getMessage());
        }
    }

    /** Names the line and the key of what is not finished, rather than where that came to light. */
    private ConfigException broken(MarkedYAMLException e, String text) {
        boolean within =
                e.getContextMark() != null && !String.valueOf(e.getContext()).contains("block");
        Mark mark = within ? e.getContextMark() : e.getProblemMark();
        int line = mark == null ? 0 : mark.getLine();
        return broken(text, line + 1, "is not valid YAML: " + e.getProblem());
    }

    private ConfigException broken(String text, int line, String wrong) {
        SuspectLine suspect = SuspectLine.near(text.lines().toList(), line);
        return report.stop(origins.apply(suspect.line()), Text.shorten(suspect.key()), wrong);
    }

    private ConfigException stop(Origin origin, String wrong) {
        return report.stop(origin, path(), wrong);
    }

    private void refuse(Origin origin, String wrong) {
        report.add(origin, path(), wrong, "", Optional.empty());
    }

    /** The keys within which the event at hand stands. */
    private String path() {
        return Text.shorten(String.join(".", keys));
    }

    private static int line(String text, ReaderException e) {
        int end = Math.min(text.length(), Math.max(0, e.getPosition()));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private Value value(Event event, int depth) {
        Origin origin = origin(event);
        if (++values > MOST_VALUES) {
            throw stop(origin, "holds more than " + MOST_VALUES + " values");
        }
        if (depth > DEEPEST) {
            throw stop(origin, "is nested deeper than " + DEEPEST + " levels");
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
            throw stop(origin, name + " is no alias of a single value; write the value out");
        }
        return new Value.Scalar(scalar.text(), scalar.style(), origin);
    }

    private List<Value> items(int depth) {
        List<Value> items = new ArrayList<>();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            keys.addLast(Integer.toString(items.size()));
            items.add(value(event, depth + 1));
            keys.removeLast();
        }
        return items;
    }

    private Map<String, Value> entries(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            Value key = value(event, depth + 1);
            keys.addLast(key instanceof Value.Scalar name ? name.text() : "key");
            Value entry = value(events.next(), depth + 1).at(key.origin());
            if (!(key instanceof Value.Scalar name)) {
                refuse(key.origin(), key.shown() + " is no key; a single word is allowed");
            } else if (name.text().equals(MERGE)) {
                refuse(
                        key.origin(),
                        "is a merge key, which is not allowed; include and profiles share keys");
            } else if (entries.putIfAbsent(name.text(), entry) != null) {
                refuse(key.origin(), "stands twice");
            }
            keys.removeLast();
        }
        return entries;
    }

    private void refuseTag(String tag, Origin origin) {
        if (tag != null) {
            refuse(origin, "the tag " + Text.quote(tag) + " is not allowed; tags never are");
        }
    }

    private Origin origin(Event event) {
        return origins.apply(event.getStartMark().getLine() + 1);
    }
}
