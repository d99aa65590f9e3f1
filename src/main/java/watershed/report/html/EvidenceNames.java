package watershed.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import watershed.record.Trial;
import watershed.report.Beside;

/** What files that support figures are called on a page, where their paths would fill lines. */
final class EvidenceNames {
  /** The part of a file's path that says whose it is (RESULTS.md). */
  private static final Pattern FORK = Pattern.compile("^.*-\\d+-[0-9a-f]{8}-");

  private final Map<String, String> names = new HashMap<>();

  /** Of what a run's forks kept. */
  EvidenceNames(Inputs inputs) {
    boolean several = inputs.records().run().jdks().size() > 1;
    for (Trial trial : inputs.records().trials()) {
      String of = (params(trial) + ", " + trial.contender()).replaceFirst("^[, ]+", "");
      String jdk = several ? ", JDK " + trial.jdk() : "";
      trial.evidence().forEach(path -> names.putIfAbsent(path, of + jdk + ": " + file(path)));
    }
  }

  /** Links to files, in a row that says which experiment they are of. */
  List<Link> links(List<String> paths) {
    return paths.stream().map(path -> new Link(brief(path), path)).toList();
  }

  private String brief(String path) {
    String layout = Beside.layoutName(path);
    return layout.isEmpty() ? names.getOrDefault(path, file(path)) : "field " + layout;
  }

  /** {@code CheckThenAct millis=300, SPLIT_LOCK, JDK 17.0.15, block 0: outcomes.txt}. */
  static String whole(Trial trial, String path) {
    return trial.cell().experiment()
        + params(trial)
        + ", "
        + trial.contender()
        + ", JDK "
        + trial.jdk()
        + ", block "
        + trial.block()
        + (trial.completed() ? "" : ", which failed")
        + ": "
        + file(path);
  }

  private static String params(Trial trial) {
    return trial.cell().params().entrySet().stream()
        .map(param -> " " + param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining());
  }

  private static String file(String path) {
    return FORK.matcher(path).replaceFirst("");
  }
}
