package dev.noema.export;

import dev.noema.onnx.Format;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import java.util.List;
import java.util.function.Function;

/**
 * What a bundle is made of.
 *
 * @param about what the model is for
 * @param dataType the id of the data type it was trained on
 * @param likelihood the id of p(x|z)
 * @param prior the id of p(z)
 * @param graphs its functions
 * @param weights the values of parameters and buffers, by name
 * @param format how the graphs are written
 * @param minimum the least value of the data, for the inputs that are compared
 * @param maximum the greatest value of the data
 * @param version the version of the program that exports
 * @param card sections for the model card, in Markdown: where the model comes from
 */
public record ExportRequest(
        GenerativeModel.About about,
        String dataType,
        String likelihood,
        String prior,
        List<ExportGraph> graphs,
        Function<String, FloatTensor> weights,
        Format format,
        double minimum,
        double maximum,
        String version,
        String card) {

    public ExportRequest {
        graphs = List.copyOf(graphs);
    }
}
