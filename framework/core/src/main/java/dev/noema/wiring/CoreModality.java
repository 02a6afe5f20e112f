package dev.noema.wiring;

/** The parts that fit any kind of data: priors, likelihoods and objectives. */
public final class CoreModality implements Modality {

    @Override
    public String id() {
        return "core";
    }

    @Override
    public void configure(PartBinder parts) {}
}
