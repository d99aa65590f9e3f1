package watershed.analysis;

/**
 * Where a sequence goes from one level to another: the split for which the two means leave the
 * least squares of the logarithms (Hinkley, Biometrika 1970).
 */
final class ChangePoint {
  private ChangePoint() {}

  /**
   * Finds it.
   *
   * @param values in order, at least two
   * @return index of the first value on the second level, from 1; -1 where one is not above 0
   */
  static int of(double[] values) {
    double[] logs = new double[values.length];
    double rest = 0;
    for (int i = 0; i < logs.length; i++) {
      if (!(values[i] > 0)) {
        return -1;
      }
      logs[i] = Math.log(values[i]);
      rest += logs[i];
    }
    int best = 1;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 1; i < logs.length; i++) {
      sum += logs[i - 1];
      rest -= logs[i - 1];
      // The least squares left are Σx² less this.
      double explained = sum * sum / i + rest * rest / (logs.length - i);
      if (explained > most) {
        most = explained;
        best = i;
      }
    }
    return best;
  }
}
