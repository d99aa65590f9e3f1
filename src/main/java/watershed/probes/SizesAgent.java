package watershed.probes;

import java.lang.instrument.Instrumentation;

/**
 * The jar as {@code -javaagent}: gives JOL the JVM's own sizes of objects. Without them JOL
 * computes sizes from fields, and misses the padding that {@code @Contended} puts after the last.
 */
public final class SizesAgent {
  private static volatile boolean loaded;

  private SizesAgent() {}

  /**
   * Called by the JVM before {@code main}.
   *
   * @param arguments none are expected
   * @param jvm hands out sizes
   * @throws ReflectiveOperationException if this is not the JOL that it was written for
   */
  public static void premain(String arguments, Instrumentation jvm)
      throws ReflectiveOperationException {
    // JOL 0.17 has this as agentmain only, which serves attaching to a running JVM, in a class that
    // can't be named from here.
    Class.forName("org.openjdk.jol.vm.InstrumentationSupport$Installer")
        .getMethod("agentmain", String.class, Instrumentation.class)
        .invoke(null, arguments, jvm);
    loaded = true;
  }

  /** Whether this JVM was started with the agent, so that sizes can be relied on. */
  public static boolean isLoaded() {
    return loaded;
  }
}
