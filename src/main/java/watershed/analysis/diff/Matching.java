package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.Direction;
import watershed.analysis.ForkSample;
import watershed.record.Measurement;
import watershed.record.Policy;

/**
 * What of two sides is compared, and what cannot be.
 *
 * @param matched what was measured on both, in the order of the base
 * @param control what was measured twice on one side
 * @param unmatched what has no partner of the same mode and unit
 * @param metrics names of those that were measured and are not judged
 * @param notes what a reader should know, one line each
 */
public record Matching(
    List<Matched> matched,
    List<Matched> control,
    List<Unmatched> unmatched,
    Set<String> metrics,
    List<String> notes) {
  public Matching {
    matched = List.copyOf(matched);
    control = List.copyOf(control);
    unmatched = List.copyOf(unmatched);
    metrics = Set.copyOf(metrics);
    notes = List.copyOf(notes);
  }

  /**
   * Matches two stored sides.
   *
   * @param oneRun whether both were measured by one run, so that forks of equal block number belong
   *     together
   */
  public static Matching of(StoredSide a, StoredSide b, MetricChoice choice, boolean oneRun) {
    List<Matched> matched = new ArrayList<>();
    List<Unmatched> unmatched = new ArrayList<>();
    Set<String> metrics = new TreeSet<>();
    Partners partners = new Partners(a, b);
    partners
        .ofBase()
        .forEach(
            (key, base) -> {
              StoredSide.Measured next = partners.ofNext().get(key);
              if (next == null) {
                if (choice.takes(base.subject())) {
                  unmatched.add(partners.missing(base.subject(), false));
                }
              } else if (!choice.takes(base.subject()) && !choice.takes(next.subject())) {
                metrics.add(key.metric());
              } else if (!base.subject().equals(next.subject())) {
                unmatched.add(new Unmatched(base.subject(), difference(base, next)));
              } else if (oneRun) {
                pair(base.subject(), base.forks(), next.forks()).ifPresent(matched::add);
              } else {
                matched.add(unpaired(base.subject(), base.forks(), next.forks()));
              }
            });
    partners
        .ofNext()
        .forEach(
            (key, next) -> {
              if (!partners.ofBase().containsKey(key) && choice.takes(next.subject())) {
                unmatched.add(partners.missing(next.subject(), true));
              }
            });
    // A failure matters where the other side has, or would have, what it could be compared with.
    Map<Subject, Unmatched> failures = new LinkedHashMap<>();
    a.failures().stream().filter(partners::wasTriedByNext).forEach(f -> put(failures, f));
    b.failures().stream().filter(partners::wasTriedByBase).forEach(f -> put(failures, f));
    unmatched.removeIf(u -> failures.containsKey(scoreOf(u.subject())));
    unmatched.addAll(failures.values());
    List<Matched> control = new ArrayList<>(a.control());
    control.addAll(b.control());
    Set<String> notes = new LinkedHashSet<>(a.notes());
    notes.addAll(b.notes());
    return new Matching(matched, control, unmatched, metrics, List.copyOf(notes));
  }

  private static void put(Map<Subject, Unmatched> failures, Unmatched failure) {
    failures.merge(
        failure.subject(),
        failure,
        (one, other) -> new Unmatched(one.subject(), one.why() + "; " + other.why(), one.event()));
  }

  /** As a failure has it, which knows neither mode nor unit. */
  private static Subject scoreOf(Subject s) {
    return new Subject(s.benchmark(), s.params(), s.threads(), Measurement.PRIMARY, "", "");
  }

  /** The same with more to know. */
  public Matching with(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Matching(matched, control, unmatched, metrics, all);
  }

  /** The same where metrics improve as a policy has it. */
  Matching directed(Policy policy) {
    return new Matching(
        matched.stream().map(m -> directed(m, policy)).toList(),
        control,
        unmatched,
        metrics,
        notes);
  }

  private static Matched directed(Matched m, Policy policy) {
    Policy.Better better = policy.better(m.subject().benchmark(), m.subject().metric());
    if (better == null) {
      return m;
    }
    Direction known =
        better == Policy.Better.MORE ? Direction.MORE_IS_BETTER : Direction.LESS_IS_BETTER;
    Subject subject = m.subject().improving(known);
    return new Matched(subject, m.exact(), m.a(), m.b(), m.paired(), m.leftOut());
  }

  /** Under what each thing that is compared was measured on both sides, each kind once. */
  public static Set<EnvironmentGates.Both> environments(StoredSide a, StoredSide b) {
    Set<EnvironmentGates.Both> both = new HashSet<>();
    a.environments()
        .forEach(
            (place, environment) -> {
              Environment other = b.environments().get(place);
              if (other != null) {
                both.add(new EnvironmentGates.Both(environment, other));
              }
            });
    return both;
  }

  /**
   * Forks of one run: those of blocks that both sides have, as pairs; all of them where there is no
   * such block. Empty where a side has none.
   */
  static Optional<Matched> pair(Subject subject, SideForks a, SideForks b) {
    if (a.forks().isEmpty() || b.forks().isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> blocks = blocks(a);
    blocks.retainAll(blocks(b));
    if (blocks.isEmpty()) {
      return Optional.of(unpaired(subject, a, b));
    }
    boolean exact = MetricChoice.counted(subject.metric(), subject.unit());
    SideForks inBoth = a.of(blocks);
    SideForks others = b.of(blocks);
    int all = a.forks().size() + b.forks().size();
    int leftOut = all - inBoth.forks().size() - others.forks().size();
    return Optional.of(new Matched(subject, exact, inBoth, others, true, leftOut));
  }

  private static Matched unpaired(Subject subject, SideForks a, SideForks b) {
    boolean exact = MetricChoice.counted(subject.metric(), subject.unit());
    return new Matched(subject, exact, a, b, false);
  }

  private static Set<Integer> blocks(SideForks side) {
    return side.forks().stream().map(ForkSample::block).collect(Collectors.toSet());
  }

  private static String difference(StoredSide.Measured a, StoredSide.Measured b) {
    Subject x = a.subject();
    Subject y = b.subject();
    return x.mode().equals(y.mode())
        ? "unit '" + x.unit() + "' became '" + y.unit() + "': measure both with the same -tu"
        : "mode '" + x.mode() + "' became '" + y.mode() + "': measure both with the same -bm";
  }
}
