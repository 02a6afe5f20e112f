package dev.noema.image;

import dev.noema.image.codec.ImageCodec;
import dev.noema.image.data.FolderConfig;
import dev.noema.image.data.FolderData;
import dev.noema.image.data.IdxConfig;
import dev.noema.image.data.IdxData;
import dev.noema.image.decoder.ConvDecoderFactory;
import dev.noema.image.decoder.ConvDecoderOptions;
import dev.noema.image.decoder.MlpDecoderFactory;
import dev.noema.image.encoder.ConvEncoderFactory;
import dev.noema.image.encoder.ConvEncoderOptions;
import dev.noema.image.encoder.MlpEncoderFactory;
import dev.noema.image.evaluation.SignalToNoise;
import dev.noema.image.evaluation.StructuralSimilarity;
import dev.noema.image.init.PictureInspector;
import dev.noema.image.likelihood.DiscretizedLogisticFactory;
import dev.noema.image.likelihood.DiscretizedLogisticMixtureFactory;
import dev.noema.image.likelihood.DiscretizedLogisticMixtureOptions;
import dev.noema.image.likelihood.DiscretizedLogisticOptions;
import dev.noema.image.likelihood.LaplacianPyramidFactory;
import dev.noema.image.likelihood.LaplacianPyramidOptions;
import dev.noema.nn.MlpOptions;
import dev.noema.spi.ReconstructionMetric;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;

/** The parts for pictures. */
public final class ImageModality implements Modality {

    @Override
    public String id() {
        return "image";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.inspector(PictureInspector.class);
        parts.dataType("image.idx", IdxConfig.class).to(IdxData.class);
        parts.dataType("image.folder", FolderConfig.class).to(FolderData.class);
        parts.encoder(MlpEncoderFactory.ID, MlpOptions.class).to(MlpEncoderFactory.class);
        parts.encoder(ConvEncoderFactory.ID, ConvEncoderOptions.class).to(ConvEncoderFactory.class);
        parts.decoder(MlpDecoderFactory.ID, MlpOptions.class).to(MlpDecoderFactory.class);
        parts.decoder(ConvDecoderFactory.ID, ConvDecoderOptions.class).to(ConvDecoderFactory.class);
        parts.likelihood(DiscretizedLogisticFactory.ID, DiscretizedLogisticOptions.class)
                .to(DiscretizedLogisticFactory.class);
        parts.likelihood(
                        DiscretizedLogisticMixtureFactory.ID,
                        DiscretizedLogisticMixtureOptions.class)
                .to(DiscretizedLogisticMixtureFactory.class);
        parts.objectiveTerm(LaplacianPyramidFactory.ID, LaplacianPyramidOptions.class)
                .to(LaplacianPyramidFactory.class);
        parts.metric(
                ImageCodec.ID, new ReconstructionMetric("psnr", "dB", SignalToNoise::perPicture));
        parts.metric(
                ImageCodec.ID,
                new ReconstructionMetric("ssim", "", StructuralSimilarity::perPicture));
    }
}
