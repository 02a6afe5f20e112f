package dev.noema.service;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Items of six numbers as lines of text; it knows files only, as most codecs do at first. */
final class FakeCodec implements Codec {

    @Override
    public String id() {
        return "test";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public FloatTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        float[] values = new float[6];
        String[] words = Files.readString(file).split(" ", 0);
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(words[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + " is no list of six numbers", e);
        }
        return new FloatTensor(values, 1, 1, 2, 3);
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        Files.writeString(file, line(items, index));
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        StringBuilder lines = new StringBuilder("columns " + columns);
        for (int i = 0; i < items.shape()[0]; i++) {
            lines.append('\n').append(line(items, i));
        }
        Files.writeString(file, lines);
    }

    private static String line(Tensor tensor, int index) {
        FloatTensor items = (FloatTensor) tensor;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            line.append(i == 0 ? "" : " ").append(items.values()[6 * index + i]);
        }
        return line.toString();
    }
}
