package dev.noema.samples.scores.tokens;

import dev.noema.serving.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which token stands for what. Each voice has tokens of its own, "goes on", "rest" and its pitches;
 * a row has the voices of a step one after the other, the highest first, so that the lower ones are
 * made with the melody known:
 *
 * <pre>{@code
 * S0 A0 T0 B0  S1 A1 T1 B1  S2 ...  0
 * }</pre>
 *
 * @param ranges the pitches of each voice
 * @param bars how many bars an item has
 * @param steps how many steps items have: a number for each length of bars
 */
public record VoiceTokens(List<Range> ranges, int bars, List<Integer> steps) {

    private static final int HOLD = 0;
    private static final int REST = 1;
    private static final int PITCHES = 2;

    private static final String RANGES = "ranges";
    private static final String BARS = "bars";
    private static final String STEPS = "steps";
    private static final String STEPS_A_QUARTER = "steps-a-quarter";

    /**
     * The pitches of a voice.
     *
     * @param lowest by its MIDI number
     * @param highest by its MIDI number
     */
    public record Range(int lowest, int highest) {

        int tokens() {
            return PITCHES + highest - lowest + 1;
        }
    }

    public VoiceTokens {
        ranges = List.copyOf(ranges);
        steps = steps.stream().distinct().sorted().toList();
    }

    /** The tokens for what some items need. */
    public static VoiceTokens of(List<Grid> grids, int bars) {
        List<Range> ranges = new ArrayList<>();
        for (int voice = 0; voice < grids.get(0).voices(); voice++) {
            int index = voice;
            int[] pitches =
                    grids.stream()
                            .flatMapToInt(grid -> Arrays.stream(grid.cells()[index]))
                            .filter(cell -> cell >= 0)
                            .sorted()
                            .toArray();
            ranges.add(
                    pitches.length == 0
                            ? new Range(60, 60)
                            : new Range(pitches[0], pitches[pitches.length - 1]));
        }
        return new VoiceTokens(ranges, bars, grids.stream().map(Grid::steps).toList());
    }

    public int voices() {
        return ranges.size();
    }

    /** How many tokens there are, the one that ends items among them. */
    public int count() {
        return first(voices());
    }

    /** The first token of a voice. */
    private int first(int voice) {
        int first = 1;
        for (int before = 0; before < voice; before++) {
            first += ranges.get(before).tokens();
        }
        return first;
    }

    /** The voice that a token belongs to; -1 for none. */
    public int voice(long token) {
        for (int voice = 0; voice < voices(); voice++) {
            if (token >= first(voice) && token < first(voice + 1)) {
                return voice;
            }
        }
        return -1;
    }

    /**
     * Whether a token may stand at a place of a row, whatever stands before it: those of the
     * place's voice, and the one that ends items where one of {@link #steps()} is full.
     */
    public boolean fits(long token, int place) {
        int step = place / voices();
        boolean full = place % voices() == 0 && steps.contains(step);
        boolean over = step >= steps.get(steps.size() - 1);
        return token == Sequence.BOUNDARY
                ? full || over
                : !over && voice(token) == place % voices();
    }

    /** What a token says: a pitch, {@link Grid#HOLD} or {@link Grid#REST}. */
    public int cell(long token) {
        int voice = voice(token);
        int kind = voice < 0 ? REST : (int) token - first(voice);
        return switch (kind) {
            case HOLD -> Grid.HOLD;
            case REST -> Grid.REST;
            default -> ranges.get(voice).lowest() + kind - PITCHES;
        };
    }

    /** The token of what a voice does. */
    public long token(int voice, int cell) {
        return first(voice)
                + switch (cell) {
                    case Grid.HOLD -> HOLD;
                    case Grid.REST -> REST;
                    default -> PITCHES + cell - ranges.get(voice).lowest();
                };
    }

    /** Whether all pitches have tokens. */
    public boolean holds(Grid grid) {
        for (int voice = 0; voice < voices(); voice++) {
            for (int cell : grid.cells()[voice]) {
                Range range = ranges.get(voice);
                if (cell >= 0 && (cell < range.lowest() || cell > range.highest())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The row of an item with the token that ends it. */
    public long[] tokens(Grid grid) {
        long[] tokens = new long[grid.steps() * voices() + 1];
        for (int step = 0; step < grid.steps(); step++) {
            for (int voice = 0; voice < voices(); voice++) {
                tokens[step * voices() + voice] = token(voice, grid.cells()[voice][step]);
            }
        }
        tokens[tokens.length - 1] = Sequence.BOUNDARY;
        return tokens;
    }

    /**
     * What a row says, of whatever length and tokens: a step that is not complete is filled with
     * rests.
     *
     * @param tokens without the one that ends it
     */
    public Grid grid(long[] tokens) {
        int steps = Math.max(1, (tokens.length + voices() - 1) / voices());
        int[][] cells = new int[voices()][steps];
        for (int i = 0; i < steps * voices(); i++) {
            cells[i % voices()][i / voices()] = i < tokens.length ? cell(tokens[i]) : Grid.REST;
        }
        return new Grid(cells);
    }

    /** What a bundle keeps. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(BARS, bars);
        map.put(STEPS, steps);
        map.put(STEPS_A_QUARTER, Grid.STEPS_A_QUARTER);
        map.put(
                RANGES,
                ranges.stream().map(range -> List.of(range.lowest(), range.highest())).toList());
        return map;
    }

    /**
     * What {@link #toMap} made.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static VoiceTokens of(Map<String, Object> map) {
        try {
            List<Range> ranges = new ArrayList<>();
            for (Object range : (List<?>) map.get(RANGES)) {
                List<?> ends = (List<?>) range;
                ranges.add(new Range(number(ends.get(0)), number(ends.get(1))));
            }
            List<Integer> steps = new ArrayList<>();
            for (Object count : (List<?>) map.get(STEPS)) {
                steps.add(number(count));
            }
            return new VoiceTokens(ranges, number(map.get(BARS)), steps);
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "preprocessing "
                            + map
                            + " is not that of scores; it has bars, steps and ranges",
                    e);
        }
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
