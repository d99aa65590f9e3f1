package watershed.probes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads that are alive, virtual ones included where the JDK has them.
 *
 * @param threads in no particular order
 */
public record ThreadDump(List<Standing> threads) {
  /** The JDK whose dump knows virtual threads. */
  private static final int VIRTUAL_SINCE = 21;

  /** {@code #21 "name"}, and {@code virtual} behind it; what else stands there differs by JDK. */
  private static final Pattern HEADING = Pattern.compile("#(\\d+) \"(.*)\"(.*)");

  private static final int FRAMES_TOLD = 6;

  /**
   * One thread.
   *
   * @param id no other thread of this JVM has or had it
   * @param name empty for a virtual thread that was given none
   * @param frames the innermost first
   */
  public record Standing(long id, String name, boolean virtual, List<String> frames) {
    public Standing {
      frames = List.copyOf(frames);
    }
  }

  public ThreadDump {
    threads = List.copyOf(threads);
  }

  /** Takes one of this JVM. */
  public static ThreadDump take() {
    return Runtime.version().feature() < VIRTUAL_SINCE ? ofPlatform() : ofAll();
  }

  /** What tells the threads apart, as little to keep as can be. */
  public Set<Long> ids() {
    return threads.stream().map(Standing::id).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How many of the threads are new, whichever ended.
   *
   * @param earlier {@link #ids} of a dump before
   */
  public long since(Set<Long> earlier) {
    return threads.stream().filter(one -> !earlier.contains(one.id())).count();
  }

  /** How many of the threads are virtual. */
  public long virtual() {
    return threads.stream().filter(Standing::virtual).count();
  }

  /** How many threads wait somewhere below a method, named as {@code Class.method}. */
  public long within(String method) {
    return threads.stream()
        .filter(one -> one.frames().stream().anyMatch(frame -> frame.contains(method + "(")))
        .count();
  }

  /**
   * The dump as text, threads of one kind and stack told together, the most frequent first.
   *
   * @param mostLines after which it is cut
   */
  public String text(int mostLines) {
    Map<String, Long> groups =
        threads.stream().collect(Collectors.groupingBy(ThreadDump::told, Collectors.counting()));
    Stream<String> lines =
        groups.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .flatMap(group -> (group.getValue() + " x " + group.getKey()).lines());
    String heading = threads.size() + " threads, " + virtual() + " of them virtual";
    return Stream.concat(Stream.of(heading), lines)
        .limit(mostLines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Numbers in names are what tells the threads of a pool apart, so they are left out. */
  private static String told(Standing one) {
    String kind = one.virtual() ? "virtual" : "platform";
    return one.frames().stream()
        .limit(FRAMES_TOLD)
        .map(frame -> "\n    at " + frame)
        .collect(
            Collectors.joining("", kind + " \"" + one.name().replaceAll("\\d+", "#") + "\"", ""));
  }

  private static ThreadDump ofPlatform() {
    ThreadInfo[] infos = ManagementFactory.getThreadMXBean().dumpAllThreads(false, false);
    return new ThreadDump(
        Arrays.stream(infos)
            .map(
                info ->
                    new Standing(
                        info.getThreadId(),
                        info.getThreadName(),
                        false,
                        Arrays.stream(info.getStackTrace()).map(String::valueOf).toList()))
            .toList());
  }

  /** No bean lists virtual threads: the JVM writes them to a file only, which must not exist. */
  private static ThreadDump ofAll() {
    try {
      Path folder = Files.createTempDirectory("watershed-threads");
      Path file = folder.resolve("dump.txt");
      try {
        DiagnosticCommand.run("threadDumpToFile", file.toString());
        return parse(Files.readAllLines(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no place for a thread dump", e);
    }
  }

  /**
   * Reads the plain text that {@code jcmd Thread.dump_to_file} writes: a heading a thread, its
   * frames indented below. Since JDK 25 notes on locks stand between them.
   */
  static ThreadDump parse(List<String> lines) {
    List<Standing> found = new ArrayList<>();
    long id = 0;
    String name = "";
    boolean virtual = false;
    List<String> frames = null;
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        if (frames != null) {
          found.add(new Standing(id, name, virtual, frames));
        }
        id = Long.parseLong(heading.group(1));
        name = heading.group(2);
        virtual = heading.group(3).contains("virtual");
        frames = new ArrayList<>();
      } else if (frames != null && line.startsWith(" ") && line.endsWith(")")) {
        String frame = line.strip();
        if (!frame.startsWith("//") && !frame.startsWith("-")) {
          frames.add(frame);
        }
      }
    }
    if (frames != null) {
      found.add(new Standing(id, name, virtual, frames));
    }
    return new ThreadDump(found);
  }
}
