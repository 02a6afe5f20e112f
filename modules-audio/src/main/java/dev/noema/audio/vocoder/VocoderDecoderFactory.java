package dev.noema.audio.vocoder;

import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes vocoders: {@code {type: audio.inverse-spectrum, width: 192, blocks: 4}}. */
public final class VocoderDecoderFactory implements PartFactory<InverseSpectrumOptions, Decoder> {

    public static final String ID = "audio.inverse-spectrum";

    @Override
    public Decoder create(InverseSpectrumOptions options, PartContext context) {
        return new VocoderDecoder(Waveform.of(context).settings(), options);
    }
}
