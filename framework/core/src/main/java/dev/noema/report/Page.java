package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** The page: what stands on it, in which order. */
final class Page {

    private static final long ROOM = 1_700_000;

    private final Html html = new Html();
    private final RunFiles files;
    private final Metrics metrics;
    private long room = ROOM;

    private Page(RunFiles files) throws IOException {
        this.files = files;
        this.metrics = Metrics.read(files.folder().metrics());
    }

    static String of(RunFiles files) throws IOException {
        Page page = new Page(files);
        page.document();
        return page.html.toString();
    }

    private void document() throws IOException {
        String name = files.configured("name").orElse("run");
        HtmlDocument document = HtmlDocument.open(html, name);
        Heading.write(html, name, files, metrics);
        html.open("main");
        KeyFigures.write(html, files.evaluation(), metrics);
        sheets();
        JsonNode latentMap = files.latentMap();
        String curves = curves(latentMap);
        previews();
        LatentSection.write(html, latentMap);
        EvaluationSection.write(html, files.evaluation());
        ParitySection.write(html, files.bundle());
        ConfigSection.write(html, files.config());
        ProvenanceSection.write(html, files.provenance());
        html.close("main");
        document.close(html, "Written by Noema from the files of the run.", curves);
    }

    private void sheets() throws IOException {
        boolean open = false;
        for (Sheet sheet : Sheet.values()) {
            List<Medium> media = Medium.all(files.folder().root(), sheet.file());
            int size = media.stream().mapToInt(Medium::size).sum();
            if (!media.isEmpty() && size <= room) {
                room -= size;
                if (!open) {
                    html.open("section", "class", "sheets");
                    open = true;
                }
                html.open("figure", "class", "sheet", "id", sheet.file());
                html.element("h2", sheet.title());
                media.forEach(medium -> MediumElement.write(html, medium, sheet.title()));
                html.element("figcaption", sheet.caption()).close("figure");
            }
        }
        if (open) {
            html.close("section");
        }
    }

    private String curves(JsonNode latentMap) {
        List<Curves.Chart> charts = Curves.of(metrics);
        String json = CurvesJson.ofRun(charts, Curves.clock(metrics), latentMap);
        room -= json.length();
        if (!charts.isEmpty()) {
            html.open("section").element("h2", "Training");
            html.element(
                    "p",
                    "Thin: each step. Bold: the trend. Dots: validation. Drag across a chart to look"
                            + " closer, double-click to see all again.",
                    "class",
                    "note screen");
            html.open("div", "id", "charts").close("div").close("section");
        }
        return json;
    }

    private void previews() throws IOException {
        List<Preview> previews =
                Preview.spread(
                        files.folder().previews(),
                        List.of(Sheet.SAMPLES.file(), Sheet.RECONSTRUCTIONS.file()),
                        room);
        PreviewSection.write(html, previews);
    }
}
