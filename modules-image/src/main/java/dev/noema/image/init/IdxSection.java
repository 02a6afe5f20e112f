package dev.noema.image.init;

import dev.noema.config.YamlScalar;
import dev.noema.image.data.IdxSurvey;
import java.util.List;
import java.util.Locale;

/** What is said of IDX files, on the terminal and in the section {@code data}. */
record IdxSection(IdxSurvey survey, String source) {

    private static final double VALIDATION = 0.1;

    Tone tone() {
        return Tone.of(survey.traits());
    }

    /** IDX pictures are never resized. */
    Frame frame() {
        return new Frame(
                survey.traits().middle().width(), survey.traits().middle().height(), false);
    }

    /** How many pictures a model learns from. */
    int learned() {
        double tested = survey.test() == 0 ? VALIDATION : 0;
        return (int) Math.ceil(survey.train() * (1 - VALIDATION - tested));
    }

    List<String> findings() {
        String test =
                survey.test() == 0
                        ? "no test file: a tenth of them is kept to test on"
                        : String.format(Locale.ROOT, "%,d to test on", survey.test());
        return List.of(
                String.format(
                        Locale.ROOT,
                        "IDX files with %,d grey pictures of %s pixels%s; %s",
                        survey.train(),
                        frame(),
                        survey.labelled() ? " and their labels" : "",
                        test));
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("data:\n  type: image.idx\n");
        yaml.append("  source: ").append(YamlScalar.text(source)).append('\n');
        yaml.append(ToneComments.binarize(tone(), false));
        yaml.append("  validation: ").append(VALIDATION).append('\n');
        if (survey.labelled()) {
            yaml.append(
                    """
                      # Reads the labels. Take away the # here and at condition below, and the model learns to make
                      # pictures of a class that is asked for.
                      # classes: true
                    """);
        }
        return yaml.toString();
    }
}
