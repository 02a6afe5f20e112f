package dev.noema.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The files that a training and an evaluation leave, written by hand. */
record RunOnDisk(Path folder) {

    static RunOnDisk of(Path folder, int seed, int latent) throws IOException {
        RunOnDisk run = new RunOnDisk(folder);
        run.write(
                "config.yaml",
                """
                name: digits
                seed: %d
                data:
                  type: image.idx
                model:
                  latent: %d
                  encoder:
                    type: image.mlp
                    widths: [32, 64]
                  likelihood:
                    type: bernoulli
                """
                        .formatted(seed, latent));
        run.data("0123456789abcdef");
        return run;
    }

    void data(String digest) throws IOException {
        write("provenance.json", "{\"dataDigest\":\"" + digest + "\"}");
    }

    RunOnDisk evaluated(double elbo, double psnr) throws IOException {
        write(
                "evaluation.json",
                String.format(
                        Locale.ROOT,
                        """
                        {"data":"test",
                         "bound":{"items":9,"elbo":{"value":%s},"kl":{"value":7.5}},
                         "likelihood":{"samples":5,"negativeLogLikelihood":{"value":%s}},
                         "latent":{"active":3,"dimensions":4},
                         "reconstructions":[{"metric":"psnr","unit":"dB","model":%s}]}
                        """,
                        elbo,
                        -elbo - 1,
                        psnr));
        return this;
    }

    RunOnDisk trained(int steps) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int step = 1; step <= steps; step++) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "{\"step\":%d,\"seconds\":%.3f,\"loss\":%.4f}%n",
                            step,
                            step * 0.5,
                            100 + 50.0 / step));
        }
        lines.append("{\"step\":%d,\"validation.elbo\":-99.0}\n".formatted(steps));
        write("metrics.jsonl", lines.toString());
        return this;
    }

    void picture(String name) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        Files.createDirectories(folder.resolve(name).getParent());
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
