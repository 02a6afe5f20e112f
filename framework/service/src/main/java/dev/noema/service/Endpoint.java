package dev.noema.service;

import java.io.IOException;

/** What is done with requests to one path. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers a request.
     *
     * @throws Problem when the request is wrong
     * @throws IllegalArgumentException when the model refuses what is given
     */
    Answer answer(Inquiry inquiry) throws IOException;
}
