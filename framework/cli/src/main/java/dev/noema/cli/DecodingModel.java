package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The model that decodes what one encodes: the same, or another of as many latent dimensions.
 *
 * @param model what decodes
 * @param another whether it was opened for this, and is closed with it
 */
record DecodingModel(ModelFolder model, boolean another) implements AutoCloseable {

    /**
     * The model at a folder, else the one that encodes.
     *
     * @throws RequestException when the code of one does not fit the other
     */
    static DecodingModel of(
            ModelFolder encoding, Optional<Path> folder, Supplier<Catalog> catalog) {
        if (folder.isEmpty()) {
            return new DecodingModel(encoding, false);
        }
        ModelFolder decoding = ModelFolder.open(folder.get(), catalog);
        int latent = decoding.model().about().latent();
        int wanted = encoding.model().about().latent();
        if (latent != wanted) {
            decoding.close();
            throw new RequestException(
                    folder.get()
                            + ": has "
                            + latent
                            + " latent dimensions; the model that encodes has "
                            + wanted);
        }
        return new DecodingModel(decoding, true);
    }

    @Override
    public void close() {
        if (another) {
            model.close();
        }
    }
}
