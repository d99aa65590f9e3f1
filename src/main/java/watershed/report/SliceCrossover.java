package watershed.report;

import org.jspecify.annotations.Nullable;
import watershed.analysis.CrossoverReading;

/**
 * Where one contender overtakes another on a slice of a run.
 *
 * @param a the baseline, or one that wins somewhere
 * @param b one that wins somewhere
 * @param reading null where they are not told apart at any point
 * @param says the same in words, with both names
 */
public record SliceCrossover(String a, String b, @Nullable CrossoverReading reading, String says) {}
