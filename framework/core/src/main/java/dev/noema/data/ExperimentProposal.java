package dev.noema.data;

import java.util.List;

/**
 * An experiment that fits the data in a folder.
 *
 * @param files how many of the folder's files it learns from; where several kinds of data lie
 *     together, the proposal with the most is taken
 * @param findings what was found, a line each, for people to read
 * @param sections the sections data, model, objective and training as commented YAML
 */
public record ExperimentProposal(int files, List<String> findings, String sections) {

    public ExperimentProposal {
        findings = List.copyOf(findings);
    }
}
