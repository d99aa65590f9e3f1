package watershed.analysis.diff;

/**
 * The A/A comparisons of a run.
 *
 * @param comparisons how many there were to test
 * @param alarms how many found a change where there is none
 * @param says one line
 */
public record Control(int comparisons, int alarms, String says) {}
