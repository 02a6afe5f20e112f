package dev.noema.data;

import java.nio.file.Path;
import java.util.Optional;

/** Looks at a folder and proposes an experiment for the data of one kind that lie in it. */
@FunctionalInterface
public interface Inspector {

    /**
     * Looks at a folder.
     *
     * @param folder the folder, which exists
     * @param source what the configuration will call it: a path relative to the configuration's own
     *     folder, or an absolute one
     * @return nothing when no file in the folder is of this kind
     * @throws DataException when there are such files, but none can be used: one line
     */
    Optional<ExperimentProposal> inspect(Path folder, String source);
}
