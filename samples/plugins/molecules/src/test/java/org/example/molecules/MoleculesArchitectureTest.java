package org.example.molecules;

import dev.noema.testkit.ArchitectureTest;

class MoleculesArchitectureTest implements ArchitectureTest {

    @Override
    public String root() {
        return "org.example.molecules";
    }

    @Override
    public int atLeast() {
        return 20;
    }
}
