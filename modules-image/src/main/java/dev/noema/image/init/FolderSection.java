package dev.noema.image.init;

import dev.noema.config.YamlScalar;
import dev.noema.image.data.FolderSurvey;
import dev.noema.image.data.PictureTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a folder of pictures, on the terminal and in the section {@code data}. */
record FolderSection(FolderSurvey survey, PictureTraits traits, String source) {

    private static final int MOST_CLASSES = 200;

    /** Below this many pictures, small changes to them are worth more than the time they take. */
    private static final int FEW = 1000;

    /** Drawings have even grounds; photographs hardly a pixel that is quite black or white. */
    private static final double PHOTOGRAPH = 0.5;

    Tone tone() {
        return Tone.of(traits);
    }

    Frame frame() {
        return Frame.of(traits, survey.files());
    }

    /** How many pictures a model learns from. */
    int learned() {
        return isSplit() ? Math.max(1, usable() * 8 / 10) : usable();
    }

    boolean hasClasses() {
        int folders = survey.subfolders().size();
        return survey.loose() == 0
                && folders > 1
                && folders <= MOST_CLASSES
                && survey.files() >= 2 * folders
                && !isNumbered();
    }

    // Folders 000, 001, ... only keep the number of files in each small.
    private boolean isNumbered() {
        return survey.subfolders().keySet().stream().allMatch(name -> name.matches("[0-9]{3,}"));
    }

    private boolean isSplit() {
        return usable() >= 3;
    }

    // Exact when all were looked at, else their share.
    private int usable() {
        return Math.max(1, (int) ((long) survey.files() * traits.pictures() / survey.examined()));
    }

    private boolean isPhotograph() {
        return traits.extremes() < PHOTOGRAPH;
    }

    List<String> findings() {
        List<String> findings = new ArrayList<>();
        findings.add(
                String.format(
                        Locale.ROOT,
                        "%,d picture%s%s, %s, %s",
                        survey.files(),
                        survey.files() == 1 ? "" : "s",
                        survey.examined() < survey.files()
                                ? String.format(Locale.ROOT, " (%,d looked at)", survey.examined())
                                : "",
                        tones(),
                        sizes()));
        if (survey.broken() > 0) {
            findings.add(
                    survey.broken() + " cannot be read and will be left out: " + survey.fault());
        }
        if (survey.copies() > 0) {
            findings.add(
                    survey.copies()
                            + (survey.copies() == 1 ? " is an exact copy" : " are exact copies")
                            + " and will be left out");
        }
        if (hasClasses()) {
            findings.add(
                    survey.subfolders().size()
                            + " folders that can be classes: "
                            + String.join(", ", firstFolders()));
        }
        return findings;
    }

    private List<String> firstFolders() {
        List<String> names = new ArrayList<>(survey.subfolders().keySet());
        return names.size() <= 5
                ? names
                : List.of(
                        names.get(0),
                        names.get(1),
                        names.get(2),
                        "...",
                        names.get(names.size() - 1));
    }

    private String tones() {
        return switch (tone()) {
            case BINARY -> "black and white";
            case TWO_TONE -> "grey, nearly black and white";
            case GREY -> "grey";
            case COLOR ->
                    traits.colored() == traits.pictures()
                            ? "in color"
                            : traits.colored() + " of " + traits.pictures() + " in color";
        };
    }

    private String sizes() {
        return traits.oneSize()
                ? "all " + traits.middle() + " pixels"
                : "from " + traits.smallest() + " to " + traits.largest() + " pixels";
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("data:\n  type: image.folder\n");
        yaml.append("  source: ").append(YamlScalar.text(source)).append('\n');
        yaml.append(size());
        yaml.append("  channels: ").append(tone() == Tone.COLOR ? "color" : "grey").append('\n');
        yaml.append(ToneComments.binarize(tone(), frame().resized()));
        yaml.append(
                "  # A picture that cannot be read is left out and counted; fail stops at it.\n");
        yaml.append("  broken: skip\n");
        yaml.append(augmentation());
        yaml.append(split());
        return yaml.toString();
    }

    private String size() {
        if (!frame().resized()) {
            return "  # All pictures have this size.\n  size: " + frame() + "\n";
        }
        return """
                  # Pictures %s come to this size: crop keeps the middle, pad keeps all and adds margins.
                  # More pixels take more time: twice as many each way about four times as long.
                  size: %s
                  fit: %s
                """
                .formatted(
                        traits.oneSize() ? "of " + traits.middle() : sizes(),
                        frame(),
                        tone().isDrawn() && !traits.oneSize() ? "pad" : "crop");
    }

    private String augmentation() {
        if (!isPhotograph()) {
            return """
                      # Not mirrored, since writing, digits and many drawings would become others; flip: true where not.
                      augment: {flip: false}
                    """;
        }
        return """
                  # A mirrored photograph is as likely as the other way round; not so with writing in it: then flip: false.
                  augment: {flip: true%s}
                """
                .formatted(survey.files() < FEW ? ", shift: 2, crop: 0.9" : "");
    }

    private String split() {
        if (!isSplit()) {
            return "  # Too few to keep some to validate and test on.\n"
                    + "  split: {validation: 0, test: 0}\n";
        }
        String shares = "  split: {validation: 0.1, test: 0.1}\n";
        return hasClasses()
                ? """
                      # by: folder would keep all pictures of a folder together, say those of one person.
                    %s  # Each folder as a class. Take away the # here and at condition below, and the model learns to
                      # make pictures of a class that is asked for.
                      # classes: subfolder
                    """
                        .formatted(shares)
                : shares;
    }
}
