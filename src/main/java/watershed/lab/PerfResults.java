package watershed.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import watershed.record.BadInput;

/**
 * What JMH's profilers over perf report, through JMH's own results: figures per operation, or
 * annotated code. The experiment's auxiliary counters stand among them and are left out.
 *
 * @param counters by name and unit
 * @param texts by name
 */
record PerfResults(Map<String, Double> counters, Map<String, String> texts) {
  private static final String PER_OPERATION = "#/op";
  private static final String INSTRUCTION = "insn";

  /**
   * @param secondary JMH's results but the score, by label
   * @throws BadInput if there is none of a profiler's
   */
  @SuppressWarnings("rawtypes") // JMH's own signature
  static PerfResults of(Map<String, Result> secondary) {
    Map<String, Double> counters = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    secondary.forEach(
        (label, result) -> {
          String unit = result.getScoreUnit();
          if (Double.isNaN(result.getScore())) {
            texts.put(label, result.extendedInfo());
          } else if (unit.equals(PER_OPERATION) || unit.contains(INSTRUCTION)) {
            counters.put(label + " " + unit, result.getScore());
          }
        });
    texts.values().removeIf(String::isBlank);
    if (counters.isEmpty() && texts.isEmpty()) {
      throw new BadInput("perf reported nothing: see what JMH prints (--verbose)");
    }
    return new PerfResults(counters, texts);
  }

  /** Writes each text into a file of its own. */
  void write(Path folder) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      String name = text.getKey().replaceAll("\\W+", "");
      Files.writeString(folder.resolve(name + ".txt"), text.getValue());
    }
  }
}
