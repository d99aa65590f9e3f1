package watershed.experiments.creation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Flagged;

/** Ways for a write to fail, and the JVM flags that decide what the failure carries. */
public enum WriteFailure implements Flagged {
  /** It does not fail. */
  NONE(Kind.NOTHING),
  /** The map is null. Every exception is made anew, with its stack trace. */
  NULL_POINTER(Kind.NULL, "-XX:-OmitStackTraceInFastThrow"),
  /**
   * The map is null. As the JVM has it by default: compiled code that throws it often throws one
   * that was made beforehand, without a trace.
   */
  NULL_POINTER_FAST(Kind.NULL, "-XX:+OmitStackTraceInFastThrow"),
  /** The map is null. Every exception is made anew, without a trace. */
  NULL_POINTER_UNTRACED(Kind.NULL, "-XX:-OmitStackTraceInFastThrow", "-XX:-StackTraceInThrowable"),
  /** The map is {@code Map.of()}, which refuses. */
  UNSUPPORTED(Kind.IMMUTABLE),
  /** The same without a trace. */
  UNSUPPORTED_UNTRACED(Kind.IMMUTABLE, "-XX:-StackTraceInThrowable");

  private enum Kind {
    NOTHING,
    NULL,
    IMMUTABLE
  }

  private final Kind kind;
  private final List<String> flags;

  WriteFailure(Kind kind, String... flags) {
    this.kind = kind;
    this.flags = List.of(flags);
  }

  @Override
  public List<String> jvmFlags() {
    return flags;
  }

  /** The map to write to. */
  @Nullable Map<Integer, Integer> map() {
    return switch (kind) {
      case NOTHING -> new HashMap<>();
      case NULL -> null;
      case IMMUTABLE -> Map.of();
    };
  }
}
