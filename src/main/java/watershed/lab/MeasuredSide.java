package watershed.lab;

import org.jspecify.annotations.Nullable;
import watershed.record.Side;

/**
 * A side of a diff on this machine. Only {@link #side()} may be stored: the paths are this
 * machine's own.
 *
 * @param side what is recorded of it
 * @param jdk that its forks run on
 * @param jar the user's own, or null where the suite's experiments are measured
 */
public record MeasuredSide(Side side, InstalledJdk jdk, @Nullable GuestJar jar) {
  /** The jar of a side that has one. */
  GuestJar requireJar() {
    GuestJar own = jar;
    if (own == null) {
      throw new IllegalStateException("side " + side.label() + " has no jar");
    }
    return own;
  }
}
