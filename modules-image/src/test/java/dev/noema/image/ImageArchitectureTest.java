package dev.noema.image;

import dev.noema.testkit.ArchitectureTest;

class ImageArchitectureTest implements ArchitectureTest {

    @Override
    public String root() {
        return "dev.noema.image";
    }

    @Override
    public int atLeast() {
        return 30;
    }
}
