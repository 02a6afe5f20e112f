package dev.noema.text.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He came. | She went.",
                "\"Is that so?\" said Emma.",
                "\"Never! never!\" cried he. | \"Well?\"",
                "She knew Mr. Knightley and Mrs. Weston. | They knew her.",
                "Messrs. Bildad and Peleg, of St. Paul's, met Dr. Perry.",
                "He wrote to J. K. Rowling. | She wrote back.",
                "No one is happier than I. | She is.",
                "I said no. | She said yes.",
                "See No. 7 and vol. 2 of it. | Then go.",
                "It rose by 2.5 percent. | Then it fell.",
                "In the U.S. economy it rose. | In Asia too.",
                "He saw the mr of it. | So did she.",
                "A word about him. | Him. | His kingdom."
            })
    void areCutWhereEnglishEndsThem(String written) {
        check(List.of(written.split(" \\| ", -1)));
    }

    private static void check(List<String> sentences) {
        assertEquals(
                sentences,
                Sentences.of(String.join(" ", sentences)).stream().map(String::strip).toList());
    }
}
