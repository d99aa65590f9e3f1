package watershed.experiments;

import java.util.List;

/** Where the contenders of {@link PlantedCrossover} cross its baseline, by arithmetic. */
public final class PlantedCrossings {
  private PlantedCrossings() {}

  /**
   * The shares of writes at which a contender costs what {@code flat} does, ascending and in
   * percent; none for {@code flat} itself and for its tie.
   *
   * @throws IllegalArgumentException if there is no such contender
   */
  public static List<Double> of(String contender) {
    PlantedCost cost = PlantedCost.valueOf(contender);
    return switch (cost) {
      case flat, tie -> List.of();
      case rising, shallow -> List.of(cost.balance());
      case twice -> List.of(PlantedCost.FIRST, PlantedCost.SECOND);
    };
  }
}
