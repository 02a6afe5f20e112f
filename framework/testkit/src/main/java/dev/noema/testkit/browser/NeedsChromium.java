package dev.noema.testkit.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, and says so, where there is no Chromium. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Found.class)
public @interface NeedsChromium {

    /** Whether there is one. */
    final class Found implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Chromium.find()
                    .map(program -> ConditionEvaluationResult.enabled("there is " + program))
                    .orElseGet(
                            () ->
                                    ConditionEvaluationResult.disabled(
                                            "no Chromium: put one on the path, or name it by"
                                                    + " -Dnoema.chromium=FILE"));
        }
    }
}
