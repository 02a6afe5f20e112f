package dev.noema.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completions for fish, one {@code complete} for each command and option. They are asked for by the
 * words that stand on the line already.
 */
final class FishCompletion {

    private final StringBuilder script = new StringBuilder();
    private final String root;

    private FishCompletion(String root) {
        this.root = root;
    }

    static String of(CommandLine line) {
        FishCompletion completion = new FishCompletion(line.getCommandName());
        completion.add(line, "__fish_use_subcommand", "");
        return completion.script.toString();
    }

    /**
     * Adds a command.
     *
     * @param atCommand the condition under which the next word is one of its subcommands
     * @param seen the words before that say that the line is about this command; empty for the root
     */
    private void add(CommandLine line, String atCommand, String seen) {
        line.getSubcommands()
                .forEach(
                        (name, command) -> {
                            complete(atCommand)
                                    .append(" -f -a ")
                                    .append(name)
                                    .append(description(summary(command)));
                            String words = seen + (seen.isEmpty() ? "" : "; and ") + has(name);
                            String others = String.join(" ", command.getSubcommands().keySet());
                            add(command, words + "; and not " + has(others), words);
                        });
        if (!seen.isEmpty()) {
            line.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> option(option, seen));
        }
    }

    private void option(OptionSpec option, String seen) {
        complete(seen);
        for (String name : option.names()) {
            script.append(name.startsWith("--") ? " -l " : " -s ")
                    .append(name.replaceFirst("^-+", ""));
        }
        script.append(option.arity().max() > 0 ? " -r" : "");
        script.append(description(String.join(" ", option.description())));
    }

    private StringBuilder complete(String condition) {
        return script.append("complete -c ")
                .append(root)
                .append(" -n '")
                .append(condition)
                .append("'");
    }

    private static String has(String words) {
        return "__fish_seen_subcommand_from " + words;
    }

    private static String summary(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static String description(String text) {
        String plain = text.replace("${DEFAULT-VALUE}", "default").replace("\\", "\\\\");
        return " -d '" + plain.replace("'", "\\'") + "'\n";
    }
}
