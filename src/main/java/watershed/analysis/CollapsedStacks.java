package watershed.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import watershed.record.BadInput;
import watershed.record.Profile;

/**
 * Sampled call stacks in the collapsed form: a line per distinct stack, frames from the bottom up
 * joined by semicolons, a blank, the number of samples.
 */
public final class CollapsedStacks {
  private static final String UNDER = " <- ";

  private final List<Stack> stacks = new ArrayList<>();
  private long total;

  private record Stack(List<String> frames, long samples) {}

  /**
   * The stacks of several files together.
   *
   * @throws BadInput if one cannot be read or is of another form
   */
  public static CollapsedStacks read(List<Path> files) {
    CollapsedStacks all = new CollapsedStacks();
    for (Path file : files) {
      try {
        all.add(Files.readString(file), file.toString());
      } catch (IOException e) {
        throw new BadInput("cannot read '" + file + "': " + e.getMessage(), e);
      }
    }
    return all;
  }

  /**
   * Adds the stacks of one file.
   *
   * @param text its content
   * @param where names it in a message
   * @throws BadInput if a line is not of that form; says which
   */
  public void add(String text, String where) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int blank = line.lastIndexOf(' ');
      long samples = blank < 1 ? -1 : count(line.substring(blank + 1).strip());
      if (samples < 0) {
        throw new BadInput(
            "'" + where + "' line " + number + " is not 'frame;frame count': profile again");
      }
      stacks.add(new Stack(List.of(line.substring(0, blank).split(";", -1)), samples));
      total += samples;
    }
  }

  /** Samples of all stacks. */
  public long total() {
    return total;
  }

  /**
   * The most frequent stacks in the same form, below a line that says how many there are.
   *
   * @param most how many at most
   */
  public String mostFrequent(int most) {
    Map<String, Long> samples = new TreeMap<>();
    stacks.forEach(s -> samples.merge(String.join(";", s.frames()), s.samples(), Long::sum));
    List<Map.Entry<String, Long>> shown =
        samples.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(most)
            .toList();
    return "# "
        + total
        + " samples in "
        + samples.size()
        + " stacks; "
        + shown.stream().mapToLong(Map.Entry::getValue).sum()
        + " of them in the "
        + shown.size()
        + " below\n"
        + shown.stream()
            .map(stack -> stack.getKey() + " " + stack.getValue() + "\n")
            .collect(Collectors.joining());
  }

  /**
   * The frames that most often stood on top.
   *
   * @param most how many at most
   * @param withCaller whether a frame counts apart for each site, which is how allocations are told
   *     apart: there the top is the class or {@code malloc}, and the site the first Java frame
   *     below
   */
  public List<Profile.Hot> hottest(int most, boolean withCaller) {
    Map<String, Long> samples = new TreeMap<>();
    for (Stack stack : stacks) {
      List<String> frames = stack.frames();
      String name = frames.get(frames.size() - 1);
      if (withCaller && frames.size() > 1) {
        name += UNDER + site(frames);
      }
      samples.merge(name, stack.samples(), Long::sum);
    }
    return samples.entrySet().stream()
        .map(entry -> new Profile.Hot(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Profile.Hot::samples).reversed())
        .limit(most)
        .toList();
  }

  private static String site(List<String> frames) {
    for (int i = frames.size() - 2; i >= 0; i--) {
      if (frames.get(i).indexOf('/') > 0) {
        return frames.get(i);
      }
    }
    return frames.get(frames.size() - 2);
  }

  private static long count(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException notACount) {
      return -1;
    }
  }
}
