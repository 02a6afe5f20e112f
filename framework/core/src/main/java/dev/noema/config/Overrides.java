package dev.noema.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts settings of the command line, {@code training.batch=64}, into a tree. */
final class Overrides {

    private final Report report;
    private Setting setting;

    Overrides(Report report) {
        this.report = report;
    }

    Value apply(Value root, List<String> settings) {
        Value changed = root;
        for (String text : settings) {
            setting = Setting.parse(text, report);
            if (setting != null) {
                changed = change(changed, 0);
            }
        }
        return changed;
    }

    /** The value with the change made in it; null where it is removed. */
    private Value change(Value target, int depth) {
        if (depth == setting.path().keys().size()) {
            return replace(target);
        }
        String key = setting.path().keys().get(depth);
        if (target instanceof Value.Sequence sequence) {
            return item(sequence, key, depth);
        }
        if (target instanceof Value.Scalar scalar && !scalar.missing()) {
            refuse(depth, "is " + scalar.shown() + ", which holds no " + Text.quote(key));
            return target;
        }
        return entry(target, key, depth);
    }

    private Value replace(Value target) {
        return switch (setting.change()) {
            case SET -> setting.value();
            case REMOVE -> null;
            case ADD -> added(target);
        };
    }

    private Value added(Value target) {
        if (target instanceof Value.Sequence sequence) {
            List<Value> items = new ArrayList<>(sequence.items());
            items.addAll(
                    setting.value() instanceof Value.Sequence more
                            ? more.items()
                            : List.of(setting.value()));
            return new Value.Sequence(items, sequence.origin());
        }
        if (target instanceof Value.Mapping && setting.value() instanceof Value.Mapping) {
            return Merge.over(target, setting.value());
        }
        if (target instanceof Value.Scalar scalar && !scalar.missing()
                || target instanceof Value.Mapping) {
            report.add(
                    Origin.COMMAND_LINE,
                    setting.path().toString(),
                    "is " + target.shown() + " already",
                    "without the + it is set",
                    Optional.empty());
            return target;
        }
        return setting.value();
    }

    private Value entry(Value target, String key, int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (target instanceof Value.Mapping mapping) {
            entries.putAll(mapping.entries());
        }
        if (setting.change() == Setting.Change.REMOVE && !entries.containsKey(key)) {
            report.add(
                    Origin.COMMAND_LINE,
                    setting.path().toString(),
                    "cannot be removed, since nothing gives it",
                    entries.isEmpty() ? "" : "given are " + String.join(", ", entries.keySet()),
                    Nearest.to(key, entries.keySet()));
            return target;
        }
        Value changed = change(entries.get(key), depth + 1);
        if (changed == null) {
            entries.remove(key);
        } else {
            entries.put(key, changed);
        }
        return new Value.Mapping(entries, target == null ? Origin.COMMAND_LINE : target.origin());
    }

    private Value item(Value.Sequence sequence, String key, int depth) {
        int size = sequence.items().size();
        OptionalInt index = KeyPath.index(key, size);
        if (index.isEmpty()) {
            String items = size == 0 ? "no items" : "the items 0 to " + (size - 1);
            refuse(depth, "is a list of " + items + ", which has no " + Text.quote(key));
            return sequence;
        }
        List<Value> items = new ArrayList<>(sequence.items());
        Value changed = change(items.get(index.getAsInt()), depth + 1);
        if (changed == null) {
            items.remove(index.getAsInt());
        } else {
            items.set(index.getAsInt(), changed);
        }
        return new Value.Sequence(items, sequence.origin());
    }

    private void refuse(int depth, String wrong) {
        String field = Text.shorten(setting.path().first(depth).toString());
        report.add(Origin.COMMAND_LINE, field, wrong, "set it as a whole", Optional.empty());
    }
}
