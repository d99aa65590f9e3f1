package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Decision.Certainty;
import watershed.analysis.Rivals.Normal;
import watershed.record.Axis;
import watershed.record.Slice;

/** Cuts a line into stretches of one answer. */
final class DecisionRows {
  /** What a whole number may be off by that came from its logarithm. */
  private static final double ROUNDING = 1e-9;

  private final RivalLine line;
  private final double epsilon;
  private final int cpus;
  private final boolean whole;

  private DecisionRows(RivalLine line, double epsilon, int cpus) {
    this.line = line;
    this.epsilon = epsilon;
    this.cpus = cpus;
    this.whole = EvenAxis.whole(line.slice().axis());
  }

  /**
   * The decisions along a line, the cell without writes first.
   *
   * @param epsilon indifference, as a difference of logarithms
   * @param cpus of the machine
   */
  static List<Decision> of(RivalLine line, double epsilon, int cpus) {
    return new DecisionRows(line, epsilon, cpus).rows();
  }

  private record Answer(Certainty certainty, SortedSet<String> anyOf, boolean oversubscribed) {}

  private Answer answer(Rivals point) {
    String leader = point.leader();
    SortedSet<String> anyOf = new TreeSet<>(point.anyOf(leader, epsilon));
    boolean sure =
        point.nearBestApartFromCrossings(leader, epsilon) >= Estimate.LEVEL
            && !disputed(point, anyOf);
    Certainty certainty =
        !sure ? Certainty.INCONCLUSIVE : anyOf.size() == 1 ? Certainty.CLEAR : Certainty.ANY_OF;
    Axis axis = line.slice().axis();
    double threads = axis == Axis.THREADS ? point.at() : line.slice().threads();
    return new Answer(certainty, anyOf, threads > cpus);
  }

  /** Whether an open crossing between the incumbent and another touches the choice. */
  private static boolean disputed(Rivals point, SortedSet<String> anyOf) {
    return point.open().stream()
        .anyMatch(design -> anyOf.contains(design) || anyOf.contains(point.incumbent()));
  }

  private List<Decision> rows() {
    List<Decision> rows = new ArrayList<>();
    Rivals zero = line.readOnly();
    if (zero != null) {
      rows.add(row(List.of(zero), answer(zero), 0, 0));
    }
    line.runs().forEach(points -> cut(points, rows));
    return rows;
  }

  private void cut(List<Rivals> points, List<Decision> rows) {
    double from = first(points.get(0).at());
    int start = 0;
    Answer current = answer(points.get(0));
    for (int i = 1; i <= points.size(); i++) {
      Answer next = i == points.size() ? null : answer(points.get(i));
      if (Objects.equals(current, next)) {
        continue;
      }
      double at = points.get(i - 1).at();
      double end =
          next == null ? at : EvenAxis.between(line.slice().axis(), at, points.get(i).at());
      double to = last(end);
      // Between two neighbouring whole numbers there is nothing to decide.
      if (from <= to) {
        rows.add(row(points.subList(start, i), current, from, to));
        from = whole ? to + 1 : to;
      }
      if (next != null) {
        current = next;
      }
      start = i;
    }
  }

  /** The first value of a stretch: exact to a hundredth of a per cent, or whole. */
  private double first(double at) {
    return whole ? Math.ceil(at * (1 - ROUNDING)) : Math.round(at * 100) / 100.0;
  }

  private double last(double at) {
    return whole ? Math.floor(at * (1 + ROUNDING)) : Math.round(at * 100) / 100.0;
  }

  private Decision row(List<Rivals> points, Answer answer, double from, double to) {
    String design = leastRegretted(points, answer);
    Regret least = null;
    Regret most = null;
    double probability = 1;
    double lost = 0;
    for (Rivals p : points) {
      String second = p.bestBut(design);
      Regret regret = Regret.of(p.at(), second, p.over(design, second));
      least = least == null || regret.percent() < least.percent() ? regret : least;
      most = most == null || regret.percent() > most.percent() ? regret : most;
      probability = Math.min(probability, p.nearBest(design, epsilon));
      for (String other : answer.anyOf) {
        lost = Math.max(lost, Regret.percent(p.over(p.leader(), other).high()));
      }
    }
    boolean nearBest =
        answer.certainty == Certainty.ANY_OF
            && probability >= Estimate.LEVEL
            && !points.stream().allMatch(p -> anyWillDo(p, answer.anyOf));
    Slice slice = line.slice();
    List<Double> values = slice.values();
    Slice ends =
        new Slice(
            slice.experiment(),
            slice.params(),
            slice.threads(),
            slice.axis(),
            List.of(values.get(0), values.get(values.size() - 1)));
    return new Decision(
        ends,
        line.jdk(),
        from,
        to,
        answer.oversubscribed,
        nearBest ? Certainty.NEAR_BEST : answer.certainty,
        design,
        List.copyOf(answer.anyOf),
        answer.anyOf.size() == 1 ? 0 : lost,
        probability,
        Objects.requireNonNull(least),
        Objects.requireNonNull(most),
        line.blocks(),
        answer.certainty == Certainty.INCONCLUSIVE ? missing(points) : null);
  }

  /** Whether none of these costs more than the indifference, or crosses another of them here. */
  private boolean anyWillDo(Rivals point, SortedSet<String> designs) {
    return designs.stream()
        .allMatch(d -> point.nearBestApartFromCrossings(d, epsilon) >= Estimate.LEVEL);
  }

  /** Where several will do and the lead changes among them, the one that loses least on average. */
  private static String leastRegretted(List<Rivals> points, Answer answer) {
    return answer.anyOf.stream()
        .min(
            Comparator.comparingDouble(
                design ->
                    points.stream().mapToDouble(p -> p.over(p.leader(), design).mean()).sum()))
        .orElseThrow();
  }

  /**
   * Blocks at the worst place of a stretch after which taking its leader costs too little to
   * matter: k = σ²·(1/s′² − 1/s²), for a standard deviation of s that should be s′ = (ε + Δ)/1.96
   * at a lead of Δ. Null where all that is open is a crossing.
   */
  private @Nullable Integer missing(List<Rivals> points) {
    double most = 0;
    for (Rivals p : points) {
      String leader = p.leader();
      for (String rival : p.gains().keySet()) {
        Normal lead = p.over(leader, rival);
        double wanted = (epsilon + lead.mean()) / Normal.Z;
        if (lead.sd() > wanted && !p.cross(leader, rival)) {
          double variance =
              Math.pow(line.sigmas().getOrDefault(leader, 0.0), 2)
                  + Math.pow(line.sigmas().getOrDefault(rival, 0.0), 2);
          most = Math.max(most, variance * (1 / (wanted * wanted) - 1 / (lead.sd() * lead.sd())));
        }
      }
    }
    boolean crossing = points.stream().anyMatch(p -> !p.open().isEmpty());
    return most == 0 && crossing
        ? null
        : Integer.valueOf((int) Math.ceil(Math.min(Decision.HOPELESS, Math.max(1, most))));
  }
}
