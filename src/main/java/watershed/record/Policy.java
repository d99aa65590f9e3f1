package watershed.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a team lets a comparison pass or fail by; the user's own file, described in POLICY.md.
 *
 * @param delta smallest change that matters, as a ratio less 1; null for the command's
 * @param leastQuality score of a comparison below which nothing it says counts, 0 to 100
 * @param fails what fails the build
 * @param warns what is warned of
 * @param confirmedOnly whether a regression that is not confirmed is only warned of
 * @param rules exceptions: the first that matches a subject decides on it
 */
public record Policy(
    @Nullable Double delta,
    double leastQuality,
    Set<Event> fails,
    Set<Event> warns,
    boolean confirmedOnly,
    List<Rule> rules) {
  /** What holds where there is no file. */
  public static final Policy USUAL =
      new Policy(
          null,
          0,
          EnumSet.of(Event.REGRESSED, Event.INVALID),
          EnumSet.of(Event.INCONCLUSIVE, Event.SMALL, Event.UNMATCHED),
          false,
          List.of());

  public Policy {
    fails = Set.copyOf(fails);
    warns = Set.copyOf(warns);
    rules = List.copyOf(rules);
  }

  /** What can come of a subject: the verdicts, and that it has no partner. */
  public enum Event {
    INVALID,
    EQUIVALENT,
    REGRESSED,
    IMPROVED,
    SMALL,
    INCONCLUSIVE,
    UNMATCHED
  }

  /** What an event does to a build. */
  public enum Weight {
    FAILS,
    WARNS,
    PASSES
  }

  /** Which way a metric improves. */
  public enum Better {
    MORE,
    LESS
  }

  /**
   * An exception; what is null is as for all others.
   *
   * @param benchmark whose names it covers
   * @param metric whose names it covers
   * @param delta as {@link Policy#delta}
   * @param fails as {@link Policy#fails}
   * @param warns as {@link Policy#warns}
   * @param confirmedOnly as {@link Policy#confirmedOnly}
   * @param better which way its metrics improve; null where their names tell
   */
  public record Rule(
      Glob benchmark,
      Glob metric,
      @Nullable Double delta,
      @Nullable Set<Event> fails,
      @Nullable Set<Event> warns,
      @Nullable Boolean confirmedOnly,
      @Nullable Better better) {
    /** Whether it is about a subject, by the names of its benchmark and metric. */
    public boolean covers(String ofBenchmark, String ofMetric) {
      return benchmark.matches(ofBenchmark) && metric.matches(ofMetric);
    }
  }

  /**
   * What holds for one subject.
   *
   * @param delta as {@link Policy#delta}
   * @param confirmedOnly as {@link Policy#confirmedOnly}
   */
  public record Terms(
      @Nullable Double delta, Set<Event> fails, Set<Event> warns, boolean confirmedOnly) {
    /**
     * What an event comes to.
     *
     * @param confirmed whether a regression is confirmed
     */
    public Weight weigh(Event event, boolean confirmed) {
      if (fails.contains(event)) {
        boolean only = event == Event.REGRESSED && confirmedOnly && !confirmed;
        return only ? Weight.WARNS : Weight.FAILS;
      }
      return warns.contains(event) ? Weight.WARNS : Weight.PASSES;
    }

    /** Whether an event would come to more if it were confirmed. */
    public boolean awaits(Event event, boolean confirmed) {
      return weigh(event, true) != weigh(event, confirmed);
    }
  }

  /** What holds for a subject, by the names of its benchmark and metric. */
  public Terms terms(String benchmark, String metric) {
    Rule rule = rule(benchmark, metric);
    if (rule == null) {
      return new Terms(delta, fails, warns, confirmedOnly);
    }
    return new Terms(
        rule.delta() != null ? rule.delta() : delta,
        rule.fails() != null ? rule.fails() : fails,
        rule.warns() != null ? rule.warns() : warns,
        rule.confirmedOnly() != null ? rule.confirmedOnly() : confirmedOnly);
  }

  /** Which way a metric improves, by the names of its benchmark and its own; null as they tell. */
  public @Nullable Better better(String benchmark, String metric) {
    Rule rule = rule(benchmark, metric);
    return rule == null ? null : rule.better();
  }

  /** The rule that decides on a subject, or null. */
  private @Nullable Rule rule(String benchmark, String metric) {
    for (Rule rule : rules) {
      if (rule.covers(benchmark, metric)) {
        return rule;
      }
    }
    return null;
  }

  /** The same with another delta, which rules of their own still override. */
  public Policy withDelta(double other) {
    return new Policy(other, leastQuality, fails, warns, confirmedOnly, rules);
  }

  /** The same, where what stays open fails too. */
  public Policy strict() {
    return new Policy(
        delta,
        leastQuality,
        withOpen(fails),
        warns,
        confirmedOnly,
        rules.stream()
            .map(
                r ->
                    new Rule(
                        r.benchmark(),
                        r.metric(),
                        r.delta(),
                        r.fails() == null ? null : withOpen(r.fails()),
                        r.warns(),
                        r.confirmedOnly(),
                        r.better()))
            .toList());
  }

  private static Set<Event> withOpen(Set<Event> events) {
    EnumSet<Event> more = EnumSet.of(Event.INCONCLUSIVE);
    more.addAll(events);
    return more;
  }
}
