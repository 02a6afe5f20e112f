package dev.noema.serving;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarEntry;

/**
 * ONNX Runtime's native library, unpacked once for this user: unpacking its 28 MB takes longer than
 * all else at the start of a process.
 *
 * <p>It lies in {@code noema} under {@code XDG_CACHE_HOME} or {@code ~/.cache}, in a folder that
 * belongs to this user and that nobody else may write to. Where there can be none, or the system
 * property {@value #GIVEN} says where the library is, ONNX Runtime does as it always does.
 */
final class UnpackedLibrary {

    private static final String GIVEN = "onnxruntime.native.path";
    private static final int PIECE = 1 << 16;

    private UnpackedLibrary() {}

    /** Tells ONNX Runtime where its library is, before its first class is used. */
    static void use() {
        if (System.getProperty(GIVEN) != null) {
            return;
        }
        try {
            Path folder = unpacked(cache());
            if (folder != null) {
                System.setProperty(GIVEN, folder.toString());
            }
        } catch (IOException | RuntimeException e) {
            // A home that is read-only, or none: unpacked for this process alone, as ever.
        }
    }

    private static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        return given == null || given.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache", "noema")
                : Path.of(given, "noema");
    }

    /**
     * The folder with the libraries in this cache, which are unpacked when they are not there; null
     * on systems for which ONNX Runtime has none or whose files have no owner.
     */
    static Path unpacked(Path cache) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        if (!system.contains("linux")
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return null;
        }
        String platform = machine.equals("amd64") ? "linux-x64" : "linux-" + machine;
        JarEntry runtime = entry(platform, "libonnxruntime.so");
        JarEntry binding = entry(platform, "libonnxruntime4j_jni.so");
        if (runtime == null || binding == null) {
            return null;
        }
        Path folder =
                cache.resolve(
                        "onnxruntime-%08x-%08x".formatted(runtime.getCrc(), binding.getCrc()));
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            unpack(folder, runtime, binding);
        }
        return isOurs(folder) && isWhole(folder, runtime) && isWhole(folder, binding)
                ? folder
                : null;
    }

    private static JarEntry entry(String platform, String file) throws IOException {
        URL url =
                OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform + "/" + file);
        return url != null && url.openConnection() instanceof JarURLConnection jar
                ? jar.getJarEntry()
                : null;
    }

    private static void unpack(Path folder, JarEntry... entries) throws IOException {
        Files.createDirectories(folder.getParent());
        Path beside = Files.createTempDirectory(folder.getParent(), ".onnxruntime"); // 700
        try {
            for (JarEntry entry : entries) {
                copy(entry, beside.resolve(name(entry)));
            }
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been quicker.
            for (JarEntry entry : entries) {
                Files.deleteIfExists(beside.resolve(name(entry)));
            }
            Files.deleteIfExists(beside);
        }
    }

    private static void copy(JarEntry entry, Path file) throws IOException {
        try (InputStream in = OrtEnvironment.class.getResourceAsStream("/" + entry.getName());
                FileChannel out =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count > 0; count = in.read(piece)) {
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        String permissions =
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && permissions.charAt(4) == '-'
                && permissions.charAt(7) == '-'
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getOwner(Path.of(System.getProperty("user.home"))));
    }

    private static boolean isWhole(Path folder, JarEntry entry) throws IOException {
        Path file = folder.resolve(name(entry));
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == entry.getSize();
    }

    private static String name(JarEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }
}
