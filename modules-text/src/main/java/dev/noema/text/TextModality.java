package dev.noema.text;

import dev.noema.text.codec.TextCodec;
import dev.noema.text.data.LinesConfig;
import dev.noema.text.data.LinesData;
import dev.noema.text.data.TableConfig;
import dev.noema.text.data.TableData;
import dev.noema.text.decoder.DilatedDecoderFactory;
import dev.noema.text.decoder.DilatedDecoderOptions;
import dev.noema.text.decoder.RecurrentDecoderFactory;
import dev.noema.text.decoder.RecurrentDecoderOptions;
import dev.noema.text.decoder.TransformerDecoderFactory;
import dev.noema.text.decoder.TransformerDecoderOptions;
import dev.noema.text.encoder.ConvolutionalEncoderFactory;
import dev.noema.text.encoder.ConvolutionalEncoderOptions;
import dev.noema.text.encoder.RecurrentEncoderFactory;
import dev.noema.text.encoder.RecurrentEncoderOptions;
import dev.noema.text.encoder.TransformerEncoderFactory;
import dev.noema.text.encoder.TransformerEncoderOptions;
import dev.noema.text.evaluation.SentenceQuality;
import dev.noema.text.init.TextInspector;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;

/** The parts for text, and for other data that are rows of tokens. */
public final class TextModality implements Modality {

    @Override
    public String id() {
        return "text";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.dataType("text.lines", LinesConfig.class).to(LinesData.class);
        parts.dataType("text.table", TableConfig.class).to(TableData.class);
        parts.encoder(RecurrentEncoderFactory.ID, RecurrentEncoderOptions.class)
                .to(RecurrentEncoderFactory.class);
        parts.inspector(TextInspector.class);
        parts.encoder(ConvolutionalEncoderFactory.ID, ConvolutionalEncoderOptions.class)
                .to(ConvolutionalEncoderFactory.class);
        parts.encoder(TransformerEncoderFactory.ID, TransformerEncoderOptions.class)
                .to(TransformerEncoderFactory.class);
        parts.decoder(DilatedDecoderFactory.ID, DilatedDecoderOptions.class)
                .to(DilatedDecoderFactory.class);
        parts.decoder(TransformerDecoderFactory.ID, TransformerDecoderOptions.class)
                .to(TransformerDecoderFactory.class);
        parts.decoder(RecurrentDecoderFactory.ID, RecurrentDecoderOptions.class)
                .to(RecurrentDecoderFactory.class);
        parts.measurement(TextCodec.ID, new SentenceQuality());
    }
}
