package dev.noema.cli.fetch;

import java.io.IOException;

/** One thing that is done to make a folder of data of packages. */
sealed interface LayoutStep permits Unpack, UnpackRTexts, UntagBrown, RepairLineEnds, DrawAvatars {

    /**
     * Does it.
     *
     * @throws FetchException when a package is not what it should be
     */
    void run(Workplace place) throws IOException;
}
