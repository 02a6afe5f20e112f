package dev.noema.audio;

import dev.noema.audio.data.SoundsConfig;
import dev.noema.audio.data.SoundsData;
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
    }
}
