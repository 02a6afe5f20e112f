package dev.noema.image.init;

import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.data.Inspector;
import dev.noema.image.data.FolderSurvey;
import dev.noema.image.data.IdxSurvey;
import dev.noema.image.data.PictureTraits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proposes experiments for IDX files and for folders of pictures. */
public final class PictureInspector implements Inspector {

    @Override
    public Optional<ExperimentProposal> inspect(Path folder, String source) {
        Optional<IdxSurvey> idx = IdxSurvey.of(folder);
        return idx.isPresent()
                ? idx.map(survey -> idx(survey, source))
                : Optional.of(FolderSurvey.of(folder))
                        .filter(survey -> survey.files() > 0)
                        .map(survey -> folder(folder, survey, source));
    }

    private static ExperimentProposal idx(IdxSurvey survey, String source) {
        IdxSection data = new IdxSection(survey, source);
        Network network = Network.of(data.frame(), data.tone(), data.learned());
        return proposal(
                survey.files(),
                data.findings(),
                data.yaml(),
                new ModelSections(data.frame(), data.tone(), network, survey.labelled()));
    }

    private static ExperimentProposal folder(Path folder, FolderSurvey survey, String source) {
        PictureTraits traits = survey.traits().orElseThrow(() -> unreadable(folder, survey));
        FolderSection data = new FolderSection(survey, traits, source);
        Network network = Network.of(data.frame(), data.tone(), data.learned());
        return proposal(
                survey.files(),
                data.findings(),
                data.yaml(),
                new ModelSections(data.frame(), data.tone(), network, data.hasClasses()));
    }

    private static ExperimentProposal proposal(
            int files, List<String> findings, String data, ModelSections model) {
        List<String> all = new ArrayList<>(findings);
        all.add(model.summary());
        return new ExperimentProposal(files, all, data + model.yaml());
    }

    private static DataException unreadable(Path folder, FolderSurvey survey) {
        return new DataException(
                folder
                        + ": none of "
                        + survey.examined()
                        + " pictures can be read; the first fault: "
                        + survey.fault());
    }
}
