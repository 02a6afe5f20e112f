package dev.noema.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A comparison as a page: what stands on it, in which order. */
final class ComparisonPage {

    /** So many characters of pictures and sounds a page holds. */
    private static final int ROOM = 12_000_000;

    private static final int SMALLEST_ROOM = 100_000;
    private static final String NONE = "–";

    private final Html html = new Html();
    private final Comparison comparison;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison) throws IOException {
        ComparisonPage page = new ComparisonPage(comparison);
        page.document();
        return page.html.toString();
    }

    private void document() throws IOException {
        List<ComparedRun> runs = comparison.runs();
        String name =
                runs.stream()
                        .map(run -> run.config().getOrDefault("name", run.name()))
                        .distinct()
                        .limit(4)
                        .collect(Collectors.joining(", "));
        HtmlDocument document = HtmlDocument.open(html, name);
        html.open("header").element("p", "Comparison of runs", "class", "eyebrow");
        html.element("h1", name).element("p", facts(), "class", "facts").close("header");
        html.open("main", "class", "comparison");
        notes();
        List<Curves.Chart> charts = ComparedCurves.of(runs);
        curves(charts);
        figures();
        seeds();
        differences();
        sheets(Sheet.SAMPLES);
        sheets(Sheet.RECONSTRUCTIONS);
        html.close("main");
        document.close(
                html, "Written by Noema from the files of the runs.", CurvesJson.ofMany(charts));
    }

    private String facts() {
        String runs = comparison.runs().size() + " runs";
        int groups = comparison.groups().size();
        return groups == 0
                ? runs
                : runs + " · " + groups + (groups == 1 ? " group" : " groups") + " of seeds";
    }

    private void notes() {
        if (!comparison.notes().isEmpty()) {
            html.open("ul", "class", "notes");
            comparison.notes().forEach(note -> html.element("li", note));
            html.close("ul");
        }
    }

    private void curves(List<Curves.Chart> charts) {
        if (charts.isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Training").open("div", "class", "choices screen");
        html.open("label").text("Figure ").open("select", "id", "metric").close("select");
        html.close("label").open("label").text("over ").open("select", "id", "axis");
        html.element("option", "steps", "value", "step");
        html.element("option", "time", "value", "seconds").close("select").close("label");
        html.element("span", "Drag to look closer, double-click to see all.", "class", "note");
        html.close("div").open("div", "id", "legend");
        for (SeedBand band : ComparedCurves.bands(comparison.runs())) {
            legend(band.style(), band.name());
        }
        for (int run = 0; run < comparison.runs().size(); run++) {
            legend(ComparedCurves.style(run), comparison.runs().get(run).name());
        }
        html.close("div").open("div", "id", "charts").close("div").close("section");
    }

    private void legend(String style, String name) {
        html.open("label", "class", style);
        html.open("input", "type", "checkbox", "checked", "", "value", name);
        html.text(" " + name).close("label");
    }

    private void figures() {
        html.open("section").element("h2", "Figures");
        table();
        for (Figure figure : comparison.figures()) {
            OptionalDouble best = comparison.best(figure);
            html.open("tr").element("th", figure.label(), "scope", "row");
            for (ComparedRun run : comparison.runs()) {
                Double value = run.figures().get(figure);
                boolean winner = value != null && best.isPresent() && value == best.getAsDouble();
                html.open("td", "class", winner ? "number best" : "number");
                html.text(value == null ? NONE : figure.text(value));
                if (winner) {
                    html.element("span", "best", "class", "mark");
                }
                html.close("td");
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div").close("section");
    }

    private void seeds() {
        List<SeedGroup> groups = comparison.groups();
        if (groups.isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Over seeds");
        html.element(
                "p",
                "Runs that differ in their seed alone: the mean, and the 95% interval of the mean by"
                        + " Student’s t.",
                "class",
                "note");
        html.open("div", "class", "wide").open("table").open("thead").open("tr");
        html.element("td", "");
        groups.forEach(group -> html.element("th", group.names(), "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (Figure figure : comparison.figures()) {
            if (groups.stream().noneMatch(group -> group.intervals().containsKey(figure))) {
                continue;
            }
            html.open("tr").element("th", figure.label(), "scope", "row");
            groups.forEach(group -> interval(figure, group.intervals().get(figure)));
            html.close("tr");
        }
        html.close("tbody").close("table").close("div").close("section");
    }

    private void interval(Figure figure, ConfidenceInterval interval) {
        html.open("td", "class", "number");
        if (interval == null) {
            html.text(NONE);
        } else {
            html.text(figure.mean(interval.mean()));
            html.element(
                    "span",
                    figure.mean(interval.low()) + " to " + figure.mean(interval.high()),
                    "class",
                    "range");
        }
        html.close("td");
    }

    private void differences() {
        Map<String, List<String>> differences = comparison.differences();
        html.open("section").element("h2", "What differs in the configurations");
        if (differences.isEmpty()) {
            html.element("p", "Nothing.", "class", "note").close("section");
            return;
        }
        table();
        differences.forEach(
                (key, values) -> {
                    html.open("tr").element("th", key, "scope", "row");
                    values.forEach(
                            value ->
                                    html.element(
                                            "td", value == null ? NONE : value, "class", "value"));
                    html.close("tr");
                });
        html.close("tbody").close("table").close("div").close("section");
    }

    /** A table with a column for each run, up to its body. */
    private void table() {
        html.open("div", "class", "wide").open("table").open("thead").open("tr");
        html.element("td", "");
        for (int run = 0; run < comparison.runs().size(); run++) {
            String name = comparison.runs().get(run).name();
            html.open("th", "scope", "col", "class", ComparedCurves.style(run));
            html.open("span", "class", "swatch").close("span").text(name).close("th");
        }
        html.close("tr").close("thead").open("tbody");
    }

    private void sheets(Sheet sheet) throws IOException {
        int most = Math.max(SMALLEST_ROOM, ROOM / 2 / comparison.runs().size());
        boolean open = false;
        for (int run = 0; run < comparison.runs().size(); run++) {
            ComparedRun compared = comparison.runs().get(run);
            Optional<Medium> medium = compared.sheet(sheet).filter(each -> each.size() <= most);
            if (medium.isEmpty()) {
                continue;
            }
            if (!open) {
                html.open("section").element("h2", sheet.title());
                html.open("div", "class", "beside");
                open = true;
            }
            html.open("figure", "class", ComparedCurves.style(run));
            html.open("figcaption").open("span", "class", "swatch").close("span");
            html.text(compared.name()).close("figcaption");
            MediumElement.write(html, medium.get(), sheet.title() + " of " + compared.name());
            html.close("figure");
        }
        if (open) {
            html.close("div").close("section");
        }
    }
}
