package watershed.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Part;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.EventsJudge.Joined;
import watershed.record.Measurement;
import watershed.record.Run;

/** Judges the claims of one experiment on one JDK whose figures decide them. */
public final class ClaimJudge {
  /** Said of what can't be counted here, beside what was timed. */
  private static final String INFERRED = "inferred from time";

  /** As a claim's rule: one figure that holds is enough. */
  static final String ANY_FIGURE = "one of these figures is enough";

  /** As a claim's rule: it holds if it does of each contender, whatever the baseline's verdict. */
  static final String EVERY_CONTENDER = "it must hold of every contender";

  /** As a claim's rule: its figures of events are joined as {@link EventsJudge} says. */
  static final String COUNTED_EVENTS =
      "of its events the first that is counted decides, unless another says the contrary";

  private final Run.ExperimentInfo info;
  private final String jdk;
  private final FigureJudge figures;

  /**
   * @param info of the experiment
   * @param jdk {@link watershed.record.Jdk#id()}
   */
  public ClaimJudge(Run.ExperimentInfo info, String jdk, FigureData data) {
    this.info = info;
    this.jdk = jdk;
    this.figures = new FigureJudge(info, jdk, data);
  }

  /** A figure and what it is of. */
  private record Pattern(Run.FigureInfo figure, Expression of) {
    /** Whether it is of nothing but the benchmark's own scores, wherever it tells. */
    boolean isOfScores() {
      Expression read = of instanceof Expression.Where where ? where.of() : of;
      return read.references().stream().allMatch(r -> r.metric().equals(Measurement.PRIMARY));
    }
  }

  /**
   * The verdict on a claim.
   *
   * @param claim with at least one figure
   * @throws watershed.record.BadInput if an expression can't be read
   */
  public ClaimVerdict verdict(Run.ClaimInfo claim) {
    List<Pattern> patterns =
        claim.figures().stream().map(f -> new Pattern(f, Expression.parse(f.of()))).toList();
    Set<String> evidence = new TreeSet<>();
    if (patterns.stream().noneMatch(p -> p.of.ofEach())) {
      Part whole = part("", patterns, claim.rule(), evidence);
      return new ClaimVerdict(
          claim.id(),
          jdk,
          whole.verdict(),
          whole.reason(),
          whole.figures(),
          List.of(),
          List.of(),
          List.copyOf(evidence),
          whole.blocks());
    }
    List<Part> parts = new ArrayList<>();
    for (String contender : contenders(patterns)) {
      parts.add(part(contender, patterns, claim.rule(), evidence));
    }
    boolean every = claim.rule().equals(EVERY_CONTENDER);
    Part base =
        parts.stream()
            .filter(p -> !every && p.contender().equals(info.baseline()))
            .findFirst()
            .orElse(null);
    Part own = base == null ? EveryContender.of(parts, every) : base;
    List<String> notes = new ArrayList<>();
    notes.add(
        base == null
            ? EveryContender.says(parts, own.verdict(), every)
            : "the verdict is that of " + base.contender());
    parts.stream()
        .filter(p -> p.verdict().settled() && !p.reason().isEmpty())
        .filter(p -> !p.reason().equals(own.reason()))
        .forEach(p -> notes.add(p.contender() + ": " + p.reason()));
    return new ClaimVerdict(
        claim.id(),
        jdk,
        own.verdict(),
        own.reason(),
        own.figures(),
        parts,
        notes,
        List.copyOf(evidence),
        own.blocks());
  }

  /** Those that the claim is put to; none is compared with itself. */
  private List<String> contenders(List<Pattern> patterns) {
    Set<String> all = new LinkedHashSet<>(info.contenders());
    all.remove(info.harness());
    all.removeIf(
        contender ->
            patterns.stream()
                .anyMatch(p -> p.of.of(contender).references().size() < p.of.references().size()));
    return List.copyOf(all);
  }

  private Part part(String contender, List<Pattern> patterns, String rule, Set<String> evidence) {
    List<FigureReading> readings = new ArrayList<>();
    for (Pattern pattern : patterns) {
      FigureReading reading = figures.read(pattern.figure, pattern.of.of(contender));
      readings.add(reading);
      evidence.addAll(reading.evidence());
    }
    Joined joined = joined(rule, patterns, readings);
    Verdict verdict = joined.verdict();
    List<Figure> found = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      Figure figure = readings.get(i).figure();
      if (figure != null) {
        found.add(
            verdict == Verdict.NOT_MEASURABLE && patterns.get(i).isOfScores()
                ? new Figure(
                    figure.what() + ", " + INFERRED,
                    figure.value(),
                    figure.unit(),
                    figure.claimed())
                : figure);
      }
    }
    int blocks =
        verdict == Verdict.INCONCLUSIVE
            ? joined.deciding().stream().mapToInt(FigureReading::blocks).max().orElse(0)
            : 0;
    List<String> reasons = reasons(joined.deciding(), verdict);
    reasons.addAll(joined.notes());
    return new Part(contender, verdict, String.join("; ", reasons), found, blocks);
  }

  private static Joined joined(String rule, List<Pattern> patterns, List<FigureReading> readings) {
    if (rule.equals(COUNTED_EVENTS)) {
      return EventsJudge.join(
          patterns.stream().map(p -> EventsJudge.event(p.of)).toList(), readings);
    }
    List<Verdict> verdicts = readings.stream().map(FigureReading::verdict).toList();
    Verdict verdict = rule.equals(ANY_FIGURE) ? anyOf(verdicts) : together(verdicts);
    return new Joined(verdict, readings, List.of());
  }

  /**
   * All figures must hold: one that is refuted refutes; what was not asked for, what more blocks
   * would tell, and what can't be had here leave it open, in this order.
   */
  static Verdict together(List<Verdict> figures) {
    for (Verdict verdict :
        List.of(
            Verdict.REFUTED, Verdict.NOT_IN_RUN, Verdict.INCONCLUSIVE, Verdict.NOT_MEASURABLE)) {
      if (figures.contains(verdict)) {
        return verdict;
      }
    }
    return Verdict.CONFIRMED;
  }

  /** One figure that holds is enough, and only where each is refuted none does. */
  static Verdict anyOf(List<Verdict> figures) {
    for (Verdict verdict :
        List.of(
            Verdict.CONFIRMED, Verdict.NOT_IN_RUN, Verdict.INCONCLUSIVE, Verdict.NOT_MEASURABLE)) {
      if (figures.contains(verdict)) {
        return verdict;
      }
    }
    return Verdict.REFUTED;
  }

  private static List<String> reasons(List<FigureReading> readings, Verdict verdict) {
    Map<String, List<String>> figures = new LinkedHashMap<>();
    for (FigureReading reading : readings) {
      boolean decides = reading.verdict() == verdict;
      // A settled figure has a reason where a fork of it failed, or a larger size is missing.
      boolean lacks = reading.verdict() == Verdict.NOT_MEASURABLE && !verdict.settled();
      if ((decides || lacks) && !reading.reason().isEmpty()) {
        Figure figure = reading.figure();
        figures
            .computeIfAbsent(reading.reason(), why -> new ArrayList<>())
            .add(figure == null ? "" : figure.what());
      }
    }
    List<String> reasons = new ArrayList<>();
    figures.forEach(
        (why, of) -> {
          boolean all = of.size() == readings.size() || of.contains("");
          reasons.add(all ? why : String.join(", ", of) + ": " + why);
        });
    return reasons;
  }
}
