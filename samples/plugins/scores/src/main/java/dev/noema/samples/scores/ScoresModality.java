package dev.noema.samples.scores;

import dev.noema.samples.scores.codec.ScoreCodec;
import dev.noema.samples.scores.data.ScoreData;
import dev.noema.samples.scores.data.ScoreOptions;
import dev.noema.samples.scores.measures.ScoreQuality;
import dev.noema.samples.scores.network.ConductorDecoder;
import dev.noema.samples.scores.network.ConductorOptions;
import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;

/** The parts of this plug-in by the ids that configurations name; found by ServiceLoader. */
public final class ScoresModality implements Modality {

    @Override
    public String id() {
        return "scores";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.dataType("scores.melody", ScoreOptions.class).toInstance(ScoreData.melody());
        parts.dataType("scores.chorale", ScoreOptions.class).toInstance(ScoreData.chorale());
        parts.decoder("scores.conductor", ConductorOptions.class).toInstance(ConductorDecoder::new);
        parts.measurement(ScoreCodec.ID, new ScoreQuality());
    }
}
