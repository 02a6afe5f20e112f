package dev.noema.generation;

import dev.noema.checkpoint.FileFault;
import dev.noema.data.DataException;
import dev.noema.experiment.Rows;
import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files, each an item, read as the model's data were. */
public final class FileItems implements Items {

    private final GenerativeModel.About about;
    private final Codec codec;
    private final List<Path> files;
    private final Optional<Integer> number;

    /**
     * Items in files.
     *
     * @param className the class of all of them, where the model has classes
     * @throws DataException when a file is missing
     * @throws RequestException when there is no such class, or one is wanted
     */
    public FileItems(ModelFolder folder, List<Path> files, Optional<String> className) {
        this.about = folder.model().about();
        this.codec = folder.codec();
        this.files = List.copyOf(files);
        this.number = className.map(folder.classes()::number);
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new DataException(
                        file
                                + (Files.isDirectory(file)
                                        ? ": is a folder; give the files in it"
                                        : ": there is no such file"));
            }
        }
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public List<String> classes() {
        return about.classes();
    }

    @Override
    public Block read(int from, int to) {
        Tensor x = Rows.stacked(files.subList(from, to).stream().map(this::checked).toList());
        Optional<LongTensor> classes = number.map(it -> Classes.repeated(it, to - from));
        List<String> names = files.subList(from, to).stream().map(Path::toString).toList();
        return new Block(names, x, classes);
    }

    private Tensor checked(Path file) {
        Tensor x = read(file);
        boolean fits = x.shape().length == about.event().size() + 1;
        for (int i = 0; fits && i < about.event().size(); i++) {
            long size = about.event().get(i);
            fits = size == -1 || size == x.shape()[i + 1];
        }
        if (!fits) {
            throw new DataException(
                    file
                            + ": holds an item of "
                            + Arrays.toString(Arrays.copyOfRange(x.shape(), 1, x.shape().length))
                            + "; the model takes "
                            + about.event());
        }
        return x;
    }

    private Tensor read(Path file) {
        try {
            return codec.read(file, about.preprocessing());
        } catch (IOException e) {
            String reason = FileFault.reason(e);
            boolean named = reason.startsWith(file.toString());
            throw new DataException(named ? reason : file + ": " + reason, e);
        }
    }

    @Override
    public void close() {
        // files are open only while they are read
    }
}
