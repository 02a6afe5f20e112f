package dev.noema.text;

import dev.noema.testkit.ArchitectureTest;

class TextArchitectureTest implements ArchitectureTest {

    @Override
    public String root() {
        return "dev.noema.text";
    }

    @Override
    public int atLeast() {
        return 20;
    }
}
