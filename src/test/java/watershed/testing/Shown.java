package watershed.testing;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Hands the picture that a cell ends with from JShell, which only gives texts, to the caller. */
public final class Shown {
  private static @Nullable BufferedImage last;

  private Shown() {}

  /** Called by a snippet. */
  public static void keep(BufferedImage image) {
    last = image;
  }

  /** The picture kept, which is forgotten; null where there is none. */
  static @Nullable BufferedImage take() {
    BufferedImage image = last;
    last = null;
    return image;
  }
}
