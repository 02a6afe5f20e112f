package dev.noema.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files put together, before profiles and settings.
 *
 * @param tree what the files give, those that come later over those before
 * @param profiles what goes over the tree when a profile is asked for, by its name
 * @param base where relative paths of the configuration start; null for text without a file
 */
record Composition(Value tree, Map<String, Value> profiles, Path base) {

    /** The key of the files that a file goes over. */
    static final String INCLUDE = "include";

    /** The key of named changes. */
    static final String PROFILES = "profiles";

    /** The key of the folder in which relative paths start. */
    static final String BASE = "base";

    /** The file without the keys that composition takes, over what it includes. */
    static Composition of(Value read, Path folder, Includes includes, Report report) {
        if (!(read instanceof Value.Mapping mapping)) {
            return new Composition(read, Map.of(), folder);
        }
        Map<String, Value> own = new LinkedHashMap<>(mapping.entries());
        Value included = own.remove(INCLUDE);
        Value named = own.remove(PROFILES);
        Value base = own.remove(BASE);
        Composition lower = null;
        for (Value.Scalar file : texts(included, INCLUDE, "a file or a list of files", report)) {
            Composition next = includes.read(file, folder, report);
            lower = lower == null ? next : lower.under(next, folder);
        }
        Path start = folder;
        for (Value.Scalar text : texts(base, BASE, "a folder", report)) {
            start = folder == null ? Path.of(text.text()) : folder.resolve(text.text()).normalize();
        }
        Composition upper =
                new Composition(
                        new Value.Mapping(own, mapping.origin()), profiles(named, report), start);
        return lower == null ? upper : lower.under(upper, start);
    }

    /** This with another laid over it. */
    Composition under(Composition upper, Path newBase) {
        Map<String, Value> all = new LinkedHashMap<>(profiles);
        upper.profiles.forEach((name, given) -> all.merge(name, given, Merge::over));
        return new Composition(Merge.over(tree, upper.tree), all, newBase);
    }

    /** The tree with profiles laid over it. */
    Value with(List<String> names, Report report) {
        Value changed = tree;
        for (String name : names) {
            Value profile = profiles.get(name);
            if (profile == null) {
                String known =
                        profiles.isEmpty()
                                ? "the files hold no profiles"
                                : "known are " + String.join(", ", profiles.keySet());
                report.add(
                        Origin.COMMAND_LINE,
                        "",
                        "the profile " + Text.quote(name) + " is not known",
                        known,
                        Nearest.to(name, profiles.keySet()));
            } else {
                changed = Merge.over(changed, profile);
            }
        }
        return changed;
    }

    /** How the origin of what a profile gives shows it. */
    static String via(String profile) {
        return "profile " + Text.shorten(profile);
    }

    private static Map<String, Value> profiles(Value named, Report report) {
        Map<String, Value> profiles = new LinkedHashMap<>();
        if (named instanceof Value.Mapping mapping) {
            mapping.entries()
                    .forEach(
                            (name, given) -> {
                                Value profile = profile(name, given, report);
                                profiles.put(name, profile.via(via(name)));
                            });
        } else if (named != null && !named.isMissing()) {
            report.add(
                    named.origin(),
                    PROFILES,
                    "is " + named.shown(),
                    "allowed is a mapping of names, each to the keys that it changes",
                    Optional.empty());
        }
        return profiles;
    }

    private static Value profile(String name, Value given, Report report) {
        if (given instanceof Value.Mapping mapping) {
            for (String key : List.of(INCLUDE, PROFILES, BASE)) {
                if (mapping.entries().containsKey(key)) {
                    report.add(
                            mapping.entries().get(key).origin(),
                            PROFILES + "." + Text.shorten(name) + "." + key,
                            "has no place in a profile",
                            "it stands at the top of a file",
                            Optional.empty());
                }
            }
            Map<String, Value> entries = new LinkedHashMap<>(mapping.entries());
            entries.keySet().removeAll(List.of(INCLUDE, PROFILES, BASE));
            return new Value.Mapping(entries, mapping.origin());
        }
        if (!given.isMissing()) {
            report.add(
                    given.origin(),
                    PROFILES + "." + Text.shorten(name),
                    "is " + given.shown(),
                    "allowed is a mapping of the keys that it changes",
                    Optional.empty());
        }
        return new Value.Mapping(Map.of(), given.origin());
    }

    private static List<Value.Scalar> texts(
            Value given, String key, String allowed, Report report) {
        List<Value.Scalar> texts = new ArrayList<>();
        if (given == null) {
            return texts;
        }
        boolean list = given instanceof Value.Sequence && !key.equals(BASE);
        List<Value> items = list ? ((Value.Sequence) given).items() : List.of(given);
        for (Value item : items) {
            if (item instanceof Value.Scalar scalar && !scalar.missing()) {
                texts.add(scalar);
            } else {
                report.add(
                        item.origin(),
                        key,
                        "is " + item.shown(),
                        "allowed is " + allowed,
                        Optional.empty());
            }
        }
        return texts;
    }
}
