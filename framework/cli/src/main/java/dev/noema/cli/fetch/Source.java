package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where data come from, and what is made of them.
 *
 * @param summary what the data are
 * @param licence what they may be used for
 * @param size how much is downloaded and laid out
 * @param experiment the sample experiment that learns from them
 * @param packages what is downloaded
 * @param layout what is made of the packages, in order
 * @param files how many files there are in the end
 * @param digest {@link FolderDigest} of them all
 * @param exact whether another digest is a fault; drawn pictures may differ in their last bits
 */
public record Source(
        @Option("what the data are") String summary,
        @Option("what they may be used for") String licence,
        @Option("how much is downloaded and laid out") String size,
        @Option("the sample experiment that learns from them") String experiment,
        @Option("what is downloaded") List<PinnedPackage> packages,
        @Option("what is made of the packages, in order") List<LayoutStep> layout,
        @Option("how many files there are in the end") int files,
        @Option("the digest of them all") String digest,
        @Option("whether another digest is a fault") boolean exact) {

    public Source {
        packages = List.copyOf(packages);
        layout = List.copyOf(layout);
    }

    /** The packages, in words. */
    public String origin() {
        return packages.stream()
                .filter(one -> one.platform().isEmpty())
                .map(PinnedPackage::toString)
                .collect(Collectors.joining(", "));
    }
}
