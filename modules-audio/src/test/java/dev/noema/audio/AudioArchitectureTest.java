package dev.noema.audio;

import dev.noema.testkit.ArchitectureTest;

class AudioArchitectureTest implements ArchitectureTest {

    @Override
    public String root() {
        return "dev.noema.audio";
    }

    @Override
    public int atLeast() {
        return 10;
    }
}
