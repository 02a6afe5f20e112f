package dev.noema.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands, options and files. */
@Command(
        name = "completion",
        description = "Prints a script by which a shell completes commands, options and files.",
        footer = {
            "",
            "Examples:",
            "  noema completion bash > ~/.local/share/bash-completion/completions/noema",
            "  noema completion zsh > ~/.noema.zsh && echo 'source ~/.noema.zsh' >> ~/.zshrc",
            "  noema completion fish > ~/.config/fish/completions/noema.fish",
            "",
            "For this shell alone: source <(noema completion bash)"
        })
final class CompletionCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
    private ShellKind shell;

    /** The shells that are known. */
    enum ShellKind {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void run() {
        CommandLine noema = spec.root().commandLine();
        spec.commandLine()
                .getOut()
                .print(
                        switch (shell) {
                            // in zsh the same script turns on its imitation of bash
                            case BASH, ZSH -> AutoComplete.bash(noema.getCommandName(), noema);
                            case FISH -> FishCompletion.of(noema);
                        });
        spec.commandLine().getOut().flush();
    }
}
