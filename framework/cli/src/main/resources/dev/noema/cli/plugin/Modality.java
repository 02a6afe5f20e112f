package @package@;

import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;

/** The parts of this plug-in by the ids that configurations name; found by ServiceLoader. */
public final class @Name@Modality implements Modality {

    @Override
    public String id() {
        return "@name@";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.dataType("@name@.csv", @Name@Options.class).to(@Name@Data.class);
        parts.encoder("@name@.dense", NetworkOptions.class)
                .toInstance((options, context) -> new @Name@Encoder(options, context.latent()));
        parts.decoder("@name@.dense", NetworkOptions.class)
                .toInstance((options, context) -> new @Name@Decoder(options, context.outputs()));
        parts.likelihood("@name@.logistic", LogisticOptions.class)
                .toInstance((options, context) -> new Logistic(options.scale()));
    }
}
