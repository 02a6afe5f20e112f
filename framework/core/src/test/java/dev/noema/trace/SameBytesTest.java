package dev.noema.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import dev.noema.engine.Torch;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equal networks make equal files, whatever the process, language, time zone and threads. */
class SameBytesTest {

    private static final List<List<String>> SETTINGS =
            List.of(
                    List.of(
                            "-Duser.language=tr",
                            "-Duser.country=TR",
                            "-Duser.timezone=Asia/Tokyo"),
                    List.of("-Duser.language=de", "-Duser.country=DE", "-Dfile.encoding=UTF-16"),
                    List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=UTC"));

    @Test
    void whateverTheProcess() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (List<String> settings : SETTINGS) {
            processes.add(start(1 + processes.size() % 2, settings));
        }
        String here = digests();
        for (int i = 0; i < processes.size(); i++) {
            byte[] output = processes.get(i).getInputStream().readAllBytes();
            String last = new String(output, US_ASCII).lines().reduce("", (a, b) -> b);
            assertEquals(here, last, SETTINGS.get(i).toString());
        }
        assertNotEquals(digest(1), digest(2));
    }

    private static Process start(int threads, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameBytesTest.class.getName(),
                        Integer.toString(threads)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Prints what the files are, in a process of its own. */
    public static void main(String... arguments) throws NoSuchAlgorithmException {
        Torch.threads(Integer.parseInt(arguments[0]));
        byte[] line = digests().getBytes(US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    private static String digests() throws NoSuchAlgorithmException {
        StringBuilder all = new StringBuilder();
        for (int seed : new int[] {2, 4}) {
            all.append(digest(seed)).append(' ');
        }
        return all.toString().strip();
    }

    private static String digest(int seed) throws NoSuchAlgorithmException {
        Torch.seed(seed);
        RandomNetwork network = new RandomNetwork(seed);
        List<String> dimensions =
                network.inputs().size() == 1 ? List.of("batch") : List.of("batch", "time");
        try (Weights weights = new Weights()) {
            Program program =
                    Tracer.trace(
                            dimensions,
                            network.inputs(),
                            (recorder, arrays, sizes) ->
                                    Map.of(
                                            "y",
                                            network.run(
                                                    TracedPass.tracing(recorder, weights, false),
                                                    List.copyOf(arrays.values()))));
            byte[] file =
                    OnnxLowering.lower(program, "network", name -> weight(weights, name))
                            .model("1", Map.of("seed", Integer.toString(seed)))
                            .toByteArray();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
        }
    }

    private static FloatTensor weight(Weights weights, String name) {
        NDArray array =
                weights.isBuffer(name)
                        ? weights.buffers().get(name)
                        : weights.parameters().get(name);
        return new FloatTensor(array.toFloatArray(), array.getShape().getShape());
    }
}
