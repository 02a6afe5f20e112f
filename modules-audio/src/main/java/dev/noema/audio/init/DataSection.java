package dev.noema.audio.init;

import dev.noema.audio.data.SoundsSurvey;
import dev.noema.config.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of a folder of sounds, on the terminal and in the section {@code data}. */
record DataSection(SoundsSurvey survey, Shape shape, String source) {

    private static final int MOST_CLASSES = 200;

    boolean hasClasses() {
        int folders = survey.subfolders().size();
        return survey.loose() == 0
                && folders > 1
                && folders <= MOST_CLASSES
                && survey.files() >= 2 * folders;
    }

    List<String> findings() {
        List<String> findings = new ArrayList<>();
        findings.add(
                String.format(
                        Locale.ROOT,
                        "%,d WAV file%s%s, %s, %s, from %.1f to %.1f s (half of them below %.1f s), %.1f minutes",
                        survey.files(),
                        survey.files() == 1 ? "" : "s",
                        survey.examined() < survey.files()
                                ? String.format(Locale.ROOT, " (%,d looked at)", survey.examined())
                                : "",
                        rates(),
                        survey.stereo() == 0
                                ? "one channel"
                                : survey.stereo() + " with more than one channel, which are mixed",
                        survey.quantile(0),
                        survey.quantile(1),
                        survey.quantile(0.5),
                        survey.total() / 60));
        if (survey.broken() > 0) {
            findings.add(
                    survey.broken() + " cannot be read and will be left out: " + survey.fault());
        }
        if (survey.unread() > 0) {
            findings.add(
                    survey.unread()
                            + " sounds of other kinds are not read; convert them: ffmpeg -i FILE"
                            + " OUT.wav");
        }
        if (hasClasses()) {
            findings.add(
                    survey.subfolders().size()
                            + " folders that can be classes: "
                            + survey.subfolders().keySet().stream()
                                    .limit(5)
                                    .collect(Collectors.joining(", "))
                            + (survey.subfolders().size() > 5 ? ", ..." : ""));
        }
        return findings;
    }

    private String rates() {
        return survey.rates().keySet().stream()
                        .map(rate -> String.format(Locale.ROOT, "%,d", rate))
                        .collect(Collectors.joining(", "))
                + " Hz";
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("data:\n  type: audio.sounds\n");
        yaml.append("  source: ").append(YamlScalar.text(source)).append('\n');
        yaml.append(
                String.format(
                        Locale.ROOT,
                        """
                          # Every sound comes to %,d Hz and one channel; a frame lasts %d ms, and the next one begins after %d.
                          spectrum: {rate: %d, fft: %d, hop: %d, window: %d, mels: %d}
                        """,
                        shape.rate(),
                        Math.round(1000.0 * shape.fft() / shape.rate()),
                        Math.round(1000.0 * shape.hop() / shape.rate()),
                        shape.rate(),
                        shape.fft(),
                        shape.hop(),
                        shape.fft(),
                        shape.mels()));
        yaml.append(items());
        yaml.append(
                """
                  # As loud as broadcasts are (EBU R 128); 0 leaves sounds as loud as they are.
                  loudness: -23
                  # A sound that cannot be read is left out and named; fail stops at it.
                  broken: skip
                """);
        yaml.append(split());
        return yaml.toString();
    }

    private String items() {
        if (shape.whole()) {
            return String.format(
                    Locale.ROOT,
                    """
                      # Each sound is one item of %.1f s; shorter ones end in silence, the few longer ones are cut.
                      items: whole
                      length: %d frames
                    """,
                    shape.seconds(),
                    shape.frames());
        }
        return String.format(
                Locale.ROOT,
                """
                  # Sounds are cut into windows of %.1f s, which begin elsewhere in each epoch.
                  length: %d frames
                  shift: true
                  # Silence before and after a sound, so many dB below its loudest moment, teaches nothing.
                  trim: 45
                """,
                shape.seconds(),
                shape.frames());
    }

    private String split() {
        if (survey.files() - survey.broken() < 3) {
            return "  # Too few to keep some to validate and test on.\n"
                    + "  split: {validation: 0, test: 0}\n";
        }
        String shares =
                "  # All windows of a file are in one part.\n"
                        + "  split: {validation: 0.1, test: 0.1}\n";
        return hasClasses()
                ? shares
                        + """
                          # Each folder as a class. Take away the # here and at condition below, and the model learns to
                          # make sounds of a class that is asked for.
                          # classes: subfolder
                        """
                : shares;
    }
}
