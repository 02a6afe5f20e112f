package dev.noema.audio;

import ai.djl.pytorch.engine.PtEngine;
import dev.noema.text.Text;
import java.util.logging.Logger;

/** Breaks rules on purpose: another modality, the engine's classes, the console, JDK logging. */
public final class Audio {

    public Text text() {
        System.out.println(PtEngine.class);
        Logger.getAnonymousLogger().info("text");
        return new Text(this);
    }
}
