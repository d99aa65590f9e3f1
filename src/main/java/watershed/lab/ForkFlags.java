package watershed.lab;

import java.util.ArrayList;
import java.util.List;

/** The flags of every JVM that measures, the same on every JDK. */
public final class ForkFlags {
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
    List<String> flags = new ArrayList<>(base());
    flags.add("-Xms" + heapMiB + "m");
    flags.add("-Xmx" + heapMiB + "m");
    // A stop-the-world collector works only while its own fork has the turn: a concurrent one would
    // go on in the turn of another.
    flags.add("-XX:+UseParallelGC");
    flags.add("-XX:-UseAdaptiveSizePolicy");
    flags.add("-XX:+ExitOnOutOfMemoryError");
    // A crash tells about itself where the journal finds it, not in files where the user stands.
    flags.add("-XX:+ErrorFileToStderr");
    flags.add("-XX:-CreateCoredumpOnCrash");
    // No file in the system's temporary folder that a neighbouring fork would have to share.
    flags.add("-XX:-UsePerfData");
    return List.copyOf(flags);
  }
}
