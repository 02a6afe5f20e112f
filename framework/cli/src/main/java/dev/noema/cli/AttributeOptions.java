package dev.noema.cli;

import dev.noema.generation.Attribute;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.RequestException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** More or less of something in the items that a verb makes. */
final class AttributeOptions {

    @Option(
            names = "--attribute",
            paramLabel = "FILE",
            description = "Change the codes by what noema attribute wrote.")
    private Path file;

    @Option(
            names = "--strength",
            paramLabel = "NUMBER",
            description = "How much of the attribute; below 0 takes away (1).")
    private Double strength;

    /** Whether codes are to be changed. */
    boolean given() {
        if (file == null && strength != null) {
            throw new RequestException("--strength is said of an --attribute, and none is given");
        }
        return file != null;
    }

    /** The codes with the attribute, or as they are. */
    FloatTensor changed(ModelFolder model, FloatTensor codes) {
        if (!given()) {
            return codes;
        }
        double much = strength == null ? 1 : strength;
        Limit.check("--strength", much, -1000, 1000);
        return Attribute.read(file, model).added(codes, much);
    }
}
