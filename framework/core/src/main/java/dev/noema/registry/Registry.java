package dev.noema.registry;

import dev.noema.checkpoint.FileFault;
import dev.noema.config.Nearest;
import dev.noema.pack.PackManifest;
import dev.noema.pack.PackedFile;
import dev.noema.serving.files.AtomicFolder;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Models that are kept under names and versions, as whole folders {@code NAME/VERSION}. A version
 * is there with all its files or not at all, whatever ends the process.
 */
public final class Registry {

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private final Path root;
    private final Clock clock;

    /**
     * The registry in a folder, which need not be there yet.
     *
     * @param clock tells when a model is added
     */
    public Registry(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /** The registry's folder. */
    public Path root() {
        return root;
    }

    /** All models, by name and then by version. */
    public List<RegisteredModel> all() {
        return children(root).stream()
                .filter(ModelName::matches)
                .sorted()
                .flatMap(name -> versions(name).stream())
                .toList();
    }

    /** The versions of a name, the newest last; none when it is not known. */
    public List<RegisteredModel> versions(String name) {
        return numbers(name).stream()
                .map(version -> RegisteredModel.read(folder(name, version)))
                .toList();
    }

    /**
     * The folder of a model, its newest version where none is named.
     *
     * @throws RequestException when there is none, with those that there are
     */
    public Path folder(ModelName model) {
        List<Integer> known = numbers(model.name());
        if (known.isEmpty()) {
            List<String> names = names();
            throw new RequestException(
                    root
                            + ": holds no model \""
                            + model.name()
                            + "\"; known are "
                            + (names.isEmpty() ? "none" : String.join(", ", names))
                            + Nearest.question(model.name(), names));
        }
        int version = model.version().orElse(known.get(known.size() - 1));
        if (!known.contains(version)) {
            throw new RequestException(
                    root
                            + ": holds no version "
                            + version
                            + " of "
                            + model.name()
                            + "; known are "
                            + String.join(", ", known.stream().map(String::valueOf).toList()));
        }
        return folder(model.name(), version);
    }

    /** A model with its manifest; see {@link #folder(ModelName)}. */
    public RegisteredModel find(ModelName model) {
        return RegisteredModel.read(folder(model));
    }

    /**
     * The folder of a model that is named as {@code digits}, {@code digits:3} or {@code
     * models/digits:3}; nothing for a text that names no model of this registry and has no version.
     *
     * @throws RequestException when the text names a version that is not there
     */
    public Optional<Path> resolve(String text) {
        String inside = text.replace('\\', '/');
        String prefix = root.toString().replace('\\', '/') + "/";
        String name = inside.startsWith(prefix) ? inside.substring(prefix.length()) : inside;
        if (!ModelName.matches(name)) {
            return Optional.empty();
        }
        ModelName model = ModelName.parse(name);
        return model.version().isPresent() || !numbers(model.name()).isEmpty()
                ? Optional.of(folder(model))
                : Optional.empty();
    }

    /**
     * Copies a run or bundle into the registry.
     *
     * @param model the version to add; without one, the next after the newest
     * @throws RequestException when the folder is neither, the version is there already, or a file
     *     changes meanwhile
     * @throws dev.noema.training.RunLockedException when another process is at work in the run or
     *     under the name
     */
    @SuppressWarnings("try") // the locks are only held
    public RegisteredModel add(Path source, ModelName model, String note) {
        RunFolder run = new RunFolder(source);
        // a null resource is none: only runs change under another process
        try (RunLock reading = Files.isRegularFile(run.config()) ? run.lock() : null) {
            PackManifest content = PackManifest.of(source);
            try (RunLock writing = new RunFolder(root.resolve(model.name())).lock()) {
                int version = free(model);
                String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
                RegisteredModel added =
                        new RegisteredModel(model.name(), version, now, note, content);
                AtomicFolder.write(
                        folder(model.name(), version), copy -> copy(source, added, copy));
                return added;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    root + ": " + source + " cannot be added: " + FileFault.reason(e), e);
        }
    }

    private int free(ModelName model) {
        List<Integer> known = numbers(model.name());
        int next = known.isEmpty() ? 1 : known.get(known.size() - 1) + 1;
        int version = model.version().orElse(next);
        if (known.contains(version)) {
            throw new RequestException(
                    root
                            + ": has a version "
                            + version
                            + " of "
                            + model.name()
                            + " already; the next is "
                            + next);
        }
        return version;
    }

    private static void copy(Path source, RegisteredModel added, Path copy) throws IOException {
        for (String file : added.content().files().keySet()) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(source.resolve(file), copy.resolve(file));
        }
        if (!PackManifest.of(copy).equals(added.content())) {
            throw new RequestException(source + ": changed while it was copied");
        }
        added.write(copy);
    }

    /** Deletes one version; see {@link #folder(ModelName)}. */
    @SuppressWarnings("try") // the lock is only held
    public void remove(String name, int version) {
        Path folder = folder(new ModelName(name, Optional.of(version)));
        try (RunLock lock = new RunFolder(root.resolve(name)).lock()) {
            AtomicFolder.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + ": cannot be removed: " + FileFault.reason(e), e);
        }
    }

    /** What is not as it was added, a line for each file; files that came later do not count. */
    public List<String> faults(RegisteredModel model) {
        Path folder = folder(model.id());
        SortedMap<String, PackedFile> found;
        try {
            found = PackManifest.of(folder).files();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read: " + FileFault.reason(e), e);
        } catch (RequestException e) {
            return List.of(e.getMessage());
        }
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, PackedFile> file : model.content().files().entrySet()) {
            PackedFile now = found.get(file.getKey());
            if (now == null) {
                faults.add(folder.resolve(file.getKey()) + ": is missing");
            } else if (!now.equals(file.getValue())) {
                faults.add(folder.resolve(file.getKey()) + ": has changed");
            }
        }
        return faults;
    }

    private List<String> names() {
        return children(root).stream()
                .filter(ModelName::matches)
                .filter(name -> !numbers(name).isEmpty())
                .sorted()
                .toList();
    }

    private List<Integer> numbers(String name) {
        return children(root.resolve(name)).stream()
                .filter(child -> VERSION.matcher(child).matches())
                .map(Integer::valueOf)
                .filter(
                        version ->
                                Files.exists(folder(name, version).resolve(RegisteredModel.FILE)))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Path folder(String name, int version) {
        return root.resolve(name).resolve(String.valueOf(version));
    }

    private static List<String> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read: " + FileFault.reason(e), e);
        }
    }
}
