package dev.noema.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.experiment.TrainedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void theItemFarthestFromTheModelStandsFirst() {
        float[] rows = HandMade.linearGaussianRows().values().clone();
        rows[7 * 6 + 2] += 10; // row 7, far off the principal plane
        try (TrainedModel model = HandMade.linearGaussian(1)) {
            Scores scores = Scores.of(model, new HeldRows(rows, 6), 3, 1000, 1);
            assertEquals(40, scores.items().size());
            assertEquals("row 7", scores.items().get(0).key());
            assertEquals(7, scores.items().get(0).index());
            for (int i = 1; i < 40; i++) {
                assertTrue(
                        scores.items().get(i - 1).bound().logLikelihood()
                                <= scores.items().get(i).bound().logLikelihood());
            }
        }
    }

    @Test
    void namesWithCommasAndQuotesStayOneField() {
        ItemBound bound = new ItemBound(-1.5, 1.25, 0.5);
        Scores scores = new Scores(List.of(new Scores.Score(0, "a \"b\", c", bound)), 1);
        assertEquals(
                "item,log_likelihood,elbo,reconstruction,kl\n"
                        + "\"a \"\"b\"\", c\",-1.5000,-1.7500,1.2500,0.5000\n",
                scores.csv());
    }

    @Test
    void namesCannotBreakThePage() {
        assertEquals("&lt;b&gt; &amp; &quot;c&quot;", Thumbnails.escaped("<b> & \"c\""));
    }
}
