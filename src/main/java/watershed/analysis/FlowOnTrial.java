package watershed.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Rivals.Normal;
import watershed.record.Axis;
import watershed.record.FindPlan;
import watershed.record.Machine;
import watershed.record.Slice;

/**
 * The source document's decision flow (EXPERIMENTS 2.3 d) held against what was measured, in one
 * region that it speaks of: many threads and more than 25 % writes, below 5000 keys take {@code
 * sync.Map}, above it a sharded or a locked map. The article's own ranges begin at 32 threads.
 * {@code sync.Map} is read as {@code ReadDirtyMap}, the port of the one that the article describes;
 * of sharded and locked maps, at each point, as the best that was measured: the reading that is
 * kindest to the flow. Here the flow is held against every other design, as advice: what does it
 * cost to follow it? The verdict on the claim is another question and another rule ({@link
 * FlowClaim}): is the one kind better than the other?
 *
 * @param slice where
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param oversubscribed whether there are more threads than the machine has CPUs
 * @param from first value of the axis
 * @param to last value
 * @param advice what the flow says
 * @param advised designs of that kind that were measured
 * @param best designs that lead somewhere here, in order of the axis
 * @param least by how much the best of all other designs is better than the best advised one, where
 *     that is least; null where there is nothing to compare
 * @param most the same where it is most
 * @param blocks that the slice has, each with one fork of every design in turns
 * @param outcome of the comparison with the indifference
 */
public record FlowOnTrial(
    Slice slice,
    String jdk,
    boolean oversubscribed,
    double from,
    double to,
    Advice advice,
    List<String> advised,
    List<String> best,
    @Nullable Regret least,
    @Nullable Regret most,
    int blocks,
    Outcome outcome) {
  private static final Set<String> SYNC_MAPS = Set.of("ReadDirtyMap");
  private static final Set<String> LOCKED =
      Set.of("RWLock", "RWLockFair", "StampedLock", "ReentrantLock", "Synchronized");

  /** What the flow says. */
  public enum Advice {
    SYNC_MAP,
    SHARDED_OR_LOCKED;

    private boolean means(String design) {
      return this == SYNC_MAP
          ? SYNC_MAPS.contains(design)
          : design.startsWith("Sharded") || LOCKED.contains(design);
    }
  }

  /** What became of it. */
  public enum Outcome {
    /** Following the flow costs no more than the indifference anywhere here. */
    FREE,
    /** It costs more everywhere here. */
    COSTS,
    /** It costs no more in one part, and more in another. */
    IN_PART,
    /** Intervals reach over the indifference. */
    INCONCLUSIVE,
    /** No design that the flow advises was measured here, or none besides. */
    NOT_MEASURED
  }

  public FlowOnTrial {
    advised = List.copyOf(advised);
    best = List.copyOf(best);
  }

  /** All measured regions that the flow speaks of; none where it speaks of none. */
  public static List<FlowOnTrial> of(Machine machine, FindPlan plan, Findings findings) {
    List<FlowOnTrial> regions = new ArrayList<>();
    for (RivalLine line : RivalLine.of(findings, machine.cpus())) {
      for (List<Rivals> run : line.runs()) {
        for (Advice advice : Advice.values()) {
          List<Rivals> region =
              run.stream().filter(p -> advice(line.slice(), p.at()) == advice).toList();
          if (!region.isEmpty()) {
            regions.add(region(machine, plan, line, region, advice));
          }
        }
      }
    }
    return regions;
  }

  private static @Nullable Advice advice(Slice slice, double at) {
    double threads = slice.axis() == Axis.THREADS ? at : slice.threads();
    double writes = value(slice, Axis.WRITES, at);
    double keys = value(slice, Axis.KEYS, at);
    if (!(threads >= ClaimThresholds.FLOW_THREADS && writes > ClaimThresholds.MANY_WRITES)
        || Double.isNaN(keys)) {
      return null;
    }
    return keys < ClaimThresholds.FLOW_KEYS ? Advice.SYNC_MAP : Advice.SHARDED_OR_LOCKED;
  }

  /** NaN where the slice does not say. */
  private static double value(Slice slice, Axis axis, double at) {
    OptionalDouble held = CellOrder.number(slice.params().getOrDefault(axis.label(), ""));
    return slice.axis() == axis ? at : held.orElse(Double.NaN);
  }

  private static FlowOnTrial region(
      Machine machine, FindPlan plan, RivalLine line, List<Rivals> points, Advice advice) {
    double epsilon = Math.log1p(plan.indifference());
    List<String> all = points.get(0).ranking();
    List<String> advised = all.stream().filter(advice::means).sorted().toList();
    boolean comparable = !advised.isEmpty() && advised.size() < all.size();
    Regret least = null;
    Regret most = null;
    boolean kept = true;
    boolean broken = true;
    boolean keptSomewhere = false;
    boolean brokenSomewhere = false;
    Set<String> best = new LinkedHashSet<>();
    for (Rivals p : points) {
      best.add(p.leader());
      if (comparable) {
        String follow = first(p, advice, true);
        String other = first(p, advice, false);
        Normal cost = p.over(other, follow);
        Regret regret = Regret.of(p.at(), other, cost);
        least = least == null || regret.percent() < least.percent() ? regret : least;
        most = most == null || regret.percent() > most.percent() ? regret : most;
        boolean within = cost.high() <= epsilon;
        boolean beyond = cost.low() > epsilon;
        kept &= within;
        broken &= beyond;
        keptSomewhere |= within;
        brokenSomewhere |= beyond;
      }
    }
    double threads =
        line.slice().axis() == Axis.THREADS
            ? points.get(points.size() - 1).at()
            : line.slice().threads();
    return new FlowOnTrial(
        line.slice(),
        line.jdk(),
        threads > machine.cpus(),
        points.get(0).at(),
        points.get(points.size() - 1).at(),
        advice,
        advised,
        List.copyOf(best),
        least,
        most,
        line.blocks(),
        !comparable
            ? Outcome.NOT_MEASURED
            : kept
                ? Outcome.FREE
                : broken
                    ? Outcome.COSTS
                    : keptSomewhere && brokenSomewhere ? Outcome.IN_PART : Outcome.INCONCLUSIVE);
  }

  private static String first(Rivals point, Advice advice, boolean advised) {
    return point.ranking().stream()
        .filter(design -> advice.means(design) == advised)
        .findFirst()
        .orElseThrow();
  }
}
