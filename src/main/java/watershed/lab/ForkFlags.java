package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The flags of every JVM that measures, the same on every JDK. */
public final class ForkFlags {
  private static final Pattern COLLECTOR =
      Pattern.compile("-XX:\\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC");

  private ForkFlags() {}

  /** What any JVM that loads the suite's classes needs, measuring or not. */
  public static List<String> base() {
    return List.of(
        // JDK 17 does not know some of the flags below, which only quieten or enable later JDKs.
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+EnableDynamicAgentLoading",
        // Without it @Contended outside the JDK silently pads nothing.
        "-XX:-RestrictContended",
        // JOL would try the serviceability agent first, which needs rights and prints warnings.
        "-Djol.skipHotspotSAAttach=true");
  }

  /**
   * Flags of a measuring fork.
   *
   * @param heapMiB fixed heap
   */
  public static List<String> measuring(int heapMiB) {
    return measuring(heapMiB, List.of());
  }

  /**
   * Flags of a measuring fork, with others after them.
   *
   * @param heapMiB fixed heap, unless the others set it
   * @param others of which one that chooses a collector takes the place of the suite's choice: a
   *     JVM that is told two does not start
   */
  static List<String> measuring(int heapMiB, List<String> others) {
    List<String> flags = new ArrayList<>(base());
    flags.add("-Xms" + heapMiB + "m");
    flags.add("-Xmx" + heapMiB + "m");
    if (others.stream().noneMatch(flag -> COLLECTOR.matcher(flag).matches())) {
      // A stop-the-world collector works only while its own fork has the turn: a concurrent one
      // would go on in the turn of another.
      flags.add("-XX:+UseParallelGC");
      flags.add("-XX:-UseAdaptiveSizePolicy");
    }
    flags.add("-XX:+ExitOnOutOfMemoryError");
    // A crash tells about itself where the journal finds it, not in files where the user stands.
    flags.add("-XX:+ErrorFileToStderr");
    flags.add("-XX:-CreateCoredumpOnCrash");
    // No file in the system's temporary folder that a neighbouring fork would have to share.
    flags.add("-XX:-UsePerfData");
    flags.addAll(others);
    return List.copyOf(flags);
  }
}
