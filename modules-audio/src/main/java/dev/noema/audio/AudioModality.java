package dev.noema.audio;

import dev.noema.audio.codec.AudioCodec;
import dev.noema.audio.data.SoundsConfig;
import dev.noema.audio.data.SoundsData;
import dev.noema.audio.data.WaveformsConfig;
import dev.noema.audio.data.WaveformsData;
import dev.noema.audio.evaluation.SoundQuality;
import dev.noema.audio.vocoder.InverseSpectrumOptions;
import dev.noema.audio.vocoder.MelEncoderFactory;
import dev.noema.audio.vocoder.MelEncoderOptions;
import dev.noema.audio.vocoder.SpectralLikelihoodFactory;
import dev.noema.audio.vocoder.SpectralOptions;
import dev.noema.audio.vocoder.VocoderDecoderFactory;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;

/** The parts for sound. */
public final class AudioModality implements Modality {

    @Override
    public String id() {
        return "audio";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.dataType(SoundsData.ID, SoundsConfig.class).to(SoundsData.class);
        parts.measurement(AudioCodec.ID, new SoundQuality());
        parts.dataType(WaveformsData.ID, WaveformsConfig.class).to(WaveformsData.class);
        parts.encoder(MelEncoderFactory.ID, MelEncoderOptions.class).to(MelEncoderFactory.class);
        parts.decoder(VocoderDecoderFactory.ID, InverseSpectrumOptions.class)
                .to(VocoderDecoderFactory.class);
        parts.likelihood(SpectralLikelihoodFactory.ID, SpectralOptions.class)
                .to(SpectralLikelihoodFactory.class);
    }
}
