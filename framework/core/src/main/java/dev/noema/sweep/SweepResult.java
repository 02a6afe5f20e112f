package dev.noema.sweep;

import java.util.List;
import java.util.Map;

/**
 * What a sweep found.
 *
 * @param trials all trials, the best first
 * @param front those that none is better than in every goal; with one goal the best alone
 * @param goals which way each metric gets better
 * @param stopped whether it was asked to stop, and can be resumed
 */
public record SweepResult(
        List<Trial> trials, List<Trial> front, Map<String, Direction> goals, boolean stopped) {}
