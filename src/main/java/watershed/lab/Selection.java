package watershed.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Preset;

/**
 * What the user asked to measure.
 *
 * @param experiments names; empty for all
 * @param params values that replace those of the preset's grids, by parameter
 * @param threads thread counts that replace those of the grids, as {@code 2} or {@code 0.5x}; empty
 *     to keep them
 * @param preset which cells, and how much of each
 * @param blocks replicates of each cell; null for the preset's
 */
public record Selection(
    List<String> experiments,
    Map<String, List<String>> params,
    List<String> threads,
    Preset preset,
    @Nullable Integer blocks) {}
