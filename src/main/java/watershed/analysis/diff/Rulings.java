package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import watershed.analysis.Texts;
import watershed.record.Policy;

/**
 * A comparison judged under a policy.
 *
 * @param matching what was compared
 * @param findings by the delta that holds where no rule says otherwise
 * @param subjects one for each of the matching's, in its order, by the delta that holds for it
 * @param unmatched what a policy makes of each of the matching's subjects without a partner
 * @param exit code that it comes to
 * @param says why, one line
 */
public record Rulings(
    Matching matching,
    DiffFindings findings,
    List<Ruling> subjects,
    List<Policy.Weight> unmatched,
    int exit,
    String says) {
  /** Nothing is wrong. */
  public static final int FINE = 0;

  /** Something is worse. */
  public static final int REGRESSED = 1;

  /** What was compared is no evidence. */
  public static final int INVALID = 2;

  /** Something is open that should not be. */
  public static final int OPEN = 3;

  public Rulings {
    subjects = List.copyOf(subjects);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Judges a comparison.
   *
   * @param given what is compared, its metrics improving as their names tell
   * @param environment gates of what surrounded both sides
   * @param rules whose delta holds where neither the policy nor one of its rules has one
   * @param policy made strict where the rules are
   */
  public static Rulings judge(
      Matching given, List<Gate> environment, DiffRules rules, Policy policy) {
    Policy terms = rules.strict() ? policy.strict() : policy;
    Matching matching = given.directed(policy);
    // p-values and their adjustment do not depend on delta: each family is judged whole, and of the
    // subjects that another delta holds for only the verdicts are taken.
    Map<Double, DiffFindings> byDelta = new TreeMap<>();
    List<Ruling> rulings = new ArrayList<>();
    DiffRules usual = withDelta(rules, policy.delta() == null ? rules.delta() : policy.delta());
    DiffFindings findings =
        DiffJudge.judge(matching.matched(), matching.control(), environment, usual);
    byDelta.put(usual.delta(), findings);
    for (int i = 0; i < matching.matched().size(); i++) {
      Subject subject = matching.matched().get(i).subject();
      Policy.Terms own = terms.terms(subject.benchmark(), subject.metric());
      Double special = own.delta();
      double delta = special == null ? usual.delta() : special;
      SubjectVerdict verdict =
          byDelta
              .computeIfAbsent(
                  delta,
                  d ->
                      DiffJudge.judge(
                          matching.matched(), matching.control(), environment, withDelta(rules, d)))
              .subjects()
              .get(i);
      rulings.add(ruling(verdict, delta, own, rules.strict()));
    }
    List<Policy.Weight> unmatched =
        matching.unmatched().stream()
            .map(
                u ->
                    terms
                        .terms(u.subject().benchmark(), u.subject().metric())
                        .weigh(u.event(), false))
            .toList();
    long broken = failing(matching.unmatched(), unmatched, u -> u.event() == Policy.Event.INVALID);
    long alone = failing(matching.unmatched(), unmatched, u -> u.event() != Policy.Event.INVALID);
    Ending ending = ending(findings, rulings, broken, alone, terms.leastQuality());
    return new Rulings(matching, findings, rulings, unmatched, ending.exit, ending.says);
  }

  private static Ruling ruling(
      SubjectVerdict verdict, double delta, Policy.Terms terms, boolean strict) {
    Policy.Event event = Ruling.event(verdict.verdict());
    boolean awaits = terms.awaits(event, verdict.confirmed());
    // A regression that fails only once it is confirmed is open until then.
    Policy.Weight weight =
        strict && awaits ? Policy.Weight.FAILS : terms.weigh(event, verdict.confirmed());
    return new Ruling(verdict, delta, weight, verdict.open() || awaits);
  }

  private static DiffRules withDelta(DiffRules rules, double delta) {
    return new DiffRules(delta, rules.alpha(), rules.q(), rules.strict(), rules.looks());
  }

  private record Ending(int exit, String says) {}

  private static Ending ending(
      DiffFindings findings, List<Ruling> rulings, long broken, long alone, double least) {
    for (Gate gate : findings.gates()) {
      if (gate.closed()) {
        return new Ending(INVALID, "INVALID: " + gate.name() + ": " + gate.says());
      }
    }
    double quality = findings.quality().score();
    if (quality < least) {
      return new Ending(
          INVALID,
          String.format(
              Locale.ROOT,
              "INVALID: quality %.0f of 100, the policy asks for %.0f",
              quality,
              least));
    }
    long invalid = failing(rulings, DiffVerdict.INVALID);
    long inconclusive = failing(rulings, DiffVerdict.INCONCLUSIVE);
    long unconfirmed = rulings.stream().filter(Rulings::failsUnconfirmed).count();
    long open = inconclusive + unconfirmed;
    long worse =
        rulings.stream().filter(r -> r.weight() == Policy.Weight.FAILS).count() - invalid - open;
    if (worse > 0) {
      long regressed = failing(rulings, DiffVerdict.REGRESSED) - unconfirmed;
      return new Ending(
          REGRESSED,
          "FAILED: "
              + regressed
              + " regressed"
              + (worse > regressed
                  ? ", " + (worse - regressed) + " else that the policy bars"
                  : ""));
    }
    if (invalid > 0) {
      return new Ending(INVALID, "INVALID: " + invalid + " cannot be judged");
    }
    if (broken > 0) {
      return new Ending(
          INVALID,
          "INVALID: "
              + Texts.count(broken, "cell")
              + " without a whole comparison: a side failed, or no pair was measured");
    }
    if (alone > 0) {
      return new Ending(INVALID, "INVALID: " + alone + " without a partner");
    }
    if (rulings.isEmpty()) {
      return new Ending(INVALID, "INVALID: nothing could be compared");
    }
    return open > 0
        ? new Ending(OPEN, "OPEN: " + inconclusive + " inconclusive" + waiting(unconfirmed))
        : new Ending(FINE, "PASSED");
  }

  private static String waiting(long unconfirmed) {
    return unconfirmed == 0 ? "" : ", " + unconfirmed + " regressed but not confirmed";
  }

  /** Whether all that it fails by is that it is not confirmed yet: nothing else is open so. */
  private static boolean failsUnconfirmed(Ruling ruling) {
    return ruling.weight() == Policy.Weight.FAILS
        && ruling.verdict().verdict() == DiffVerdict.REGRESSED
        && ruling.open();
  }

  private static long failing(
      List<Unmatched> unmatched, List<Policy.Weight> weights, Predicate<Unmatched> which) {
    return IntStream.range(0, weights.size())
        .filter(i -> weights.get(i) == Policy.Weight.FAILS && which.test(unmatched.get(i)))
        .count();
  }

  private static long failing(List<Ruling> rulings, DiffVerdict verdict) {
    return rulings.stream()
        .filter(r -> r.weight() == Policy.Weight.FAILS && r.verdict().verdict() == verdict)
        .count();
  }
}
