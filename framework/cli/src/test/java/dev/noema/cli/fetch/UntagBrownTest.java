package dev.noema.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UntagBrownTest {

    @Test
    void writesAsPrintDoes() {
        assertEquals(
                "The jury said \"no evidence\", of 3/4 (or so)?",
                UntagBrown.sentence(
                        "The/at jury/nn said/vbd ``/`` no/at evidence/nn ''/'' ,/, of/in 3/4/cd"
                                + " (/( or/cc so/rb )/) ?/. ?/."));
        assertEquals("Ivan Allen Jr.", UntagBrown.sentence("\tIvan/np Allen/np Jr./np ./."));
    }
}
