package watershed.lab;

import watershed.experiments.Preset;
import watershed.record.Windows;

/**
 * How much of each cell a preset measures.
 *
 * @param blocks replicates
 * @param windows of every fork
 * @param calibrates whether lead-ins are measured first rather than taken as one window
 */
public record Dose(int blocks, Windows windows, boolean calibrates) {
  /** The dose of a preset. */
  public static Dose of(Preset preset) {
    return switch (preset) {
      case FLASH -> new Dose(1, new Windows(4, 50, 5, 20, 20), false);
      case QUICK -> new Dose(3, new Windows(6, 100, 10, 20, 20), false);
      case STANDARD -> new Dose(10, new Windows(8, 100, 20, 20, 20), true);
      case THOROUGH -> new Dose(7, new Windows(20, 200, 50, 20, 20), true);
    };
  }
}
