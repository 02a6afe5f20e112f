package dev.noema.serving;

import dev.noema.serving.files.OneLine;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of one bundle, of which only those that the manifest lists are ever read, and only with
 * the content that it vouches for.
 */
record BundleFolder(Path path, BundleManifest manifest) {

    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final int LARGEST_FILE = Integer.MAX_VALUE - 8;
    private static final long LARGEST_WEIGHTS = 1L << 36;

    /** Reads the manifest and checks every file's digest. */
    static BundleFolder open(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                throw new BundleException(
                        path + " is no folder; a bundle is a folder with a " + BundleManifest.FILE);
            }
            byte[] json = content(path, BundleManifest.FILE, LARGEST_MANIFEST);
            OnnxEnvironment.begin(); // beside the checks, which take as long in a new JVM
            BundleFolder folder = new BundleFolder(path, BundleManifest.parse(json));
            for (Map.Entry<String, String> entry : folder.manifest.files().entrySet()) {
                String digest = Sha256.of(plainFile(path, entry.getKey(), largest(entry.getKey())));
                checkDigest(entry.getKey(), entry.getValue(), digest);
            }
            return folder;
        } catch (BundleException e) {
            throw new BundleException(path + ": " + OneLine.of(e.getMessage()), e);
        } catch (IOException e) {
            throw new BundleException(path + ": cannot be read: " + OneLine.of(e.toString()), e);
        }
    }

    /**
     * The content of a listed file, whose digest is checked on the very bytes that are returned.
     */
    byte[] read(String name) {
        try {
            byte[] bytes = content(path, name, LARGEST_FILE);
            checkDigest(name, manifest.files().get(name), Sha256.of(bytes));
            return bytes;
        } catch (IOException e) {
            throw new BundleException(name + " cannot be read: " + e, e);
        }
    }

    /** The name of the only file in which weights of a graph may lie beside its own. */
    static String weightsOf(String graph) {
        return graph + ".data";
    }

    private static long largest(String name) {
        return name.endsWith(weightsOf(".onnx")) ? LARGEST_WEIGHTS : LARGEST_FILE;
    }

    /** Arrays of a listed file, whose digest is checked on the very bytes that are returned. */
    ExternalWeights weights(String name, List<ExternalArray> arrays) {
        String wanted = manifest.files().get(name);
        if (wanted == null) {
            throw new BundleException("its weights lie in " + name + ", which is not listed");
        }
        try (SeekableByteChannel file =
                Files.newByteChannel(
                        plainFile(path, name, LARGEST_WEIGHTS),
                        Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            MessageDigest digest = Sha256.start();
            ExternalWeights weights = ExternalWeights.read(file, arrays, digest);
            try {
                checkDigest(name, wanted, Sha256.end(digest));
                return weights;
            } catch (BundleException e) {
                weights.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BundleException(name + " cannot be read: " + e, e);
        }
    }

    private static void checkDigest(String name, String wanted, String found) {
        if (!found.equals(wanted)) {
            throw new BundleException(
                    name
                            + " is not the file that was exported: its SHA-256 differs from the one in "
                            + BundleManifest.FILE
                            + "; export the bundle again");
        }
    }

    /** Never more than was there when it was looked at, whatever is put in the file's place. */
    private static byte[] content(Path folder, String name, int largest) throws IOException {
        Path file = plainFile(folder, name, largest);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes((int) Math.min(Files.size(file), largest));
        }
    }

    private static Path plainFile(Path folder, String name, long largest) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BundleException(name + " is missing");
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new BundleException(name + " is a link or no plain file");
        }
        if (attributes.size() > largest) {
            throw new BundleException(
                    name
                            + " has "
                            + attributes.size()
                            + " bytes; at most "
                            + largest
                            + " are allowed");
        }
        return file;
    }
}
