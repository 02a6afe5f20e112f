package dev.noema.cli;

import dev.noema.testkit.ArchitectureTest;

class CommandLineArchitectureTest implements ArchitectureTest {

    @Override
    public String root() {
        return "dev.noema.cli";
    }

    @Override
    public int atLeast() {
        return 10;
    }
}
