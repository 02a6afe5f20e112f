package dev.noema.training.listener;

import dev.noema.training.Interval;
import dev.noema.training.PreviewConfig;
import dev.noema.training.StepReport;
import dev.noema.training.TrainingListener;

/** Has items rendered while a model trains. */
public final class Previews implements TrainingListener {

    /** Renders what the model makes now. */
    @FunctionalInterface
    public interface Renderer {

        /**
         * Renders.
         *
         * @param step how many steps are done: names the files
         * @param items how many items
         */
        void render(long step, int items);
    }

    private final PreviewConfig config;
    private final Interval interval;
    private final Renderer renderer;

    public Previews(PreviewConfig config, Renderer renderer) {
        this.config = config;
        this.interval = new Interval(config.every());
        this.renderer = renderer;
    }

    @Override
    public String name() {
        return "previews";
    }

    @Override
    public void stepped(StepReport report) {
        if (config.items() > 0 && interval.endsAt(report.step(), report.timeline())) {
            renderer.render(report.step(), config.items());
        }
    }
}
