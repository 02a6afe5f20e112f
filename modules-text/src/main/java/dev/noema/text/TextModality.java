package dev.noema.text;

import dev.noema.text.data.LinesConfig;
import dev.noema.text.data.LinesData;
import dev.noema.text.data.TableConfig;
import dev.noema.text.data.TableData;
import dev.noema.text.decoder.RecurrentDecoderFactory;
import dev.noema.text.decoder.RecurrentDecoderOptions;
import dev.noema.text.encoder.RecurrentEncoderFactory;
import dev.noema.text.encoder.RecurrentEncoderOptions;
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
        parts.decoder(RecurrentDecoderFactory.ID, RecurrentDecoderOptions.class)
                .to(RecurrentDecoderFactory.class);
    }
}
