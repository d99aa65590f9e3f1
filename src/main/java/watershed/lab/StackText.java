package watershed.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is kept of collapsed stacks: the most frequent ones, since there may be thousands. */
final class StackText {
  private static final int MOST = 40;

  private StackText() {}

  /**
   * The most frequent stacks of all files, as they stand in them (frames joined by semicolons, a
   * blank, and how often), below a line that says how many there are. What is not of that form is
   * passed over.
   *
   * @throws IOException if a file can't be read
   */
  static String of(List<Path> files) throws IOException {
    TreeMap<String, Long> samples = new TreeMap<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int blank = line.lastIndexOf(' ');
        String count = line.substring(blank + 1);
        if (blank > 0 && count.matches("\\d{1,18}")) {
          samples.merge(line.substring(0, blank), Long.parseLong(count), Long::sum);
        }
      }
    }
    List<String> stacks = new ArrayList<>(samples.keySet());
    stacks.sort(Comparator.comparing(samples::get, Comparator.reverseOrder()));
    long all = samples.values().stream().mapToLong(Long::longValue).sum();
    List<String> shown = stacks.subList(0, Math.min(MOST, stacks.size()));
    long told = shown.stream().mapToLong(samples::get).sum();
    return "# "
        + all
        + " samples in "
        + stacks.size()
        + " stacks; "
        + told
        + " of them in the "
        + shown.size()
        + " below\n"
        + shown.stream()
            .map(stack -> stack + " " + samples.get(stack) + "\n")
            .collect(Collectors.joining());
  }
}
