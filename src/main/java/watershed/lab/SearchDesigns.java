package watershed.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import watershed.record.BadInput;
import watershed.record.Contenders;
import watershed.record.Nearest;

/**
 * What a search compares.
 *
 * @param compared contenders, in declared order
 * @param incumbent that all others are compared with; null for the best
 * @param twinned the one that every block measures twice: the incumbent, else the baseline
 */
public record SearchDesigns(List<String> compared, @Nullable String incumbent, String twinned) {
  public SearchDesigns {
    compared = List.copyOf(compared);
  }

  /**
   * Those that a question names, or the experiment's own.
   *
   * @throws BadInput if one is not known, they are fewer than two, or the incumbent is none of them
   */
  public static SearchDesigns of(Catalogue catalogue, SearchQuestion question) {
    ExperimentSpec spec = catalogue.find(question.experiment());
    List<String> compared = compared(spec, question.designs());
    String own = spec.meta().find().incumbent();
    String incumbent =
        question.incumbent() == null && compared.contains(own)
            ? own
            : incumbent(question.incumbent(), compared);
    String baseline = spec.meta().baseline();
    String twinned =
        incumbent != null ? incumbent : compared.contains(baseline) ? baseline : compared.get(0);
    return new SearchDesigns(compared, incumbent, twinned);
  }

  /** All forks of a block on one JDK, the twin last. */
  List<String> contenders() {
    List<String> all = new ArrayList<>(compared);
    all.add(Contenders.twinOf(twinned));
    return all;
  }

  private static List<String> compared(ExperimentSpec spec, List<String> named) {
    String contender = spec.meta().contender();
    Set<String> wanted = new LinkedHashSet<>();
    named.forEach(d -> wanted.add(Params.checked(spec, contender, d.strip())));
    if (wanted.isEmpty()) {
      wanted.addAll(own(spec));
    }
    if (wanted.contains(spec.meta().harness())) {
      throw new BadInput(
          "--designs: "
              + spec.meta().harness()
              + " is the harness's own cost, not a choice: leave it out");
    }
    if (wanted.size() < 2) {
      throw new BadInput(
          "--designs "
              + String.join(",", wanted)
              + ": one alone has nothing to overtake: name at least two (known: "
              + String.join(", ", spec.contenders())
              + ")");
    }
    List<String> ordered = new ArrayList<>(spec.contenders());
    ordered.retainAll(wanted);
    wanted.stream().filter(d -> !ordered.contains(d)).forEach(ordered::add);
    return ordered;
  }

  private static @Nullable String incumbent(@Nullable String given, List<String> compared) {
    if (given == null) {
      return null;
    }
    for (String design : compared) {
      if (design.equalsIgnoreCase(given.strip())) {
        return design;
      }
    }
    throw new BadInput(
        "--incumbent "
            + given
            + ": not among the designs compared"
            + Nearest.hint(given, compared)
            + " ("
            + String.join(", ", compared)
            + ")");
  }

  /** What the experiment itself puts forward. */
  private static List<String> own(ExperimentSpec spec) {
    String named = spec.meta().find().compare();
    List<String> designs = named.isEmpty() ? spec.contenders() : Arrays.asList(named.split(","));
    if (!spec.contenders().containsAll(designs)) {
      throw new IllegalStateException(spec.name() + ": no such contender in find = " + named);
    }
    List<String> controls = List.of(spec.meta().controls());
    return designs.stream()
        .filter(d -> !controls.contains(d) && !d.equals(spec.meta().harness()))
        .toList();
  }
}
