package dev.noema.cli;

import dev.noema.config.Alternative;
import java.util.List;

/**
 * Something that can be described.
 *
 * @param title what it is: {@code encoder image.conv}
 * @param shapes the forms that it may take, each with its options
 */
record Topic(String title, List<Alternative> shapes) {}
