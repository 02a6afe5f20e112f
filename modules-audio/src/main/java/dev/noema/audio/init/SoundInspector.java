package dev.noema.audio.init;

import dev.noema.audio.data.SoundsSurvey;
import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.data.Inspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proposes experiments for folders of WAV files. */
public final class SoundInspector implements Inspector {

    @Override
    public Optional<ExperimentProposal> inspect(Path folder, String source) {
        SoundsSurvey survey = SoundsSurvey.of(folder);
        if (survey.files() == 0) {
            return Optional.empty();
        }
        if (survey.seconds().length == 0) {
            throw new DataException(
                    folder
                            + ": none of "
                            + survey.examined()
                            + " sounds can be read; the first fault: "
                            + survey.fault());
        }
        Shape shape = Shape.of(survey);
        DataSection data = new DataSection(survey, shape, source);
        ModelSections model = new ModelSections(shape, data.hasClasses());
        List<String> findings = new ArrayList<>(data.findings());
        findings.add(model.summary());
        return Optional.of(
                new ExperimentProposal(survey.files(), findings, data.yaml() + model.yaml()));
    }
}
