package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import watershed.analysis.Estimate;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Slice;
import watershed.record.Trial;

/**
 * The A/A control of a search, which has few blocks in each cell: those of all cells together, by
 * JDK, and apart where there are more threads than CPUs.
 */
final class PooledControl {
  private record Kind(String contender, String jdk, boolean oversubscribed) {}

  private PooledControl() {}

  /** A sentence each; none where nothing was measured twice in turns. */
  static List<String> texts(RunRecords records, List<Slice> slices) {
    List<Trial> on =
        records.trials().stream()
            .filter(t -> slices.stream().anyMatch(slice -> slice.contains(t.cell())))
            .toList();
    Samples samples = Samples.of(on);
    Set<String> twice = new TreeSet<>();
    on.stream().map(Trial::contender).filter(Contenders::isTwin).forEach(twice::add);
    List<String> jdks = on.stream().map(Trial::jdk).distinct().sorted().toList();
    Set<Cell> cells = new TreeSet<>();
    on.forEach(t -> cells.add(t.cell()));
    Map<Kind, List<Double>> logs = new LinkedHashMap<>();
    for (String twin : twice) {
      for (String jdk : jdks) {
        for (Cell cell : cells) {
          String subject = Contenders.subject(twin);
          Series one = samples.single(cell, subject, jdk);
          Series other = samples.single(cell, twin, jdk);
          Ratio ratio = one == null || other == null ? null : PairedBlocks.compare(other, one);
          if (ratio != null && ratio.paired()) {
            logs.computeIfAbsent(
                    new Kind(subject, jdk, records.oversubscribed(cell)), k -> new ArrayList<>())
                .addAll(ratio.logs());
          }
        }
      }
    }
    List<String> texts = new ArrayList<>();
    logs.forEach((kind, values) -> texts.add(text(kind, values)));
    return texts;
  }

  private static String text(Kind kind, List<Double> values) {
    Estimate log =
        Estimate.arithmetic(
            values.stream().mapToDouble(Double::doubleValue).toArray(), Estimate.LEVEL);
    Estimate.Interval interval = log.interval();
    String blocks = Numbers.count(values.size(), "block");
    return kind.contender
        + " measured twice in a block, JDK "
        + kind.jdk
        + (kind.oversubscribed ? ", oversubscribed" : "")
        + ": ratio "
        + (interval == null
            ? Numbers.of(Math.exp(log.value())) + " (1 block: no interval)"
            : Numbers.withInterval(log.map(Math::exp))
                + " over "
                + blocks
                + ", sd of a block's log-ratio "
                + Numbers.of(log.sd())
                + (interval.contains(0) ? "" : ": OFF, take no gain as better known than that"));
  }
}
