package dev.noema.audio;

import dev.noema.audio.analysis.AnalysisCompanion;
import dev.noema.audio.codec.AudioCodec;
import dev.noema.audio.codec.WaveformCodec;
import dev.noema.audio.data.SoundsConfig;
import dev.noema.audio.data.SoundsData;
import dev.noema.audio.data.WaveformsConfig;
import dev.noema.audio.data.WaveformsData;
import dev.noema.audio.decoder.Conv1dDecoderFactory;
import dev.noema.audio.decoder.Conv2dDecoderFactory;
import dev.noema.audio.decoder.RecurrentDecoderFactory;
import dev.noema.audio.encoder.Conv1dEncoderFactory;
import dev.noema.audio.encoder.Conv1dOptions;
import dev.noema.audio.encoder.Conv2dEncoderFactory;
import dev.noema.audio.encoder.Conv2dOptions;
import dev.noema.audio.encoder.RecurrentEncoderFactory;
import dev.noema.audio.encoder.RecurrentOptions;
import dev.noema.audio.evaluation.SampleQuality;
import dev.noema.audio.evaluation.SoundQuality;
import dev.noema.audio.evaluation.VocoderQuality;
import dev.noema.audio.init.SoundInspector;
import dev.noema.audio.likelihood.ResolutionsFactory;
import dev.noema.audio.likelihood.ResolutionsOptions;
import dev.noema.audio.spectrum.SpectrumSettings;
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
        parts.inspector(SoundInspector.class);
        parts.dataType(SoundsData.ID, SoundsConfig.class).to(SoundsData.class);
        parts.encoder(Conv1dEncoderFactory.ID, Conv1dOptions.class).to(Conv1dEncoderFactory.class);
        parts.encoder(Conv2dEncoderFactory.ID, Conv2dOptions.class).to(Conv2dEncoderFactory.class);
        parts.encoder(RecurrentEncoderFactory.ID, RecurrentOptions.class)
                .to(RecurrentEncoderFactory.class);
        parts.decoder(Conv1dDecoderFactory.ID, Conv1dOptions.class).to(Conv1dDecoderFactory.class);
        parts.decoder(Conv2dDecoderFactory.ID, Conv2dOptions.class).to(Conv2dDecoderFactory.class);
        parts.decoder(RecurrentDecoderFactory.ID, RecurrentOptions.class)
                .to(RecurrentDecoderFactory.class);
        parts.objectiveTerm(ResolutionsFactory.ID, ResolutionsOptions.class)
                .to(ResolutionsFactory.class);
        parts.companion(
                AudioCodec.ID,
                AnalysisCompanion.GRAPH,
                preprocessing -> AnalysisCompanion.of(SpectrumSettings.of(preprocessing)));
        parts.measurement(AudioCodec.ID, new SoundQuality());
        parts.measurement(AudioCodec.ID, new SampleQuality());
        parts.measurement(WaveformCodec.ID, new VocoderQuality());
        parts.dataType(WaveformsData.ID, WaveformsConfig.class).to(WaveformsData.class);
        parts.encoder(MelEncoderFactory.ID, MelEncoderOptions.class).to(MelEncoderFactory.class);
        parts.decoder(VocoderDecoderFactory.ID, InverseSpectrumOptions.class)
                .to(VocoderDecoderFactory.class);
        parts.likelihood(SpectralLikelihoodFactory.ID, SpectralOptions.class)
                .to(SpectralLikelihoodFactory.class);
    }
}
