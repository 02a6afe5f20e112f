package dev.noema.web;

import dev.noema.testkit.ArchitectureTest;

class WebArchitectureTest implements ArchitectureTest {

    @Override
    public String root() {
        return "dev.noema.web";
    }

    @Override
    public int atLeast() {
        return 4;
    }
}
