package dev.noema.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tags of a page, read as a browser reads them: what a text might have smuggled in shows. */
record Tags(List<String> names, List<String> attributes, List<String> scripts) {

    private static final Set<String> EMPTY = Set.of("meta", "img", "input");
    private static final Set<String> RAW = Set.of("script", "style");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][^\\s>/]*)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([^\\s=\"']+)=\"[^\"<>]*\"");

    /** Reads a page; fails where a tag is not closed by its own. */
    static Tags of(String page) {
        Tags tags = new Tags(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(page);
        int at = page.indexOf('\n');
        while (tag.find(at)) {
            at = tag.end();
            String name = tag.group(2);
            if (!tag.group(1).isEmpty()) {
                assertEquals(open.pop(), name, "closed near " + page.substring(tag.start()));
                continue;
            }
            tags.names.add(name);
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            assertTrue(attribute.replaceAll("").isBlank(), tag.group());
            attribute.reset().results().forEach(each -> tags.attributes.add(each.group(1)));
            if (RAW.contains(name)) {
                int end = page.indexOf("</" + name, at);
                if (name.equals("script")) {
                    tags.scripts.add(page.substring(at, end));
                }
                at = end;
            }
            if (!EMPTY.contains(name)) {
                open.push(name);
            }
        }
        assertTrue(open.isEmpty(), "left open: " + open);
        return tags;
    }
}
