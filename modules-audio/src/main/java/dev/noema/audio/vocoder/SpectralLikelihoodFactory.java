package dev.noema.audio.vocoder;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes spectral distances of waveforms: {@code {type: audio.spectral, mel: 1}}. */
public final class SpectralLikelihoodFactory implements PartFactory<SpectralOptions, Likelihood> {

    public static final String ID = "audio.spectral";

    @Override
    public Likelihood create(SpectralOptions options, PartContext context) {
        return new SpectralLikelihood(Waveform.of(context).settings(), options.mel());
    }
}
