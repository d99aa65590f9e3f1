package watershed.analysis.diff;

import java.util.List;

/**
 * How far a run is to be trusted, whatever it found.
 *
 * @param score mean of the parts by their weights, 0 to 100
 * @param parts what it is made of
 */
public record Quality(double score, List<Part> parts) {
  /**
   * A part of the score.
   *
   * @param name one or two words
   * @param weight its share of the whole
   * @param score 0 to 100
   * @param says why, one line
   */
  public record Part(String name, double weight, double score, String says) {}

  public Quality {
    parts = List.copyOf(parts);
  }

  /** The score of those parts. */
  static Quality of(List<Part> parts) {
    double weights = parts.stream().mapToDouble(Part::weight).sum();
    double sum = parts.stream().mapToDouble(part -> part.weight * part.score).sum();
    return new Quality(sum / weights, parts);
  }
}
