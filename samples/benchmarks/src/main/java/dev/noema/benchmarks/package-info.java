/** Training steps timed: {@code steps.sh} runs them side by side with eager PyTorch. */
package dev.noema.benchmarks;
