package dev.noema.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in place of {@code ${other.key}}, {@code ${env:NAME}} and {@code ${env:NAME:-x}}.
 *
 * <p>A reference by itself becomes the other value, whatever it is; within text it becomes the
 * other's text. <code>$$&#123;</code> stands for the two characters. No value is ever read as YAML,
 * and what references can add up to is bounded.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(\\}?)");
    private static final String ENVIRONMENT = "env:";
    private static final int LONGEST_TEXT = 10_000;

    private final Value root;
    private final Environment environment;
    private final Report report;
    private final Map<String, Value> done = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private int values;

    private References(Value root, Environment environment, Report report) {
        this.root = root;
        this.environment = environment;
        this.report = report;
    }

    /** The tree without references. */
    static Value resolve(Value root, Environment environment, Report report) {
        return new References(root, environment, report).value(root, "");
    }

    /** Text of which nothing is taken for a reference. */
    static String escaped(String text) {
        return text.replace("${", "$${");
    }

    private Value value(Value given, String path) {
        Value resolved = done.get(path);
        if (resolved == null) {
            open.add(path);
            resolved = resolved(given, path);
            open.remove(open.size() - 1);
            done.put(path, resolved);
        }
        return resolved;
    }

    private Value resolved(Value given, String path) {
        count(given.origin());
        if (given instanceof Value.Mapping mapping) {
            Map<String, Value> entries = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(key, value(entry, join(path, key))));
            return new Value.Mapping(entries, mapping.origin());
        }
        if (given instanceof Value.Sequence sequence) {
            List<Value> items = new ArrayList<>();
            for (Value item : sequence.items()) {
                items.add(value(item, join(path, Integer.toString(items.size()))));
            }
            return new Value.Sequence(items, sequence.origin());
        }
        Value.Scalar scalar = (Value.Scalar) given;
        if (!scalar.text().contains("${")) {
            return scalar;
        }
        Site site = new Site(Text.shorten(path), scalar.origin(), report);
        try {
            return scalar(scalar);
        } catch (IllegalArgumentException e) {
            site.refuse(e.getMessage(), "");
        } catch (NoSuchElementException e) {
            // what it refers to has been told to be wrong
        }
        report.settle(site);
        broken.add(path);
        return scalar;
    }

    private void count(Origin origin) {
        if (++values > YamlReader.MOST_VALUES) {
            throw report.stop(
                    origin, "references add up to more than " + YamlReader.MOST_VALUES + " values");
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Value scalar(Value.Scalar given) {
        Matcher matcher = REFERENCE.matcher(given.text());
        if (matcher.matches() && matcher.group(1) != null) {
            return lookUp(matcher, given.origin());
        }
        matcher.reset();
        StringBuilder text = new StringBuilder();
        Origin origin = given.origin();
        while (matcher.find()) {
            String replacement = "${";
            if (matcher.group(1) != null) {
                Value found = lookUp(matcher, origin);
                if (!(found instanceof Value.Scalar part)) {
                    throw new IllegalArgumentException(
                            Text.quote(matcher.group())
                                    + " is "
                                    + found.shown()
                                    + ", which has no place within a text");
                }
                replacement = part.text();
                origin = part.origin();
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(replacement));
            if (text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "has references that add up to more than " + LONGEST_TEXT + " characters");
            }
        }
        matcher.appendTail(text);
        return new Value.Scalar(text.toString(), given.style(), origin);
    }

    /** The value of a reference, with the origin of the reference and what it refers to. */
    private Value lookUp(Matcher reference, Origin origin) {
        String expression = reference.group(1).strip();
        if (reference.group(2).isEmpty()) {
            throw new IllegalArgumentException("has \"${\" without \"}\"");
        }
        if (expression.startsWith(ENVIRONMENT)) {
            return environment.value(expression.substring(ENVIRONMENT.length()), origin);
        }
        Value found = key(KeyPath.parse(expression), expression);
        countAll(found, origin);
        return found.at(origin.via("${" + Text.shorten(expression) + "}"));
    }

    private void countAll(Value value, Origin origin) {
        count(origin);
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().values().forEach(entry -> countAll(entry, origin));
        } else if (value instanceof Value.Sequence sequence) {
            sequence.items().forEach(item -> countAll(item, origin));
        }
    }

    private Value key(KeyPath path, String expression) {
        Value target = root;
        for (int depth = 0; depth < path.keys().size(); depth++) {
            Value holder = target;
            if (holder instanceof Value.Scalar scalar && scalar.text().contains("${")) {
                holder = open(holder, path.first(depth).toString());
            }
            target = child(holder, path.keys().get(depth));
            if (target == null) {
                throw new IllegalArgumentException(unknown(expression));
            }
        }
        Value found = open(target, path.toString());
        if (broken.contains(path.toString())) {
            throw new NoSuchElementException(expression);
        }
        return found;
    }

    /** The value at a path without its references, unless it is being looked up already. */
    private Value open(Value given, String path) {
        int start = open.indexOf(path);
        if (start >= 0) {
            List<String> circle = new ArrayList<>(open.subList(start, open.size()));
            circle.add(path);
            throw new IllegalArgumentException(
                    "refers to itself: " + Text.shorten(String.join(" -> ", circle)));
        }
        return value(given, path);
    }

    private static Value child(Value holder, String key) {
        if (holder instanceof Value.Mapping mapping) {
            return mapping.entries().get(key);
        }
        if (holder instanceof Value.Sequence sequence) {
            OptionalInt index = KeyPath.index(key, sequence.items().size());
            return index.isPresent() ? sequence.items().get(index.getAsInt()) : null;
        }
        return null;
    }

    private String unknown(String expression) {
        return Text.quote("${" + expression + "}")
                + " refers to a key that nothing gives; allowed are keys that a file or setting"
                + " gives, and env:NAME"
                + Nearest.question(expression, Paths.of(root));
    }
}
