package dev.noema.text.init;

import dev.noema.data.ExperimentProposal;
import dev.noema.data.Inspector;
import dev.noema.text.data.LinesSurvey;
import dev.noema.text.data.TableSurvey;
import dev.noema.text.data.TextTraits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proposes experiments for text files, and for tables with a column of text. */
public final class TextInspector implements Inspector {

    @Override
    public Optional<ExperimentProposal> inspect(Path folder, String source) {
        // Beside a table, a text file or two only say what it is.
        return LinesSurvey.count(folder) > TableSurvey.count(folder)
                ? LinesSurvey.of(folder).map(survey -> lines(survey, source))
                : TableSurvey.of(folder).map(survey -> table(survey, source));
    }

    private static ExperimentProposal lines(LinesSurvey survey, String source) {
        List<String> findings = new ArrayList<>();
        findings.add(
                String.format(
                        Locale.ROOT,
                        "%,d text file%s%s, %,d different %ss",
                        survey.files(),
                        survey.files() == 1 ? "" : "s",
                        survey.lookedAt() < survey.files()
                                ? String.format(Locale.ROOT, " (%,d looked at)", survey.lookedAt())
                                : "",
                        survey.traits().texts(),
                        survey.item()));
        findings.add("left out: " + survey.leftOut());
        if (!survey.classes().isEmpty()) {
            findings.add(survey.classes().size() + " folders that can be classes");
        }
        return proposal(
                survey.files(),
                findings,
                DataSection.of(survey, source),
                survey.traits(),
                !survey.classes().isEmpty());
    }

    private static ExperimentProposal table(TableSurvey survey, String source) {
        List<String> findings = new ArrayList<>();
        findings.add(
                String.format(
                        Locale.ROOT,
                        "%,d table%s; %s has %,d different texts in the column \"%s\"",
                        survey.files(),
                        survey.files() == 1 ? "" : "s",
                        survey.file(),
                        survey.traits().texts(),
                        survey.column()));
        findings.add("left out: " + survey.leftOut());
        if (!survey.classes().isEmpty()) {
            findings.add(
                    "the column \""
                            + survey.classColumn()
                            + "\" has "
                            + survey.classes().size()
                            + " values that can be classes");
        }
        return proposal(
                survey.files(),
                findings,
                DataSection.of(survey, source),
                survey.traits(),
                !survey.classes().isEmpty());
    }

    private static ExperimentProposal proposal(
            int files, List<String> findings, String data, TextTraits traits, boolean classes) {
        ModelSections model = new ModelSections(traits, classes);
        List<String> all = new ArrayList<>(findings);
        all.add(model.summary());
        return new ExperimentProposal(files, all, data + model.yaml());
    }
}
