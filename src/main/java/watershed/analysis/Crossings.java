package watershed.analysis;

import java.util.List;

/**
 * The most frequent course of sampled curves.
 *
 * @param aFirst whether the curves that agree begin above 0
 * @param agreement share of the curves that agree on how often they change sign, and which way
 *     first
 * @param turns of those that agree, in order
 */
record Crossings(boolean aFirst, double agreement, List<Turn> turns) {
  /**
   * One crossing, in coordinates of the axis.
   *
   * @param at median
   * @param low lower end of the 97.5 % interval, 1.25 % to 98.75 % of the curves
   * @param high upper end
   * @param aBefore whether a is the better one below it
   */
  record Turn(double at, double low, double high, boolean aBefore) {}

  Crossings {
    turns = List.copyOf(turns);
  }
}
