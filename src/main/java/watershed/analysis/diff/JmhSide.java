package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ForkSample;
import watershed.record.BadInput;
import watershed.record.JmhFile;
import watershed.record.JmhMetric;
import watershed.record.JmhResult;
import watershed.record.JmhSetting;

/** A side that is a file of JMH's results. Its forks are in no blocks: JMH runs them one by one. */
public final class JmhSide {
  private JmhSide() {}

  /**
   * Takes a file.
   *
   * @param name as messages call it
   * @param jdk version or feature release of the JDK whose results count; null for all
   * @throws BadInput if there is a result twice, or none of that JDK
   */
  public static StoredSide of(String name, JmhFile file, @Nullable String jdk) {
    StoredSide.Collector subjects = new StoredSide.Collector(name);
    Map<StoredSide.Place, Environment> environments = new HashMap<>();
    Map<JmhSetting, Environment> known = new HashMap<>();
    boolean sampled = false;
    Set<String> lacking = new TreeSet<>();
    for (JmhResult result : file.results()) {
      if (jdk == null || isOf(jdk, result.setting().jdk())) {
        for (Map.Entry<String, JmhMetric> metric : result.metrics().entrySet()) {
          subjects.add(
              subject(result, metric.getKey(), metric.getValue().unit()),
              forks(metric.getValue()),
              "give a file of one configuration, or name its JDK (--base-jdk, --new-jdk)");
          sampled |= metric.getValue().sampled();
        }
        lacking.addAll(result.lacking());
        environments.put(
            new StoredSide.Place(
                result.benchmark(), result.params(), result.threads(), result.mode()),
            known.computeIfAbsent(result.setting(), Environment::of));
      }
    }
    if (environments.isEmpty()) {
      throw new BadInput(
          name
              + " holds no result of JDK "
              + jdk
              + ": it has "
              + String.join(
                  ", ",
                  file.results().stream()
                      .map(r -> r.setting().jdk())
                      .distinct()
                      .limit(5)
                      .toList()));
    }
    List<String> notes = new ArrayList<>();
    if (sampled) {
      notes.add(
          name
              + ": in mode sample the mean of the sampled times is judged, not their tail; JMH"
              + " keeps rare slow samples more often than frequent fast ones");
    }
    if (!lacking.isEmpty()) {
      notes.add(
          name
              + ": left out where a fork has no samples of it, or it has no unit: "
              + String.join(", ", lacking));
    }
    return new StoredSide(name, subjects.measured(), List.of(), environments, List.of(), notes);
  }

  /** Whether a version is that which was asked for: {@code 17.0.15}, or only {@code 17}. */
  static boolean isOf(String asked, String version) {
    return version.equals(asked)
        || version.startsWith(asked + ".")
        || version.startsWith(asked + "+")
        || version.startsWith(asked + "-");
  }

  private static Subject subject(JmhResult result, String metric, String unit) {
    return new Subject(
        result.benchmark(), result.params(), result.threads(), metric, result.mode(), unit);
  }

  private static SideForks forks(JmhMetric metric) {
    List<ForkSample> forks = new ArrayList<>();
    for (List<Double> scores : metric.forks()) {
      forks.add(new ForkSample(forks.size(), false, scores));
    }
    return new SideForks(forks);
  }
}
